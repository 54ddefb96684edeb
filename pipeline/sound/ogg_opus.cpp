// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/ogg_opus.h"

#include <algorithm>
#include <array>

namespace baonoi::sound {

namespace {

constexpr std::size_t head_bytes = 27;       // of a page, before its lacing values
constexpr std::size_t most_lacing = 255;     // values of a page, and bytes of one
constexpr std::size_t packets_of_page = 50;  // a second
constexpr std::size_t longest_value = 2000;  // bytes of a tag
constexpr std::uint32_t stream = 0x62616f6e; // "baon": any number will do, as there is one stream
constexpr unsigned begins = 2, ends = 4;     // flags of a page
constexpr std::string_view capture = "OggS", opus_head = "OpusHead", opus_tags = "OpusTags";
constexpr std::size_t pre_skip_at = 10, opus_head_bytes = 19, checksum_at = 22;

void put_little(std::string &to, std::uint64_t value, int bytes) { // little-endian
    for (int i = 0; i < bytes; ++i)
        to += static_cast<char>(value >> (8 * i) & 0xffU);
}

std::uint64_t little_at(std::string_view bytes, std::size_t at, int count) {
    std::uint64_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

constexpr std::array<std::uint32_t, 256> ogg_checksum_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i << 24U;
        for (int bit = 0; bit < 8; ++bit)
            value = value << 1U ^ (value >> 31U) * 0x04c11db7U;
        table[i] = value;
    }
    return table;
}();

// CRC-32 as Ogg has it, of a page whose own checksum is 0.
std::uint32_t ogg_checksum(std::string_view page) {
    std::uint32_t value = 0;
    for (const char c : page)
        value = value << 8U ^ ogg_checksum_table[value >> 24U ^ static_cast<unsigned char>(c)];
    return value;
}

std::string_view shortened(std::string_view value) {
    if (value.size() <= longest_value)
        return value;
    std::size_t end = longest_value;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xc0U) == 0x80U) // within a character
        --end;
    return value.substr(0, end);
}

} // namespace

std::string make_opus_head(int pre_skip, int input_rate) {
    std::string head(opus_head);
    put_little(head, 1, 1); // version
    put_little(head, 1, 1); // channels
    put_little(head, static_cast<std::uint64_t>(pre_skip), 2);
    put_little(head, static_cast<std::uint64_t>(input_rate), 4);
    put_little(head, 0, 2); // gain
    put_little(head, 0, 1); // mono or stereo
    return head;
}

std::string make_opus_tags(std::string_view vendor, const std::vector<OpusTag> &tags) {
    std::string made(opus_tags);
    put_little(made, vendor.size(), 4);
    made += vendor;
    const auto is_told = [](const OpusTag &tag) { return !tag.second.empty(); };
    put_little(made, static_cast<std::uint64_t>(std::count_if(tags.begin(), tags.end(), is_told)), 4);
    for (const OpusTag &tag : tags)
        if (is_told(tag)) {
            const std::string_view value = shortened(tag.second);
            put_little(made, tag.first.size() + 1 + value.size(), 4);
            made += tag.first;
            made += '=';
            made += value;
        }
    return made;
}

void OggOpusPages::add_header(std::string_view packet) {
    add(packet, 0);
    make_page(0, number_ == 0 ? begins : 0);
}

void OggOpusPages::add(std::string_view packet, int samples) {
    if (count_ == packets_of_page) // not before there is another one: the last page is marked
        make_page(position_, 0);
    sizes_.insert(sizes_.end(), packet.size() / most_lacing, most_lacing);
    sizes_.push_back(static_cast<unsigned char>(packet.size() % most_lacing));
    packets_ += packet;
    ++count_;
    position_ += samples;
}

void OggOpusPages::finish(std::int64_t end) {
    make_page(end, ends);
}

void OggOpusPages::make_page(std::int64_t position, unsigned flags) {
    page_ = capture;
    put_little(page_, 0, 1); // version
    put_little(page_, flags, 1);
    put_little(page_, static_cast<std::uint64_t>(position), 8);
    put_little(page_, stream, 4);
    put_little(page_, number_++, 4);
    put_little(page_, 0, 4);
    put_little(page_, sizes_.size(), 1);
    page_.append(sizes_.begin(), sizes_.end());
    page_ += packets_;
    std::string sum;
    put_little(sum, ogg_checksum(page_), 4);
    page_.replace(checksum_at, sum.size(), sum);
    take_page_(page_);
    sizes_.clear();
    packets_.clear();
    count_ = 0;
}

std::optional<std::string_view> OggOpusWalk::next() {
    while (fault_.empty()) {
        while (taken_ < packets_.size()) {
            const std::string_view packet = packets_[taken_++];
            if (headers_ == 2)
                return packet;
            if (!take_header(packet))
                return std::nullopt;
        }
        if (is_last_ || !read_page())
            return std::nullopt;
    }
    return std::nullopt;
}

bool OggOpusWalk::take_header(std::string_view packet) {
    const bool is_head = headers_ == 0 && packet.starts_with(opus_head) && packet.size() >= opus_head_bytes;
    if (is_head)
        pre_skip_ = static_cast<int>(little_at(packet, pre_skip_at, 2));
    if (is_head || (headers_ == 1 && packet.starts_with(opus_tags))) {
        ++headers_;
        return true;
    }
    fault_ = "it does not begin with the head and the tags of Opus";
    return false;
}

bool OggOpusWalk::read_page() {
    packets_.clear();
    taken_ = 0;
    const auto fail = [&](const char *what) {
        fault_ = "page " + std::to_string(number_ + 1) + ' ' + what;
        return false;
    };
    const auto read = [&](std::size_t more) {
        if (file_.size() - at_ < more)
            return false;
        const std::size_t before = page_.size();
        page_.resize(before + more);
        file_.read(at_, {page_.data() + before, more});
        at_ += more;
        return true;
    };
    page_.clear();
    if (!read(head_bytes) || !page_.starts_with(capture))
        return fail("is missing");
    const std::size_t lacing = static_cast<unsigned char>(page_[head_bytes - 1]);
    std::size_t size = 0;
    if (!read(lacing))
        return fail("is cut off");
    for (std::size_t i = 0; i < lacing; ++i)
        size += static_cast<unsigned char>(page_[head_bytes + i]);
    if (!read(size))
        return fail("is cut off");
    const auto stated = static_cast<std::uint32_t>(little_at(page_, checksum_at, 4));
    page_.replace(checksum_at, 4, 4, '\0');
    if (stated != ogg_checksum(page_))
        return fail("is damaged");
    if (little_at(page_, 14, 4) != stream || little_at(page_, 18, 4) != number_)
        return fail("is not the one that follows");
    ++number_;
    end_ = static_cast<std::int64_t>(little_at(page_, 6, 8));
    is_last_ = (static_cast<unsigned char>(page_[5]) & ends) != 0;
    if (is_last_ && at_ != file_.size())
        return fail("is not the one that follows: the stream ended");
    std::size_t at = head_bytes + lacing, length = 0;
    for (std::size_t i = 0; i < lacing; ++i) {
        const auto value = static_cast<unsigned char>(page_[head_bytes + i]);
        length += value;
        if (value == most_lacing)
            continue;
        packets_.push_back(std::string_view(page_).substr(at, length));
        at += length;
        length = 0;
    }
    return true;
}

} // namespace baonoi::sound
