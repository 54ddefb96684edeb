// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/audio_api.h"

#include "base/error.h"
#include "base/handle.h"
#include "base/path.h"
#include "serve/answers.h"
#include "serve/validators.h"
#include "work/article_versions.h"
#include "work/recording_address.h"
#include "work/version_archive.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace baonoi::serve {

namespace {

namespace fs = std::filesystem;

// A part of a file that is open: what takes its name meanwhile does not matter.
class FilePart : public http::BodyStream {
public:
    FilePart(UniqueFd file, ByteRange part) : file_(std::move(file)), part_(part), at_(part.begin) {}

    std::optional<std::uint64_t> size() const override { return part_.end - part_.begin; }
    std::optional<std::size_t> read(char *to, std::size_t room) override {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(room, part_.end - at_));
        ssize_t got = -1;
        do
            got = ::pread(file_.value(), to, wanted, static_cast<off_t>(at_));
        while (got < 0 && errno == EINTR);
        if (got <= 0) // it was cut short meanwhile
            return std::nullopt;
        at_ += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
    }

private:
    UniqueFd file_;
    ByteRange part_;
    std::uint64_t at_;
};

// Recordings lie where publishers and sites have their folders: nothing else is handed out, whatever the
// store says.
bool is_of_a_publisher(const settings::Config &config, const fs::path &file) {
    std::error_code fault;
    const fs::path real = fs::canonical(file, fault);
    if (fault)
        return false;
    const auto holds = [&](const fs::path &folder) {
        const fs::path place = folder.empty() ? fs::path() : fs::canonical(folder, fault);
        return !place.empty() && is_below(real, place);
    };
    return std::any_of(config.publishers.begin(), config.publishers.end(),
                       [&](const auto &publisher) {
                           return holds(publisher.folder) || holds(publisher.storage.folder);
                       }) ||
           std::any_of(config.sources.begin(), config.sources.end(),
                       [&](const auto &source) { return holds(source.settings.path); });
}

http::ServerResponse not_there(const std::string &input) {
    return http::refusal(404, fmt::format("the recording of {} is not on this machine any more", input));
}

http::ServerResponse file_response(const Call &call, const std::string &input, const fs::path &path,
                                   const std::string &content_hash, const char *type = "audio/mpeg") {
    UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat facts {};
    if (!file || ::fstat(file.value(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return not_there(input);
    const auto size = static_cast<std::uint64_t>(facts.st_size);
    const std::string etag = fmt::format("\"{}-{}\"", content_hash, size);
    http::ServerResponse response{200, type, "", {}};
    response.headers = {{"ETag", etag}, {"Cache-Control", "private, no-cache"}, {"Accept-Ranges", "bytes"}};
    if (is_known(call.request, etag)) {
        response.status = 304;
        response.type.clear();
        return response;
    }
    const auto range = range_of(call.request, size, etag);
    const auto *part = std::get_if<ByteRange>(&range);
    if (!part) {
        response = http::refusal(416, fmt::format("the recording has {} bytes", size));
        response.headers["Content-Range"] = fmt::format("bytes */{}", size);
        return response;
    }
    if (part->is_asked) {
        response.status = 206;
        response.headers["Content-Range"] = fmt::format("bytes {}-{}/{}", part->begin, part->end - 1, size);
    }
    response.stream = std::make_shared<FilePart>(std::move(file), *part);
    return response;
}

http::ServerResponse version_response(const Call &call, const std::string &input,
                                      const work::ArticleVersions::Version &version) {
    if (!version.is_kept)
        return http::refusal(404, fmt::format("the recording of version {} of {} is not kept any more",
                                              version.record.number, input));
    const std::string &hash = version.record.content_hash;
    return file_response(call, input, work::VersionArchive(call.setup.config->versions).audio(hash), hash);
}

http::ServerResponse see(const Call &call, const store::ArticleRecord &article, const std::string &address) {
    const std::string place = work::place_now(*call.setup.config, article, address);
    http::ServerResponse response{302, "text/plain; charset=utf-8", place + "\n", {}};
    response.headers["Location"] = place;
    return response;
}

// What plays, or another file of it.
http::ServerResponse current_file(const Call &call, const store::ArticleRecord &article,
                                  const std::string &place, const char *type) {
    if (fetch::is_url(place))
        return see(call, article, place);
    return is_of_a_publisher(*call.setup.config, place)
               ? file_response(call, article.input, place, article.content_hash, type)
               : not_there(article.input);
}

http::ServerResponse current_response(const Call &call) {
    auto heard = heard_article(call);
    if (auto *refused = std::get_if<http::ServerResponse>(&heard))
        return std::move(*refused);
    const auto &article = std::get<store::ArticleRecord>(heard);
    return current_file(call, article, article.audio, "audio/mpeg");
}

} // namespace

// Beside the recording where a folder or a storage of files holds it; a CMS takes none.
std::string manifest_of(const settings::Config &config, const store::ArticleRecord &article) {
    if (fetch::is_url(article.audio) && !work::storage_of(config, article, article.audio))
        return "";
    return article.audio.substr(0, article.audio.rfind('.')) + ".json";
}

http::ServerResponse answer_audio(const Call &call) {
    const std::string asked = query_text(call, "version");
    if (asked.empty())
        return current_response(call);
    const auto number = number_from(asked, 1, std::numeric_limits<std::int64_t>::max());
    if (!number)
        return http::refusal(400, "version must be the number of a version");
    if (!is_known_article(call))
        return unknown_article(call);
    return told([&] {
        const auto versions = work::article_versions(call.server.store, *call.setup.config, call.argument);
        const auto &version = work::version_numbered(versions, *number);
        return version.record.is_current ? current_response(call)
                                         : version_response(call, versions.key.input, version);
    });
}

http::ServerResponse answer_captions(const Call &call) {
    auto heard = heard_article(call);
    if (auto *refused = std::get_if<http::ServerResponse>(&heard))
        return std::move(*refused);
    const auto &article = std::get<store::ArticleRecord>(heard);
    return article.captions.empty()
               ? http::refusal(404, "the publisher of this article keeps no captions")
               : current_file(call, article, article.captions, "text/vtt; charset=utf-8");
}

http::ServerResponse answer_manifest(const Call &call) {
    auto heard = heard_article(call);
    if (auto *refused = std::get_if<http::ServerResponse>(&heard))
        return std::move(*refused);
    const auto &article = std::get<store::ArticleRecord>(heard);
    const std::string place = manifest_of(*call.setup.config, article);
    return place.empty() ? http::refusal(404, "the publisher of this article keeps no manifest")
                         : current_file(call, article, place, "application/json");
}

} // namespace baonoi::serve
