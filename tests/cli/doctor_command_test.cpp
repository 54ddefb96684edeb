// SPDX-License-Identifier: GPL-3.0-or-later
// What doctor finds of sources, publishers and hooks.
#include "cli/pages.h"
#include "test_paths.h"

#include "base/clock.h"
#include "fakes/test_server.h"
#include "store/store.h"

#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;

class Doctor : public ::testing::Test {
protected:
    Doctor() { fs::create_directories(folder_.path() / "trang"); }

    void configure(const std::string &more) {
        write(folder_.path() / "baonoi.toml",
              "[store]\nurl = \"sqlite:kho/baonoi.db\"\n[[source]]\nname = \"cong-tin\"\nkind = \"site\"\n"
              "path = \"trang\"\npublisher = \"noi\"\n" +
                  more);
    }
    std::string doctor(int exit_code) {
        const ProgramResult result = baonoi(folder_.path(), {"doctor"});
        EXPECT_EQ(result.exit_code, exit_code) << result.out;
        return result.out;
    }
    static bool holds(const std::string &text, const std::string &part) {
        return text.find(part) != std::string::npos;
    }

    TemporaryFolder folder_;
    const std::string site_ = "[[publisher]]\nname = \"noi\"\nkind = \"site\"\npath = \"trang\"\n";
};

TEST_F(Doctor, MissesTheFolderOfASiteAndPagesThatAreNotInIt) {
    configure(site_);
    EXPECT_TRUE(holds(doctor(0), "ok      publisher noi folder     "));
    fs::create_directories(folder_.path() / "khac");
    configure("[[publisher]]\nname = \"noi\"\nkind = \"site\"\npath = \"khac\"\n");
    const std::string out = doctor(1);
    EXPECT_TRUE(holds(out, "FAILED  source cong-tin "));
    EXPECT_TRUE(holds(out, "trang is not in the folder of its publisher noi, ")) << out;
    configure("[[publisher]]\nname = \"noi\"\nkind = \"site\"\npath = \"nirgends\"\n");
    EXPECT_TRUE(holds(doctor(1), "nirgends is no folder; make it, or mend path"));
}

TEST_F(Doctor, WhatWaitedForAPersonIsTriedWhenAllIsWell) {
    configure(site_);
    SystemClock clock;
    const auto store = store::open_store("sqlite:" + (folder_.path() / "kho/baonoi.db").string(), clock);
    store::JobRequest request;
    request.source = "cong-tin";
    request.input = "/a.html";
    store->queue(request);
    const store::Job job = *store->claim("w", Seconds{30});
    store::JobEnd end{store::JobState::queued, "the password is wrong", Seconds{600}, 0, 0};
    end.is_held = true;
    store::ArticleRecord article;
    article.source = request.source;
    article.input = request.input;
    article.state = store::ArticleState::queued;
    store->finish(job.id, "w", end, article, nullptr);
    fs::remove(folder_.path() / "trang");
    doctor(1);
    EXPECT_GT(store->job(job.id)->run_at, clock.unix_time()) << "all is not well";
    fs::create_directories(folder_.path() / "trang");
    EXPECT_TRUE(holds(doctor(0), "1 jobs that waited for a person are tried now"));
    EXPECT_LE(store->job(job.id)->run_at, clock.unix_time());
}

