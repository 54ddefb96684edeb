// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/segment_file.h"

#include "lib/xxhash/xxh3.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>

namespace baonoi::synthesise {

namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view magic = "baonoi segment 1\n";
constexpr std::size_t hash_size = 32;
constexpr std::size_t largest = std::size_t{64} << 20U;
constexpr std::uint32_t most_samples = 1U << 30U; // silence included
constexpr std::string_view temporary_mark = ".new-";

struct Head {
    std::uint32_t sample_rate, words, samples, kept_samples;
};
struct WordTimes {
    std::uint32_t begin, end;
};

template <class T>
void put(std::string &bytes, const T *values, std::size_t count) {
    bytes.append(reinterpret_cast<const char *>(values), count * sizeof(T));
}

template <class T>
std::string_view take(std::string_view bytes, T *values, std::size_t count) {
    if (count > 0)
        std::memcpy(values, bytes.data(), count * sizeof(T));
    return bytes.substr(count * sizeof(T));
}

bool fits(const WordTimes &word, const Head &head) {
    return word.begin <= word.end && word.end <= head.samples;
}

bool write_all(const UniqueFd &fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd.value(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

bool is_segment_name(std::string_view name) {
    return name.size() == 30 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_temporary_segment(std::string_view name) {
    const std::size_t mark = name.find(temporary_mark);
    return mark != std::string_view::npos && is_segment_name(name.substr(0, mark));
}

std::string segment_bytes(const SpokenUtterance &speech, int sample_rate) {
    const auto last = std::find_if(speech.samples.rbegin(), speech.samples.rend(),
                                   [](std::int16_t sample) { return sample != 0; });
    const auto kept = static_cast<std::size_t>(speech.samples.rend() - last);
    const Head head{static_cast<std::uint32_t>(sample_rate), static_cast<std::uint32_t>(speech.words.size()),
                    static_cast<std::uint32_t>(speech.samples.size()), static_cast<std::uint32_t>(kept)};
    std::string bytes(magic);
    bytes.reserve(magic.size() + sizeof head + speech.words.size() * sizeof(WordTimes) + kept * 2 +
                  hash_size);
    put(bytes, &head, 1);
    for (const auto &word : speech.words) {
        const WordTimes times{static_cast<std::uint32_t>(word.begin.count),
                              static_cast<std::uint32_t>(word.end.count)};
        put(bytes, &times, 1);
    }
    put(bytes, speech.samples.data(), kept);
    return bytes + xxhash::xxh128_hex(bytes);
}

std::optional<SpokenUtterance> parse_segment(std::string_view bytes, int sample_rate) {
    if (bytes.size() < magic.size() + sizeof(Head) + hash_size || !bytes.starts_with(magic))
        return std::nullopt;
    const std::string_view hashed = bytes.substr(0, bytes.size() - hash_size);
    Head head{};
    const std::string_view body = take(hashed.substr(magic.size()), &head, 1);
    if (head.sample_rate != static_cast<std::uint32_t>(sample_rate) || head.samples > most_samples ||
        head.kept_samples > head.samples ||
        body.size() != head.words * sizeof(WordTimes) + head.kept_samples * sizeof(std::int16_t) ||
        xxhash::xxh128_hex(hashed) != bytes.substr(hashed.size()))
        return std::nullopt;
    std::vector<WordTimes> words(head.words);
    const std::string_view sound = take(body, words.data(), words.size());
    SpokenUtterance speech;
    for (const WordTimes &word : words) {
        if (!fits(word, head))
            return std::nullopt;
        speech.words.push_back({0, {word.begin}, {word.end}});
    }
    speech.samples.resize(head.samples);
    take(sound, speech.samples.data(), head.kept_samples);
    return speech;
}

std::optional<SpokenUtterance> read_segment(const UniqueFd &fd, std::size_t size, int sample_rate) {
    if (size > largest)
        return std::nullopt;
    std::string bytes(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t got = ::read(fd.value(), bytes.data() + filled, size - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return std::nullopt;
        filled += static_cast<std::size_t>(got);
    }
    return parse_segment(bytes, sample_rate);
}

bool write_segment(const std::filesystem::path &path, std::string_view bytes) {
    std::string temporary = path.string() + std::string(temporary_mark) + "XXXXXX";
    UniqueFd fd(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!fd)
        return false;
    const bool written = write_all(fd, bytes) && fd.close() == 0;
    if (written && ::rename(temporary.c_str(), path.c_str()) == 0)
        return true;
    ::unlink(temporary.c_str());
    return false;
}

} // namespace baonoi::synthesise
