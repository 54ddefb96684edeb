// SPDX-License-Identifier: GPL-3.0-or-later
// The cache that hosts share, behind the one of each.
#include "synthesise/cached_voice.h"

#include "fakes/fake_voice.h"
#include "fakes/folder.h"
#include "lib/xxhash/xxh3.h"
#include "synthesise/samples.h"
#include "synthesise/segment.h"

#include <cstring>
#include <gtest/gtest.h>
#include <map>
#include <mutex>

namespace baonoi::synthesise {
namespace {

// A bucket that is always there.
class Shelf : public SharedSegments {
public:
    std::optional<std::string> get(const std::string &key) noexcept override {
        const std::scoped_lock lock(mutex_);
        ++gets;
        const auto found = objects.find(key);
        return found == objects.end() ? std::nullopt : std::optional(found->second);
    }
    void put(const std::string &key, const std::string &bytes) noexcept override {
        const std::scoped_lock lock(mutex_);
        ++puts;
        objects[key] = bytes;
    }
    std::map<std::string, std::string> objects;
    int gets = 0, puts = 0;

private:
    std::mutex mutex_;
};

class DearVoice : public test::FakeVoice {
public:
    explicit DearVoice(bool is_dear = true) : FakeVoice(2), facts_(FakeVoice::facts()) {
        facts_.is_dear = is_dear;
    }
    const VoiceFacts &facts() const override { return facts_; }

private:
    VoiceFacts facts_;
};

// With a cache and a voice of its own.
struct Host {
    explicit Host(std::shared_ptr<SharedSegments> shared, bool is_dear = true, bool has_cache = true)
        : dear(new DearVoice(is_dear)),
          voice(std::unique_ptr<Voice>(dear),
                has_cache ? std::make_shared<SegmentCache>(folder.path(), std::size_t{1} << 30U) : nullptr,
                std::move(shared)) {}
    test::TemporaryFolder folder;
    DearVoice *dear; // voice's
    CachedVoice voice;
};

class SharedCache : public testing::Test {
protected:
    // The only object there.
    std::string &object() { return shelf_->objects.begin()->second; }

    std::shared_ptr<Shelf> shelf_ = std::make_shared<Shelf>();
    Utterance utterance_ = test::utterance("sáng nay , trời nắng");
};

TEST_F(SharedCache, WhatOneHostSpokeTheNextDoesNotSpeak) {
    std::vector<Utterance> article;
    for (int i = 0; i < 30; ++i)
        article.push_back(test::utterance("câu số " + std::to_string(i)));
    Host one(shelf_), two(shelf_);
    const test::Speech first = test::speech_of(article, one.voice);
    const test::Speech second = test::speech_of(article, two.voice);
    EXPECT_EQ(one.dear->calls, article.size());
    EXPECT_EQ(two.dear->calls, 0U);
    EXPECT_EQ(second.samples, first.samples);
    EXPECT_EQ(second.words, first.words);
}

TEST_F(SharedCache, WhatItGaveIsKeptByTheHost) {
    Host one(shelf_), two(shelf_);
    one.voice.speak(utterance_);
    const SpokenUtterance first = two.voice.speak(utterance_);
    EXPECT_TRUE(first.remembered);
    EXPECT_TRUE(first.is_shared);
    const int gets = shelf_->gets;
    const SpokenUtterance second = two.voice.speak(utterance_);
    EXPECT_TRUE(second.remembered);
    EXPECT_FALSE(second.is_shared);
    EXPECT_EQ(shelf_->gets, gets);
    EXPECT_EQ(shelf_->puts, 1);
    EXPECT_EQ(second.samples, first.samples);
}

TEST_F(SharedCache, AHostWithoutACacheOfItsOwnUsesIt) {
    Host one(shelf_, true, false), two(shelf_, true, false);
    one.voice.speak(utterance_);
    EXPECT_TRUE(two.voice.speak(utterance_).is_shared);
    EXPECT_EQ(two.dear->calls, 0U);
}

TEST_F(SharedCache, AVoiceThatIsNotDearSpeaksItself) {
    Host one(shelf_, false);
    one.voice.speak(utterance_);
    EXPECT_EQ(one.dear->calls, 1U);
    EXPECT_EQ(shelf_->gets + shelf_->puts, 0);
}

TEST_F(SharedCache, ADamagedOrCutObjectIsSpokenAgainAndReplaced) {
    Host(shelf_).voice.speak(utterance_);
    ASSERT_EQ(shelf_->objects.size(), 1U);
    const std::string whole = object();
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 20) {
        object()[at] = static_cast<char>(object()[at] ^ 0x10);
        EXPECT_FALSE(Host(shelf_).voice.speak(utterance_).remembered) << "byte " << at;
        EXPECT_EQ(object(), whole);
        object() = whole.substr(0, at);
        EXPECT_FALSE(Host(shelf_).voice.speak(utterance_).remembered) << "cut at " << at;
        EXPECT_EQ(object(), whole);
    }
    EXPECT_TRUE(Host(shelf_).voice.speak(utterance_).remembered);
}

TEST_F(SharedCache, AnotherSegmentsObjectIsKnownForThat) {
    Host one(shelf_);
    one.voice.speak(utterance_);
    const std::string whole = object();
    shelf_->objects.clear();
    one.voice.speak(test::utterance("chiều nay , trời mưa")); // as many words
    ASSERT_EQ(shelf_->objects.size(), 1U);
    const std::string other = object();
    shelf_->objects = {{whole.substr(0, 32), other}};
    EXPECT_FALSE(Host(shelf_).voice.speak(utterance_).remembered);
    EXPECT_EQ(object(), whole);
}

// A segment with that many samples and words, whose checksum is right.
std::string segment(std::uint32_t rate, std::uint32_t samples, const std::vector<std::uint32_t> &times) {
    std::string bytes = "baonoi segment 1\n";
    const auto add = [&](std::uint32_t number) {
        bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
    };
    for (const std::uint32_t number : {rate, static_cast<std::uint32_t>(times.size() / 2), samples, 0U})
        add(number);
    for (const std::uint32_t time : times)
        add(time);
    return bytes + xxhash::xxh128_hex(bytes);
}

TEST_F(SharedCache, AnObjectWithFiguresThatCannotBeIsSpokenAgain) {
    Host(shelf_).voice.speak(utterance_);
    const std::string whole = object(), key = whole.substr(0, 33);
    const std::vector<std::uint32_t> times = {0, 1, 1, 2, 2, 3, 3, 4};
    object() = key + segment(22050, 9, times);
    EXPECT_TRUE(Host(shelf_).voice.speak(utterance_).remembered);
    for (const std::string &wrong :
         {segment(16000, 9, times), segment(22050, 0xffffffffU, times), segment(22050, 9, {0, 1, 1, 2, 2, 3}),
          segment(22050, 9, {0, 1, 1, 2, 2, 3, 4, 3}), segment(22050, 9, {0, 1, 1, 2, 2, 3, 3, 10}),
          std::string("<html>"), std::string()}) {
        object() = key + wrong;
        EXPECT_FALSE(Host(shelf_).voice.speak(utterance_).remembered) << wrong.size();
        EXPECT_EQ(object(), whole);
    }
}

} // namespace
} // namespace baonoi::synthesise
