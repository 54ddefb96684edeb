// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/handle.h"
#include "base/version.h"
#include "fakes/processes.h"
#include "lib/espeak/espeak_client.h"
#include "lib/espeak/packet.h"
#include "test_paths.h"

#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace baonoi::espeak {
namespace {

namespace fs = std::filesystem;
using test::children_of;
using test::goes_away;
using test::state_of;

EngineSettings fragile() {
    return {"any", "vi", 160, 50, 50, 60, 2};
}

EngineSettings vietnamese() {
    return {"aav/vi", "vi", 162, 50, 78, 60, 10};
}

EngineClause words(std::initializer_list<const char *> texts) {
    EngineClause clause;
    for (const char *text : texts)
        clause.push_back({EngineWordKind::text, text});
    return clause;
}

TEST(VoiceServer, TellsItsEngine) {
    VoiceServer server(fragile(), BAONOI_FRAGILE_VOICE);
    EXPECT_EQ(server.pid(), 0);
    EXPECT_EQ(server.facts().version, "fragile 1");
    EXPECT_EQ(server.facts().sample_rate, 8000);
    EXPECT_GT(server.pid(), 0);
}

TEST(VoiceServer, SpeaksClausesWithTheBeginningOfEachWord) {
    VoiceServer server(fragile(), BAONOI_FRAGILE_VOICE);
    const Spoken spoken = server.speak({words({"một", "hai"}), words({"ba"})});
    ASSERT_TRUE(spoken.spoken) << spoken.reason;
    ASSERT_EQ(spoken.clauses.size(), 2U);
    EXPECT_EQ(spoken.clauses[0].begins, (std::vector<std::int64_t>{500, 1300}));
    EXPECT_EQ(spoken.clauses[0].samples.size(), 2600U);
    EXPECT_EQ(spoken.clauses[1].samples.size(), 1800U);
}

TEST(VoiceServer, SaysWhyItsChildFailedAndGoesOn) {
    VoiceServer server(fragile(), BAONOI_FRAGILE_VOICE);
    const pid_t pid = server.facts().sample_rate ? server.pid() : 0;
    EXPECT_EQ(server.speak({words({"chết"})}).reason, "was killed by signal 4");
    EXPECT_EQ(server.speak({words({"bỏ"})}).reason, "was aborted");
    EXPECT_EQ(server.speak({words({"giết"})}).reason,
              "asked for the system call kill, which no voice may make");
    EXPECT_EQ(server.speak({words({"thoát"})}).reason, "ended with code 7");
    EXPECT_EQ(server.speak({words({"im"})}).reason, "found no sound for a word");
    EXPECT_TRUE(server.speak({words({"một"})}).spoken);
    EXPECT_EQ(server.pid(), pid);
}

TEST(VoiceServer, EndsAChildThatHangs) {
    EngineSettings settings = fragile();
    settings.time_limit = 0.3;
    VoiceServer server(settings, BAONOI_FRAGILE_VOICE);
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(server.speak({words({"treo"})}).reason, "took longer than 0.3 s");
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5));
    EXPECT_TRUE(children_of(server.pid()).empty());
}

