// SPDX-License-Identifier: GPL-3.0-or-later
// A page in a folder, and jobs for it with the real chain.
#pragma once

#include "fakes/folder.h"
#include "work/run_job.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::test {

namespace fs = std::filesystem;

inline std::string page_of(const std::string &body, const std::string &slot = "") {
    return fmt::format(
        "<html lang=\"vi\"><head><title>Trường mới</title></head><body><h1>Trường mới</h1>"
        "<div class=\"am-thanh\">{}</div><div class=\"bai-viet\"><p>{}</p></div></body></html>",
        slot, body);
}

inline const std::string old_text = "Xã mở thêm 2 lớp học cho các em ở bản xa, mỗi lớp có hai cô giáo.";
inline const std::string new_text = "Xã mở thêm 3 lớp học cho các em ở bản xa, mỗi lớp có hai cô giáo.";

class RunJob : public ::testing::Test {
protected:
    void SetUp() override {
        write(page_of(old_text));
        job_.source = "ban";
        job_.input = page_.string();
    }

    void write(const std::string &html) const { test::write(page_, html); }
    void replace(const std::string &from, const std::string &to) {
        std::string html = read(page_);
        html.replace(html.find(from), from.size(), to);
        write(html);
    }

    // As a worker does: what became of it is kept.
    work::JobResult attempt(store::JobKind kind, const std::string &content_hash = "") {
        job_.kind = kind;
        job_.content_hash = content_hash;
        work::JobResult result;
        work::run_job(job_, {setup(), *store_, clock_, [](std::string_view, std::size_t, std::size_t) {}, {}},
                      result);
        store_->keep(result.article);
        return result;
    }
    std::string hash_of_page() {
        produce::Production &production = setup().production;
        const Article article = production.fetch(job_.input);
        return production.preview(article, production.target(article), {}).prepared.hash;
    }
    work::Setup &setup() {
        if (!setup_)
            setup_ = std::make_unique<work::Setup>(settings::parse_config(config_, "baonoi.toml"));
        return *setup_;
    }

    TemporaryFolder folder_;
    fs::path page_ = folder_.path() / "trang/a.html";
    std::string config_ = fmt::format("[serve]\nworkers = 1\n[versions]\nfolder = \"{}\"\n[[source]]\n"
                                      "name = \"ban\"\nkind = \"site\"\npath = \"{}\"\n",
                                      (folder_.path() / "versions").string(), page_.parent_path().string());
    SystemClock clock_;
    std::unique_ptr<store::Store> store_ =
        store::open_store(fmt::format("sqlite:{}/a.db", folder_.path().string()), clock_);
    std::unique_ptr<work::Setup> setup_;
    store::Job job_;
};

} // namespace baonoi::test