TEST_F(Doctor, PingsTheDaemonByTheHookAndReadsTheKeysOfGhost) {
    const std::string hook = "[serve]\nlisten = \"127.0.0.1:{}\"\nhook_keys = [\"file:hook.key\"]\n"
                             "ghost_hook_keys = [\"file:ghost.key\"]\n";
    const int port = 20'000 + ::getpid() % 20'000;
    write(folder_.path() / "hook.key", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
    write(folder_.path() / "ghost.key", "short\n");
    for (const char *key : {"hook.key", "ghost.key"})
        fs::permissions(folder_.path() / key, fs::perms::owner_read | fs::perms::owner_write);
    configure(site_ + fmt::format(fmt::runtime(hook), port));
    const std::string alone = doctor(1);
    EXPECT_TRUE(holds(alone, "FAILED  hook of Ghost ")) << alone;
    EXPECT_TRUE(holds(alone, "must have at least 16 bytes")) << alone;
    EXPECT_TRUE(holds(alone, "1 keys; not tried: no daemon answers at 127.0.0.1:")) << alone;
    write(folder_.path() / "ghost.key", "0123456789abcdef\n");
    std::string good, bad;
    run({.arguments = {BAONOI_PROGRAM, "serve"}, .folder = folder_.path(), .meanwhile = [&](int program) {
             for (int waits = 0; waits < 200 && !holds(good, "took a signed ping"); ++waits) {
                 std::this_thread::sleep_for(std::chrono::milliseconds(50));
                 good = doctor(0);
             }
             write(folder_.path() / "hook.key", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZTA=\n");
             bad = doctor(1);
             ::kill(program, SIGTERM);
         }});
    EXPECT_TRUE(holds(good, "ok      publish hook             the daemon at 127.0.0.1:")) << good;
    EXPECT_TRUE(holds(bad, "does not take a ping signed with the first of hook_keys: 401 webhook-signature "
                           "fits none of the keys; have it read them again: systemctl reload baonoi"))
        << bad;
}

TEST_F(Doctor, TriesTheCacheThatHostsShare) {
    TestServer bucket;
    std::string kept;
    bucket.answer_by("/kho/baonoi-segments/baonoi-probe.txt",
                     [&](const std::string &head, const std::string &body) {
                         if (head.starts_with("PUT "))
                             kept = body;
                         return Reply{.headers = {}, .body = head.starts_with("GET ") ? kept : ""};
                     });
    write(folder_.path() / "s3.key", "0123456789\n");
    fs::permissions(folder_.path() / "s3.key", fs::perms::owner_read | fs::perms::owner_write);
    configure(site_ +
              fmt::format("[fetch]\nallow_hosts = [\"127.0.0.1\"]\n[cache.shared]\nendpoint = \"{}\"\n"
                          "bucket = \"kho\"\naccess_key = \"file:s3.key\"\nsecret_key = \"file:s3.key\"\n",
                          bucket.url("/")));
    const std::string out = doctor(1);
    EXPECT_TRUE(holds(out, "FAILED  shared cache ")) << out;
    EXPECT_TRUE(holds(out, "prefix=baonoi-segments%2F is no list of files")) << out;
    bucket.on("/kho?list-type=2&max-keys=1000&prefix=baonoi-segments%2F",
              {.headers = {}, .body = "<ListBucketResult/>"});
    EXPECT_TRUE(
        holds(doctor(0), "/kho/baonoi-segments/baonoi-probe.txt was written, read, listed and removed"));
}

TEST_F(Doctor, RefusesAKeyAndAStoreThatOthersMayReadOrChange) {
    write(folder_.path() / "hook.key", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
    configure(site_ + "[serve]\nlisten = \"127.0.0.1:1\"\nhook_keys = [\"file:hook.key\"]\n");
    SystemClock clock;
    store::open_store("sqlite:" + (folder_.path() / "kho/baonoi.db").string(), clock);
    const auto set = [&](const char *file, unsigned mode) {
        fs::permissions(folder_.path() / file, static_cast<fs::perms>(mode));
    };
    for (const unsigned mode : {0666U, 0644U, 0620U}) {
        set("hook.key", mode);
        EXPECT_TRUE(
            holds(doctor(1), fmt::format("hook.key has the mode {:04o}: others may read or change it; chmod "
                                         "600 it, and hand it to the service with LoadCredential=",
                                         mode)));
    }
    for (const unsigned mode : {0600U, 0640U, 0400U}) {
        set("hook.key", mode);
        doctor(0);
    }
    set("kho/baonoi.db", 0644);
    EXPECT_TRUE(holds(doctor(1), "baonoi.db has the mode 0644"));
}

TEST_F(Doctor, HearsWhatAVoiceSaysThatItShouldNot) {
    std::string settings = read(fs::path(BAONOI_SOURCE_DIR) / "voices/vi-north/voice.toml");
    for (const char *key : {"respell", "latin", "languages", "prosody"}) {
        const std::size_t at = settings.find(key);
        settings.erase(at, settings.find('\n', at) - at + 1);
    }
    write(folder_.path() / "giong/la/voice.toml", "respell = [\"la.tsv\"]\n" + settings);
    write(folder_.path() / "giong/la/la.tsv",
          "syllable\tsaid\treason\ncâu\tmột hai ba bốn năm sáu bảy\tthử\n");
    // Its file is malformed; the others are heard all the same.
    write(folder_.path() / "giong/hong/voice.toml", "description = 1\n");
    configure(site_ + "[voice]\nfolders = [\"giong\"]\n");
    const std::string out = doctor(1);
    EXPECT_TRUE(holds(out, "FAILED  voice la                 it does not say the words that it is given: "))
        << out;
    EXPECT_TRUE(holds(out, " of other speech at \"là câu\" (words 2 to 3 of 11)\n")) << out;
    EXPECT_TRUE(holds(out, "FAILED  voice hong               ")) << out;
    EXPECT_TRUE(holds(out, "ok      voice vi-north           espeak-ng ")) << out;
    EXPECT_TRUE(holds(out, " LUFS, says its 11 words\n")) << out;
}

} // namespace
} // namespace baonoi::test
