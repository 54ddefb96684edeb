// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/production.h"

#include "base/error.h"
#include "fakes/folder.h"

#include <atomic>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <thread>

namespace baonoi::produce {
namespace {

namespace fs = std::filesystem;

constexpr int pages = 8;

std::string page(int number) {
    return fmt::format(
        "<html lang=\"vi\"><head><title>Tin số {0}</title></head><body><h1>Tin số {0}</h1>"
        "<div class=\"am-thanh\"></div><div class=\"bai-viet\"><p>Sáng {0}/3, xã vùng cao mở {0} lớp học mới "
        "cho các em nhỏ ở bản xa.</p><p>Mỗi lớp có 2{0} em và hai cô giáo; nước sạch về tới từng nhà. Bà con "
        "ai cũng mừng.</p><p>Theo dõi bản tin của huyện vào mỗi buổi sáng.</p></div></body></html>",
        number);
}

class ProductionOfAll : public ::testing::Test {
protected:
    void SetUp() override {
        for (int i = 1; i <= pages; ++i)
            inputs_.push_back((site() / fmt::format("tin-{}.html", i)).string());
        config_ = settings::parse_config(
            fmt::format("[serve]\nworkers = 2\n[[source]]\nname = \"huyen\"\nkind = "
                        "\"site\"\npath = \"{}\"\nsamples = [\"{}\", \"{}\", \"{}\"]\n",
                        site().string(), inputs_[0], inputs_[1], inputs_[2]),
            "baonoi.toml");
    }

    fs::path site() const { return folder_.path() / "trang"; }

    void write_pages() const {
        fs::remove_all(site());
        for (int i = 1; i <= pages; ++i)
            test::write(inputs_[static_cast<std::size_t>(i - 1)], page(i));
    }

    static Outcome make(Production &production, const std::string &input,
                        const ProduceOptions &options = {}) {
        const Article article = production.fetch(input);
        return production.make(article, production.target(article), options);
    }

    // All files after every page was made by that many threads with one Production.
    std::string made_by(int threads) {
        write_pages();
        Production production(config_);
        std::atomic<std::size_t> next = 0, attached = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < inputs_.size(); i = next++)
                if (make(production, inputs_[i]).state == ArticleState::attached)
                    ++attached;
        };
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < threads; ++i)
                workers.emplace_back(work);
        }
        EXPECT_EQ(attached, inputs_.size());
        return test::snapshot(site());
    }

    test::TemporaryFolder folder_;
    std::vector<std::string> inputs_;
    settings::Config config_;
};

TEST_F(ProductionOfAll, ManyThreadsMakeTheSameBytesAsOne) {
    const std::string one_by_one = made_by(1);
    EXPECT_NE(one_by_one.find("data-baonoi"), std::string::npos);
    EXPECT_EQ(made_by(pages), one_by_one);
}

TEST_F(ProductionOfAll, AnUnknownVoiceThatWasOrderedIsTheOrdersFault) {
    write_pages();
    Production production(config_);
    try {
        make(production, inputs_[0], {.progress = {}, .voice = "giong-la", .hooks = {}});
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_EQ(std::string(error.what()),
                  "unknown voice \"giong-la\" was ordered; the voices are vi-north, vi-north-female");
    }
}

// 40 sentences in 10 paragraphs; one of them ends with that word.
std::string long_page(const std::string &word) {
    std::string html = "<html lang=\"vi\"><body><h1>Bản tin tuần</h1><div class=\"bai-viet\">";
    for (int i = 1; i <= 10; ++i)
        html += fmt::format("<p>Xã số {0} mở lớp học mới. Đường vào bản {0} đã thông. Nhà nào cũng có nước "
                            "sạch, cây số {0}. Bà con bản {0} rất {1}.</p>",
                            i, i == 5 ? word : "mừng");
    return html + "</div></body></html>";
}

TEST(ProductionWithACache, SpeaksTheSentencesOfTheChangedParagraphOnly) {
    const test::TemporaryFolder folder;
    const std::string input = (folder.path() / "tin.html").string();
    const auto make = [&](const std::string &cache, const std::string &out) {
        const settings::Config config =
            settings::parse_config(fmt::format("[cache]\nfolder = \"{}\"\n", cache), "/baonoi.toml");
        Production production(config, {.site = "", .out = out, .voice = "", .force = true, .polite = false});
        int encodings = 0;
        const Article article = production.fetch(input);
        const Outcome outcome =
            production.make(article, production.target(article),
                            {.progress = [&](std::string_view stage, std::size_t,
                                             std::size_t) { encodings += stage == "encode" ? 1 : 0; },
                             .voice = "",
                             .hooks = {}});
        EXPECT_EQ(encodings, 1);
        return outcome;
    };
    const std::string cache = folder.path() / "kho", cached = folder.path() / "a",
                      plain = folder.path() / "b";
    test::write(input, long_page("vui"));
    const Outcome first = make(cache, cached);
    EXPECT_EQ(first.sentences, 41U);
    EXPECT_EQ(first.spoken, 41U);
    test::write(input, long_page("phấn khởi"));
    const Outcome second = make(cache, cached);
    EXPECT_EQ(second.sentences, 41U);
    EXPECT_EQ(second.spoken, 1U);
    EXPECT_EQ(make(cache, cached).spoken, 0U);

    EXPECT_EQ(make("off", plain).spoken, 41U);
    EXPECT_EQ(test::read(second.attachment->audio),
              test::read(fs::path(plain) / fs::path(second.attachment->audio).filename()));
}

} // namespace
} // namespace baonoi::produce
