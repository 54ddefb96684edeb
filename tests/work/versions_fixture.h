// SPDX-License-Identifier: GPL-3.0-or-later
// An article whose recordings are replaced and attached again.
#pragma once

#include "base/error.h"
#include "lib/openssl/digest.h"
#include "work/article_settings.h"
#include "work/article_versions.h"
#include "work/run_job_fixture.h"

#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <string>

namespace baonoi::test {

namespace fs = std::filesystem;

class Versions : public RunJob {
protected:
    void SetUp() override {
        RunJob::SetUp();
        config_ += fmt::format("[store]\nurl = \"sqlite:{}/a.db\"\n", folder_.path().string());
    }
    // As a worker does: queued, claimed and ended in the store.
    work::JobResult job(store::JobKind kind = store::JobKind::published) {
        store::JobRequest request;
        request.source = "ban";
        request.input = job_.input;
        request.kind = kind;
        store_->queue(request);
        return work_off();
    }
    work::JobResult work_off() {
        const store::Job claimed = store_->claim("w", Seconds{30}).value();
        work::JobResult result;
        work::run_job(claimed,
                      {setup(), *store_, clock_, [](std::string_view, std::size_t, std::size_t) {}, {}},
                      result);
        if (result.outcome.state == ArticleState::outdated) {
            store_->keep(result.article);
            store_->hand_back(claimed.id, "w", result.content_hash, result.urgency);
            return work_off();
        }
        store::JobEnd end;
        end.outcome = name_of(result.outcome.state);
        EXPECT_TRUE(store_->finish(claimed.id, "w", end, result.article,
                                   result.sentences ? &*result.sentences : nullptr));
        return result;
    }
    std::int64_t roll_back_to(std::int64_t version) {
        return work::roll_back(*store_, setup().config, job_.input,
                               {"an", "", "bản trước đúng hơn", version});
    }
    void unpin() { work::unpin_version(*store_, setup().config, job_.input, {"an", "", ""}); }
    // "2+ 1 3x": what plays first, marked; x: its files are not kept.
    std::string numbers() {
        std::string all;
        for (const auto &version : work::article_versions(*store_, setup().config, job_.input).versions)
            all += fmt::format("{}{}{} ", version.record.number, version.record.is_current ? "+" : "",
                               version.is_kept ? "" : "x");
        return all;
    }
    store::ArticleRecord record() { return *store_->article("ban", job_.input); }
    bool pin_is_there() { return store_->decision("ban", job_.input).is_pinned(); }
    std::string beside(const char *ending) {
        return read(fs::path(record().audio).replace_extension(ending));
    }
    std::string heard() { return openssl::sha256_hex(read(record().audio)); }
    bool plays(const std::string &hash) { return read(page_).find(hash) != std::string::npos; }
    std::string refused(const std::function<void()> &call) {
        try {
            call();
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::skip);
            return error.what();
        }
        return "done";
    }
};

} // namespace baonoi::test
