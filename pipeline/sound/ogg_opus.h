// SPDX-License-Identifier: GPL-3.0-or-later
// The layout of an Opus file: packets in pages of Ogg (RFC 3533), behind a head and tags (RFC 7845). encode
// writes the file beside the MP3 by it, verify reads it; no sample is decoded here. Of what Ogg allows only
// that is read which is written here: one stream, each packet whole in one page.
#pragma once

#include "model/long_bytes.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baonoi::sound {

constexpr int opus_clock = 48000; // samples a second in which a file counts, whatever it was made of

// "TITLE" and its value, UTF-8.
using OpusTag = std::pair<std::string, std::string>;

// The packets that a file begins with. pre_skip: samples by opus_clock that a player drops; input_rate: Hz.
std::string make_opus_head(int pre_skip, int input_rate);
// vendor: who encodes. Long values are shortened, so that they fit into one page.
std::string make_opus_tags(std::string_view vendor, const std::vector<OpusTag> &tags);

// Packets to pages. Its memory is that of one page. The number of the stream is always the same.
class OggOpusPages {
public:
    using TakePage = std::function<void(std::string_view page)>;
    explicit OggOpusPages(TakePage take_page) : take_page_(std::move(take_page)) {}

    // The head, then the tags, each on a page of its own.
    void add_header(std::string_view packet);
    // samples: by opus_clock.
    void add(std::string_view packet, int samples);
    // end: samples by opus_clock that a decoder gives up to the end of what is to be played.
    void finish(std::int64_t end);

private:
    void make_page(std::int64_t position, unsigned flags);

    TakePage take_page_;
    std::vector<unsigned char> sizes_; // lacing values of the page's packets
    std::string packets_, page_;
    std::size_t count_ = 0; // of packets that wait
    std::int64_t position_ = 0;
    std::uint32_t number_ = 0; // of the page
};

// A file packet by packet.
class OggOpusWalk {
public:
    explicit OggOpusWalk(const LongBytes &file) : file_(file) {}

    // The next packet with sound, valid until the next call; nothing after the last, or where a fault is.
    std::optional<std::string_view> next();
    // What is wrong with the file, as far as it was walked through; empty: nothing.
    const std::string &fault() const { return fault_; }
    // By opus_clock. pre_skip: known with the first packet; end: as OggOpusPages::finish, after the last.
    int pre_skip() const { return pre_skip_; }
    std::int64_t end() const { return end_; }

private:
    bool read_page();
    bool take_header(std::string_view packet);

    const LongBytes file_;
    std::uint64_t at_ = 0;
    std::string page_;
    std::vector<std::string_view> packets_; // in page_
    std::size_t taken_ = 0;
    std::uint32_t number_ = 0;
    int headers_ = 0, pre_skip_ = 0;
    std::int64_t end_ = 0;
    bool is_last_ = false;
    std::string fault_;
};

} // namespace baonoi::sound