TEST(VoiceServer, RefusesAFloodOfSound) {
    VoiceServer server(fragile(), BAONOI_FRAGILE_VOICE);
    EXPECT_EQ(server.speak({words({"lụt"})}).reason, "makes sound without end");
    EXPECT_TRUE(server.speak({words({"một"})}).spoken);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST(VoiceServer, LimitsTheMemoryOfAChild) {
    VoiceServer server(fragile(), BAONOI_FRAGILE_VOICE);
    EXPECT_EQ(server.speak({words({"ngốn"})}).reason, "found no sound for a word");
    EXPECT_TRUE(server.speak({words({"một"})}).spoken);
}
#endif

TEST(VoiceServer, IsStartedAgainAfterItWasKilled) {
    VoiceServer server(fragile(), BAONOI_FRAGILE_VOICE);
    server.facts();
    const pid_t first = server.pid();
    ASSERT_EQ(::kill(first, SIGKILL), 0);
    ASSERT_TRUE(goes_away(first));
    EXPECT_EQ(server.speak({words({"một"})}).reason, "lost its server");
    EXPECT_TRUE(server.speak({words({"một"})}).spoken);
    EXPECT_NE(server.pid(), first);
}

TEST(VoiceServer, LeavesNothingBehind) {
    pid_t pid = 0;
    {
        VoiceServer server(fragile(), BAONOI_FRAGILE_VOICE);
        server.facts();
        pid = server.pid();
    }
    EXPECT_EQ(state_of(pid), "gone");
}

// The child stands for a program that is killed while its server's child hangs.
TEST(VoiceServer, GoesWhenItsOwnerIsKilled) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
    const pid_t owner = ::fork();
    ASSERT_GE(owner, 0);
    if (owner == 0) {
        EngineSettings settings = fragile();
        settings.time_limit = 60;
        VoiceServer server(settings, BAONOI_FRAGILE_VOICE);
        server.facts();
        const pid_t pid = server.pid();
        if (::write(ends[1], &pid, sizeof pid) == sizeof pid)
            server.speak({words({"treo"})});
        ::_exit(0);
    }
    pid_t pid = 0;
    ASSERT_EQ(::read(ends[0], &pid, sizeof pid), static_cast<ssize_t>(sizeof pid));
    std::vector<pid_t> children;
    for (int i = 0; i < 200 && children.empty(); ++i) {
        children = children_of(pid);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ASSERT_EQ(children.size(), 1U);
    ::kill(owner, SIGKILL);
    ::waitpid(owner, nullptr, 0);
    EXPECT_TRUE(goes_away(pid));
    EXPECT_TRUE(goes_away(children[0]));
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST(VoiceServer, HandsOnWhyTheEngineCannotStart) {
    EngineSettings settings = fragile();
    settings.voice = "missing";
    VoiceServer server(settings, BAONOI_FRAGILE_VOICE);
    try {
        server.facts();
        FAIL();
    } catch (const Error &error) {
        EXPECT_STREQ(error.what(), "no engine here: install one");
        EXPECT_EQ(error.next(), Next::stop);
    }
}

TEST(VoiceServer, SaysWhichProgramItLacksAndHowToMendIt) {
    const std::string before = voice_program();
    ::setenv("BAONOI_VOICE", "/no/such/voice", 1);
    try {
        VoiceServer server(fragile());
        ADD_FAILURE();
    } catch (const Error &error) {
        EXPECT_STREQ(error.what(),
                     "cannot run the voice program /no/such/voice: No such file or directory; install "
                     "baonoi-voice beside baonoi, or say in $BAONOI_VOICE where it is");
        EXPECT_EQ(error.next(), Next::stop);
    }
    ::setenv("BAONOI_VOICE", "", 1); // as if it were not set
    EXPECT_THROW(voice_program(), Error);
    ::setenv("BAONOI_VOICE", before.c_str(), 1);
    EXPECT_EQ(voice_program(), before);
}

TEST(VoiceServer, RefusesAnotherVersion) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends.data()), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::execl(BAONOI_FRAGILE_VOICE, "baonoi-voice", "0.0.7", std::to_string(ends[1]).c_str(), nullptr);
        ::_exit(127);
    }
    std::string answer(1000, '\0');
    answer.resize(
        static_cast<std::size_t>(std::max<ssize_t>(::recv(ends[0], answer.data(), answer.size(), 0), 0)));
    const auto refused = unpack<Refused>(answer);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->message,
              fmt::format("the voice program is version {}, baonoi is 0.0.7: install both of "
                          "one version and start baonoi again",
                          version()));
    ::waitpid(child, nullptr, 0);
    ::close(ends[0]);
    ::close(ends[1]);
}

