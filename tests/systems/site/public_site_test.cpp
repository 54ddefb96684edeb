// SPDX-License-Identifier: GPL-3.0-or-later
// A static site whose pages are proved at their public address.
#include "systems/site/site_fixture.h"

#include "fakes/fake_clock.h"
#include "fakes/fake_http.h"

namespace baonoi::systems::site {
namespace {

namespace fs = std::filesystem;

using test::page_text;
using test::refusal_of;
using test::SitePublisher;

// The public address of a site: what its web server or a cache before it answers.
class PublicSite : public SitePublisher {
protected:
    PublicSite() {
        settings_.folder = site_.path();
        settings_.site_url = "https://bao.vn/";
        publisher_ = make_site_publisher(settings_, PublicProof{http_, clock_, Seconds{2}});
        answer("https://bao.vn/trang.html", page_text);
    }
    void answer(const std::string &url, const std::string &body, const std::string &type = "text/html") {
        curl::HttpResponse response;
        response.status = 200;
        response.url = url;
        response.body = body;
        response.headers = {{"content-type", type}};
        http_.on(url, response);
    }
    // The files as they are now.
    void serve(const Attachment &attachment, const std::string &url) {
        answer(url, test::read(attachment.page));
        const std::string name = fs::path(attachment.audio).filename().string();
        answer("https://bao.vn/audio/" + name, test::read(attachment.audio), "audio/mpeg");
    }

    publish::SiteSettings settings_;
    test::FakeHttp http_;
    test::FakeClock clock_;
};

TEST_F(PublicSite, IsAskedWhetherThePagePlaysWhatWasAttached) {
    const Attachment attachment = attach(first_);
    const auto prove = [&] { return refusal_of([&] { publisher_->prove(attachment, first_); }); };
    EXPECT_EQ(prove().next, Next::retry);
    EXPECT_EQ(prove().message, "https://bao.vn/trang.html: a reader sees no player");
    EXPECT_EQ(refusal_of([&] { publisher_->prove_again(*slot().attachment); }).message,
              "https://bao.vn/trang.html: a reader sees no player");
    serve(attachment, "https://bao.vn/trang.html");
    EXPECT_NO_THROW(publisher_->prove(attachment, first_));
    EXPECT_NO_THROW(publisher_->prove_again(*slot().attachment));
    EXPECT_NO_THROW(make_site_publisher(settings_)->prove(attachment, first_)) << "its files are enough";
}

TEST_F(PublicSite, HasItsFrontPageAtTheFoldersAddress) {
    const fs::path front = site_.path() / "tin tức/index.html";
    test::write(front, page_text);
    const Attachment attachment = publisher_->attach(test::article_of(front), test::script_of(), first_);
    serve(attachment, "https://bao.vn/tin%20t%E1%BB%A9c/");
    EXPECT_NO_THROW(publisher_->prove(attachment, first_));
}

} // namespace
} // namespace baonoi::systems::site
