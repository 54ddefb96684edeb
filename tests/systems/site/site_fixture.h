// SPDX-License-Identifier: GPL-3.0-or-later
// A site of one page, and its publisher.
#pragma once

#include "publish/publisher.h"
#include "publish/sample_publisher.h"
#include "systems/site/site_publisher.h"

namespace baonoi::test {

using namespace systems::site;

namespace fs = std::filesystem;

inline const std::string page_text =
    "<html><body><h1>Mùa nước nổi về sớm</h1>\n"
    "<div id=\"audioSlot\"><span>Bài viết chưa được cập nhật nội dung âm thanh</span>"
    "</div><p>Nước lên nhanh.</p></body></html>\n";

class SitePublisher : public ::testing::Test {
protected:
    SitePublisher() { write(page(), page_text); }

    fs::path page() const { return site_.path() / "trang.html"; }
    fs::path audio(const Recording &recording, const std::string &ending = ".mp3",
                   const std::string &slug = "trang") const {
        return site_.path() / "audio" / (slug + "." + recording.content_hash.substr(0, 12) + ending);
    }
    std::string stable(const std::string &ending = ".mp3") const {
        return (site_.path() / ("audio/trang" + ending)).string();
    }
    Attachment attach(const Recording &recording) {
        return publisher_->attach(article_of(page()), script_of(), recording);
    }
    publish::Slot slot() { return publisher_->slot(article_of(page())); }

    TemporaryFolder site_;
    std::unique_ptr<publish::Publisher> publisher_ = make_site_publisher({});
    const Recording first_ = recording_of("bản đầu");
    const Recording second_ = recording_of("bản sau");
};

} // namespace baonoi::test
