// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/cached_voice.h"

#include "base/error.h"
#include "fakes/fake_voice.h"
#include "fakes/folder.h"
#include "synthesise/samples.h"
#include "synthesise/segment.h"

#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>

namespace baonoi::synthesise {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t large = std::size_t{1} << 30U;

// Words with silent blanks between them.
Utterance sentence(const std::vector<std::string> &words) {
    Utterance utterance;
    for (const std::string &word : words) {
        utterance.tokens.push_back({{}, word, "word"});
        utterance.tokens.push_back({{}, "", "blank"});
    }
    return utterance;
}

bool are_same(const SpokenUtterance &a, const SpokenUtterance &b) {
    return a.samples == b.samples && std::equal(a.words.begin(), a.words.end(), b.words.begin(),
                                                b.words.end(), [](const auto &x, const auto &y) {
                                                    return x.token == y.token && x.begin == y.begin &&
                                                           x.end == y.end;
                                                });
}

class SegmentCacheIn : public ::testing::Test {
protected:
    CachedVoice voice(std::size_t max_bytes = large) const {
        return {std::make_unique<test::FakeVoice>(2), std::make_shared<SegmentCache>(cache_, max_bytes)};
    }
    std::vector<fs::path> segments() const {
        std::vector<fs::path> files;
        for (const auto &entry : fs::recursive_directory_iterator(cache_))
            if (entry.is_regular_file() && entry.path().parent_path() != cache_)
                files.push_back(entry.path());
        return files;
    }

    test::TemporaryFolder folder_;
    fs::path cache_ = folder_.path() / "segments";
    Utterance utterance_ = sentence({"sáng", "nay", "trời", "nắng"});
};

TEST_F(SegmentCacheIn, RemembersSamplesAndTimes) {
    const SpokenUtterance first = voice().speak(utterance_);
    const SpokenUtterance second = voice().speak(utterance_);
    EXPECT_FALSE(first.remembered);
    EXPECT_TRUE(second.remembered);
    EXPECT_TRUE(are_same(first, second));
    EXPECT_TRUE(are_same(second, test::FakeVoice().speak(utterance_)));
    EXPECT_EQ(second.words[1].token, 2U);
}

TEST_F(SegmentCacheIn, TheSameWordsElsewhereAreTheSameSegment) {
    voice().speak(utterance_);
    Utterance elsewhere = sentence({"sáng", "nay", "trời", "nắng"});
    elsewhere.block = 7;
    elsewhere.source = {3, 40};
    elsewhere.tokens.insert(elsewhere.tokens.begin(), Token{{}, "", "quote"});
    elsewhere.tokens[1].rule = "lexicon";
    const SpokenUtterance speech = voice().speak(elsewhere);
    EXPECT_TRUE(speech.remembered);
    EXPECT_EQ(speech.words[0].token, 1U);
    EXPECT_TRUE(are_same(speech, test::FakeVoice().speak(elsewhere)));
}

TEST_F(SegmentCacheIn, TheKeyFollowsAllThatIsHeard) {
    const VoiceFacts facts{"vi-north", "", "espeak-ng 1.51", "f1", 22050};
    const std::string key = segment_key(utterance_, facts);
    EXPECT_EQ(key.size(), 32U);
    const auto differs = [&](auto change) {
        Utterance changed = utterance_;
        VoiceFacts voice = facts;
        change(changed, voice);
        return segment_key(changed, voice) != key;
    };
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.tokens[2].spoken = "mai"; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.tokens[2].language = "en"; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.tokens[2].phonemes = "m,ai"; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.tokens[2].pause = Pause::comma; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.tokens[4].pause = Pause::comma; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.tokens[1].pause = Pause::bracket; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.pause = Pause::paragraph; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.question = true; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.kind = BlockKind::heading; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.begins_block = true; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.ends_list = true; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) { u.tokens[1].asks = true; }));
    EXPECT_TRUE(differs([](Utterance &u, VoiceFacts &) {
        u.tokens[0].spoken = "sáng nay";
        u.tokens[2].spoken = "";
    }));
    EXPECT_TRUE(differs([](Utterance &, VoiceFacts &v) { v.fingerprint = "f2"; }));
    EXPECT_TRUE(differs([](Utterance &, VoiceFacts &v) { v.engine = "espeak-ng 1.52"; }));
    EXPECT_TRUE(differs([](Utterance &, VoiceFacts &v) { v.sample_rate = 16000; }));
    EXPECT_TRUE(differs([](Utterance &, VoiceFacts &v) { v.is_repeatable = false; })); // without the version
}

TEST_F(SegmentCacheIn, ADamagedFileIsSpokenAgainAndReplaced) {
    const SpokenUtterance first = voice().speak(utterance_);
    ASSERT_EQ(segments().size(), 1U);
    const fs::path file = segments()[0];
    const std::string whole = test::read(file);
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 50) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        test::write(file, damaged);
        const SpokenUtterance again = voice().speak(utterance_);
        EXPECT_FALSE(again.remembered) << "byte " << at;
        EXPECT_TRUE(are_same(again, first));
        test::write(file, whole.substr(0, at));
        EXPECT_FALSE(voice().speak(utterance_).remembered) << "cut at " << at;
    }
    EXPECT_EQ(test::read(file), whole);
    EXPECT_TRUE(voice().speak(utterance_).remembered);
}

TEST_F(SegmentCacheIn, MayBeDeletedAtAnyTime) {
    CachedVoice one = voice();
    one.speak(utterance_);
    fs::remove_all(cache_);
    EXPECT_FALSE(one.speak(utterance_).remembered);
    EXPECT_TRUE(one.speak(utterance_).remembered);
}