// It must neither call at a sound server nor carry what it does not need into every fork.
TEST(Espeak, TheVoiceProgramLoadsNoLibraryOfSound) {
    const Handle<FILE, ::pclose> program(::popen(BAONOI_BARE_VOICE, "r"));
    ASSERT_TRUE(program);
    std::string text(std::size_t{1} << 20U, '\0');
    text.resize(::fread(text.data(), 1, text.size(), program.get()));
    EXPECT_NE(text.find("libespeak-ng"), std::string::npos);
    for (const char *library : {"pcaudio", "pulse", "asound", "libX11", "libxml2", "libcurl", "libicu"})
        EXPECT_EQ(text.find(library), std::string::npos) << library;
}

TEST(Espeak, SaysWhichVoiceItLacks) {
    EngineSettings settings = vietnamese();
    settings.voice = "no/such";
    VoiceServer server(settings);
    try {
        server.facts();
        FAIL();
    } catch (const Error &error) {
        EXPECT_STREQ(error.what(), "eSpeak NG has no voice no/such");
    }
}

TEST(Espeak, GivesTheSameSamplesInAnyOrder) {
    VoiceServer server(vietnamese());
    EXPECT_EQ(server.facts().version, "espeak-ng 1.51");
    EXPECT_EQ(server.facts().sample_rate, 22050);
    const EngineClause clause = words({"trời", "hôm", "nay", "nhiều", "mây"});
    const Spoken first = server.speak({clause});
    ASSERT_TRUE(first.spoken) << first.reason;
    server.speak({words({"gió", "nhẹ"}), clause});
    const Spoken second = server.speak({clause});
    VoiceServer other(vietnamese());
    const Spoken third = other.speak({clause});
    EXPECT_EQ(first.clauses[0].samples, second.clauses[0].samples);
    EXPECT_EQ(first.clauses[0].samples, third.clauses[0].samples);
    EXPECT_GT(first.clauses[0].samples.size(), 22050U);
}

TEST(Espeak, GivesEveryWordOneBeginning) {
    VoiceServer server(vietnamese());
    EngineClause clause = words({"xem", "trên"});
    clause.push_back({EngineWordKind::english, "Facebook"});
    clause.push_back({EngineWordKind::phonemes, "v'Ew"});
    clause.push_back({EngineWordKind::phonemes, "bw'iE3t["});
    clause.push_back({EngineWordKind::english, "XKCD"});
    clause.push_back({EngineWordKind::text, "hay"});
    const Spoken spoken = server.speak({clause});
    ASSERT_TRUE(spoken.spoken) << spoken.reason;
    const auto &begins = spoken.clauses[0].begins;
    ASSERT_EQ(begins.size(), clause.size());
    EXPECT_EQ(begins[0], 0);
    for (std::size_t i = 1; i < begins.size(); ++i)
        EXPECT_GT(begins[i], begins[i - 1] + 2000) << clause[i].text;
    EXPECT_GT(static_cast<std::int64_t>(spoken.clauses[0].samples.size()), begins.back() + 2000);
}

TEST(Espeak, AMannerChangesTheRateAndEveryWordKeepsItsBeginning) {
    VoiceServer server(vietnamese());
    EngineClause clause = words({"anh", "ba", "cho", "tôi"});
    clause.push_back({EngineWordKind::phonemes, "v'Ew"});
    clause.push_back({EngineWordKind::english, "Facebook"});
    clause.push_back({EngineWordKind::text, "hay"});
    const Spoken plain = server.speak({clause});
    ASSERT_TRUE(plain.spoken) << plain.reason;
    for (EngineWord &word : clause)
        word.manner = {5, 100, 80};
    clause[2].manner = {-5, 110, 80};
    clause.back().manner = {-10, 100, 80};
    const Spoken said = server.speak({clause});
    ASSERT_TRUE(said.spoken) << said.reason;
    const SpokenClause &usual = plain.clauses[0], &slow = said.clauses[0];
    const double longer =
        static_cast<double>(slow.samples.size()) / static_cast<double>(usual.samples.size());
    EXPECT_NEAR(longer, 1.25, 0.1);
    ASSERT_EQ(slow.begins.size(), usual.begins.size());
    for (std::size_t i = 0; i < slow.begins.size(); ++i)
        EXPECT_NEAR(static_cast<double>(slow.begins[i]), longer * static_cast<double>(usual.begins[i]), 2500)
            << clause[i].text;
}

