// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/mp3_parser.h"

#include "base/error.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "lib/confined/packer.h"
#include "lib/confined/parsers.h"
#include "lib/mpg123/mp3_decoder.h"

#include <fmt/format.h>

namespace baonoi::verify {

// Before the file.
struct Mp3Order {
    VerifySettings settings;
    std::size_t bytes = 0;
};

template <class T>
static auto fields(T &value) {
    using Type = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Type, Mp3Order>)
        return std::tie(value.settings, value.bytes);
    else if constexpr (std::is_same_v<Type, VerifySettings>)
        return std::tie(value.loudness.value, value.loudness_tolerance, value.max_true_peak.value,
                        value.max_silence.value, value.min_syllables_per_minute,
                        value.max_syllables_per_minute);
    else if constexpr (std::is_same_v<Type, Verdict>)
        return std::tie(value.checks);
    else
        return std::tie(value.name, value.passed, value.detail);
}

namespace {

constexpr std::string_view parser_of_mp3 = "mp3";
constexpr std::size_t memory_of_mp3 = std::size_t{2} << 30U; // of addresses, libraries and all
constexpr double cpu_of_mp3 = 600, time_of_mp3 = 1800;       // seconds
constexpr std::size_t largest_verdict = 1U << 20U;           // bytes
constexpr std::size_t longest_detail = 1000;                 // bytes

void parse_mp3_file(confined::ParserTask &task) {
    const auto order = task.order<Mp3Order>();
    std::string mp3;
    mp3.reserve(order.bytes);
    while (const auto piece = task.next())
        mp3 += *piece;
    task.tell(confined::packed(verify_file(LongBytes::lent(mp3), order.settings)));
}

} // namespace

Verdict verify_elsewhere(const LongBytes &mp3, const VerifySettings &settings) {
    confined::ParserWork work(parser_of_mp3, "the file", {cpu_of_mp3, largest_verdict, time_of_mp3});
    std::string answer;
    const auto take = [&](std::string message) { answer = std::move(message); };
    work.say(confined::packed(Mp3Order{settings, static_cast<std::size_t>(mp3.size())}), take);
    static_assert(LongBytes::longest_piece < confined::largest_packet);
    mp3.each([&](std::string_view piece) { work.say(piece, take); });
    work.finish(take);
    auto verdict = confined::unpacked<Verdict>(answer);
    if (!verdict || verdict->checks.empty())
        throw Error(Next::skip, "the file could not be parsed: the parser answered with nonsense");
    for (Check &check : verdict->checks)
        for (std::string *text : {&check.name, &check.detail})
            *text = printable(shorten(valid_utf8(*text), longest_detail));
    return std::move(*verdict);
}

confined::Parser mp3_parser() {
    return {parser_of_mp3, memory_of_mp3, [] { const mpg123::Mp3Decoder opens_the_library; }, parse_mp3_file};
}

} // namespace baonoi::verify