TEST_F(SegmentCacheIn, StaysWithinItsBytesAndForgetsWhatWasNotUsed) {
    constexpr std::size_t most = std::size_t{2} << 20U;
    CachedVoice one = voice(most);
    one.speak(utterance_);
    ASSERT_EQ(segments().size(), 1U);
    const fs::path used = segments()[0];
    for (int i = 0; i < 200; ++i) {
        one.speak(sentence({"câu", fmt::format("{}", i), "dài", "hơn", "một", "chút"}));
        std::size_t total = 0;
        for (const fs::path &file : segments()) {
            total += fs::file_size(file);
            if (file != used)
                fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(2));
        }
        ASSERT_LE(total, most);
    }
    EXPECT_GT(segments().size(), 10U);
    EXPECT_TRUE(one.speak(utterance_).remembered);
}

TEST_F(SegmentCacheIn, WhatIsPinnedStaysUntilItIsNoLonger) {
    constexpr std::size_t most = std::size_t{2} << 20U;
    CachedVoice one = voice(most);
    one.speak(utterance_);
    const fs::path pinned = segments().at(0);
    SegmentCache cache(cache_, most);
    cache.pin("an article", {segment_key(utterance_, one.facts())});
    int next = 0;
    const auto speak_much = [&] {
        fs::last_write_time(pinned, fs::file_time_type::clock::now() - std::chrono::hours(2));
        for (int i = 0; i < 200; ++i)
            one.speak(sentence({"câu", fmt::format("{}", ++next), "dài", "hơn", "một", "chút"}));
    };
    speak_much();
    EXPECT_TRUE(fs::exists(pinned));
    cache.pin("an article", {});
    speak_much();
    EXPECT_FALSE(fs::exists(pinned));
}

TEST_F(SegmentCacheIn, WhatIsPinnedTakesNoRoomFromTheOthers) {
    constexpr std::size_t most = std::size_t{2} << 20U;
    const auto speak = [](CachedVoice &voice, const std::string &first, int number) {
        const Utterance utterance = sentence({first, fmt::format("{}", number), "dài", "hơn", "một", "chút"});
        const SpokenUtterance spoken = voice.speak(utterance);
        return std::pair(segment_key(utterance, voice.facts()), spoken.remembered);
    };
    CachedVoice any = voice();
    std::vector<std::string> keys;
    for (int i = 0; i < 60; ++i) // more than 2 MB
        keys.push_back(speak(any, "tin", i).first);
    SegmentCache(cache_, most).pin("an article", keys);
    CachedVoice one = voice(most);
    for (int i = 0; i < 20; ++i)
        speak(one, "câu", i);
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(speak(one, "câu", i).second) << i;
}

TEST_F(SegmentCacheIn, AUseIsNoted) {
    voice().speak(utterance_);
    const fs::path file = segments()[0];
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(2));
    voice().speak(utterance_);
    EXPECT_LT(fs::file_time_type::clock::now() - fs::last_write_time(file), std::chrono::minutes(1));
}

TEST_F(SegmentCacheIn, WhatAWriterLeftBehindGoes) {
    voice().speak(utterance_);
    const std::string name = segments()[0].string() + ".new-a1b2c3";
    test::write(name, "half");
    fs::last_write_time(name, fs::file_time_type::clock::now() - std::chrono::hours(2));
    fs::remove(cache_ / "notes");
    voice().speak(sentence({"câu", "khác"}));
    EXPECT_FALSE(fs::exists(name));
    EXPECT_EQ(segments().size(), 2U);
}

TEST_F(SegmentCacheIn, ManyThreadsOfSeveralCachesShareAFolder) {
    std::vector<Utterance> utterances;
    for (int i = 0; i < 60; ++i)
        utterances.push_back(sentence({"câu", fmt::format("{}", i % 20)}));
    test::FakeVoice plain(2);
    const test::Speech expected = test::speech_of(utterances, plain);
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            CachedVoice own = voice();
            const test::Speech speech = test::speech_of(utterances, own);
            EXPECT_EQ(speech.samples, expected.samples);
            EXPECT_EQ(speech.words, expected.words);
        });
    threads.clear();
    CachedVoice last = voice();
    EXPECT_EQ(test::speech_of(utterances, last).spoken, 0U);
    EXPECT_EQ(expected.spoken, utterances.size());
}

TEST(SegmentCache, WithoutAPlaceEverythingIsSpoken) {
    EXPECT_EQ(open_segment_cache({"off", large}), nullptr);
    EXPECT_EQ(open_segment_cache({"/dev/null/kho", large}), nullptr);
    const test::TemporaryFolder folder;
    EXPECT_NE(open_segment_cache({folder.path() / "kho", large}), nullptr);
}

TEST(SegmentCache, TheUsualFolderIsTheServicesElseTheUsers) {
    ::setenv("HOME", "/home/lan", 1);
    ::unsetenv("XDG_CACHE_HOME");
    EXPECT_EQ(usual_cache_folder(), "/home/lan/.cache/baonoi");
    ::setenv("XDG_CACHE_HOME", "khong/tuyet/doi", 1);
    EXPECT_EQ(usual_cache_folder(), "/home/lan/.cache/baonoi");
    ::setenv("XDG_CACHE_HOME", "/tmp/kho", 1);
    EXPECT_EQ(usual_cache_folder(), "/tmp/kho/baonoi");
    ::setenv("CACHE_DIRECTORY", "/var/cache/baonoi:/var/cache/khac", 1);
    EXPECT_EQ(usual_cache_folder(), "/var/cache/baonoi");
    ::unsetenv("CACHE_DIRECTORY");
    ::setenv("XDG_CACHE_HOME", "/dev/null", 1);
}

} // namespace
} // namespace baonoi::synthesise
