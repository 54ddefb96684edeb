// SPDX-License-Identifier: GPL-3.0-or-later
// A store in SQLite and one in PostgreSQL that are asked the same, by chance; the chance is the same in every
// run, unless another seed is given.
#pragma once

#include "base/error.h"
#include "store/every_store.h"

#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <random>

namespace baonoi::test {

constexpr int articles = 9; // of a source

// --gtest_random_seed, or else always the same.
inline std::uint32_t seed() {
    constexpr std::uint32_t usual = 20'261'130;
    const auto given = static_cast<std::uint32_t>(GTEST_FLAG_GET(random_seed));
    return given == 0 ? usual : given;
}

class TwoStores : public ::testing::Test {
protected:
    // What is in both, or a difference.
    template <class Call>
    auto ask(const char *what, const Call &call) {
        auto expected = answer(*sqlite_, call), given = answer(*postgres_, call);
        EXPECT_EQ(given, expected) << what << ", step " << step_;
        return expected;
    }
    template <class Call>
    static auto answer(Store &store, const Call &call) {
        using Answer = std::optional<decltype(call(store))>;
        try {
            return Answer(call(store));
        } catch (const Error &) {
            return Answer();
        }
    }
    template <class Call>
    void tell(const char *what, const Call &call) {
        ask(what, [&](Store &store) { return call(store), true; });
    }

    int below(int end) { return std::uniform_int_distribution(0, end - 1)(random_); }
    bool is_lucky(int of = 2) { return below(of) == 0; }
    template <std::size_t size>
    std::string one_of(const std::array<const char *, size> &texts) {
        return texts.at(static_cast<std::size_t>(below(size)));
    }
    std::string source() { return one_of(std::array{"cong-tin", "xã"}); }
    std::string input() { return fmt::format("https://tin.example.vn/{}", below(articles)); }
    std::string words() {
        return one_of(std::array{"Giá đường tăng 5%", "Mưa lớn ở Đắk Lắk", "BÃO số 3 vào đất liền",
                                 "Giá 100USD", "", "Cúm H5N1, bão Yagi", "\"trích\" dẫn – và — gạch",
                                 "Москва"});
    }
    std::string hash() { return one_of(std::array{"", "h1", "h2", "h3"}); }
    // The content hash of one of the article's recordings, as no other article has it.
    static std::string recording(const std::string &of, const std::string &at, int number) {
        return fmt::format("{}{}{:011}", of == "xã" ? 'a' : 'b', at.back(), number);
    }
    std::string recording(const std::string &of, const std::string &at) {
        return is_lucky(4) ? "" : recording(of, at, below(3));
    }

    ArticleRecord record(const std::string &of, const std::string &at) {
        ArticleRecord record;
        record.source = of;
        record.input = at;
        record.state = static_cast<ArticleState>(below(9));
        record.title = words();
        record.id = is_lucky() ? fmt::format("id-{}", at.back()) : "";
        record.url = is_lucky() ? at : "";
        record.reason =
            one_of(std::array{"", "the page answered 503", "no text: the longest text is 3 words"});
        record.published =
            one_of(std::array{"", "2020-09-13", "2020-09-13T12:00:00+07:00", "2020-09-13T12:26", "sai",
                              "2020-02-30T00:00:00Z", "2020-09-13T05:00:00Z"});
        record.section = one_of(std::array{"", "thoi-su", "van-hoa"});
        record.missed_at = is_lucky(5) ? clock_.unix_time() : 0;
        if (is_lucky(5))
            record.exemption = Exemption::other_language;
        if (is_lucky()) {
            record.audio = one_of(std::array{"a/1.mp3", "a/2.mp3"});
            record.content_hash = recording(of, at);
            record.voice = one_of(std::array{"vi-north", "vi-south"});
            record.duration = below(1000) / 8.0;
            record.bytes = below(100'000);
            record.sha256 = hash();
        }
        return record;
    }

    JobRequest request() {
        JobRequest request;
        request.source = source();
        request.input = input();
        request.kind = static_cast<JobKind>(below(4));
        request.urgency = static_cast<Urgency>(below(3));
        request.content_hash = recording(request.source, request.input);
        request.voice = one_of(std::array{"", "vi-south"});
        request.ordered_by = one_of(std::array{"", "an"});
        request.reason = one_of(std::array{"", "sai tên"});
        request.listing = one_of(std::array{"", "{1}", "{2}"});
        return request;
    }

    std::vector<SentenceRecord> said() {
        std::vector<SentenceRecord> sentences;
        for (int i = below(4); i > 0; --i)
            sentences.push_back({words(), words()});
        return sentences;
    }

    test::FakeClock clock_;
    test::TemporaryFolder folder_;
    std::unique_ptr<Store> sqlite_ = open_store("sqlite:" + (folder_.path() / "a.db").string(), clock_);
    std::unique_ptr<Store> postgres_ = open_store(test::PostgresServer::shared().new_store(), clock_);
    std::mt19937 random_{seed()};
    int step_ = 0;
    bool is_lucky_ = false;
};

} // namespace baonoi::test