// Of the voice in the middle of the samples, by autocorrelation, in samples.
std::size_t period_of(const std::vector<std::int16_t> &samples) {
    constexpr std::size_t shortest = 90, longest = 320, frame = 1200;
    const std::size_t at = samples.size() / 2;
    std::size_t best = shortest;
    double most = 0;
    for (std::size_t lag = shortest; lag < longest && at + frame + lag < samples.size(); ++lag) {
        double both = 0, there = 1;
        for (std::size_t i = at; i < at + frame; ++i) {
            both += static_cast<double>(samples[i]) * samples[i + lag];
            there += static_cast<double>(samples[i + lag]) * samples[i + lag];
        }
        if (both / std::sqrt(there) > most) {
            most = both / std::sqrt(there);
            best = lag;
        }
    }
    return best;
}

TEST(Espeak, FiveOfAMannersPitchAreASemitone) {
    VoiceServer server(vietnamese());
    EngineClause clause = words({"ba"});
    const auto period = [&](int pitch) {
        clause[0].manner.pitch = pitch;
        const Spoken spoken = server.speak({clause});
        EXPECT_TRUE(spoken.spoken) << spoken.reason;
        return spoken.spoken ? static_cast<double>(period_of(spoken.clauses[0].samples)) : 1;
    };
    const double usual = period(0);
    EXPECT_NEAR(12 * std::log2(usual / period(10)), 2, 0.4);
    EXPECT_NEAR(12 * std::log2(usual / period(-10)), -2, 0.4);
}

TEST(Espeak, AMannerEndsWithItsClause) {
    VoiceServer server(vietnamese());
    const EngineClause plain = words({"anh", "ba", "cho", "tôi"});
    EngineClause low = plain;
    for (EngineWord &word : low)
        word.manner = {-20, 60, 60};
    const Spoken spoken = server.speak({low, plain});
    ASSERT_TRUE(spoken.spoken) << spoken.reason;
    const auto length = [&](std::size_t i) { return static_cast<double>(spoken.clauses[i].samples.size()); };
    EXPECT_GT(length(0), 1.3 * length(1));
    EXPECT_NEAR(length(1), static_cast<double>(server.speak({plain}).clauses[0].samples.size()), 1500);
}

TEST(Espeak, ReadsEnglishWordsWithTheirEnglishSound) {
    VoiceServer server(vietnamese());
    const auto length = [&](EngineWordKind kind, const char *text) {
        const Spoken spoken = server.speak({{{kind, text}}});
        EXPECT_TRUE(spoken.spoken) << spoken.reason;
        return spoken.spoken ? spoken.clauses[0].samples : std::vector<std::int16_t>{};
    };
    // The rules of Vietnamese do not see that this word is English.
    EXPECT_NE(length(EngineWordKind::english, "Trump"), length(EngineWordKind::text, "trump"));
    EXPECT_EQ(length(EngineWordKind::english, "Trump"),
              length(EngineWordKind::phonemes, "_^_EN tr'Vmp _^_VI"));
}

TEST(Espeak, RefusesAWordWithoutSound) {
    VoiceServer server(vietnamese());
    EXPECT_EQ(server.speak({words({"ta", "", "là"})}).reason, "found no sound for a word");
}

} // namespace
} // namespace baonoi::espeak
