// SPDX-License-Identifier: GPL-3.0-or-later
// The Opus file of an earlier recording.
#include "work/version_archive.h"
#include "work/versions_fixture.h"

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

using OpusVersions = test::Versions;

TEST_F(OpusVersions, TheOpusFileIsKeptAndComesBackWithItsRecording) {
    config_ += "[encode]\nalso = [\"opus\"]\n";
    job();
    const store::ArticleRecord first = record();
    const std::string opus = test::read(first.opus);
    EXPECT_TRUE(opus.starts_with("OggS"));
    EXPECT_EQ(first.opus_bytes, static_cast<std::int64_t>(opus.size()));
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    EXPECT_NE(record().opus, first.opus);
    fs::remove(first.opus);
    roll_back_to(1);
    work_off();
    EXPECT_EQ(record().content_hash, first.content_hash);
    EXPECT_EQ(record().opus, first.opus);
    EXPECT_EQ(test::read(first.opus), opus);

    for (const auto &entry : fs::directory_iterator(folder_.path() / "versions"))
        fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours(2));
    unpin();
    VersionArchive(setup().config.versions).forget(*store_, clock_.unix_time() + 91 * 86'400);
    EXPECT_FALSE(fs::exists(folder_.path() / "versions" / (first.content_hash + ".ogg")));
}

} // namespace
} // namespace baonoi::work
