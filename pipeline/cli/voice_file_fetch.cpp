// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/voice_file_fetch.h"

#include "base/error.h"
#include "base/file.h"
#include "lib/openssl/digest.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baonoi::cli {

namespace {

namespace fs = std::filesystem;

constexpr Seconds longest_transfer{12 * 3600.0}; // one that only drips is ended by HttpSettings::patience
constexpr int most_breaks = 50;                  // of one file
constexpr std::size_t beside_limit = 1U << 20U;  // for HttpRequest::max_bytes: what is too long is told here
constexpr std::size_t piece_of_file = 1U << 20U; // bytes that are read at once
constexpr std::size_t longest_validator = 1U << 10U;

// What came of a file.
class Part {
public:
    explicit Part(fs::path path)
        : path_(std::move(path)),
          fd_(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644)) {
        struct stat facts {};
        if (!fd_ || ::fstat(fd_.value(), &facts) != 0)
            fail_to_write("write", path_, errno);
        size_ = static_cast<std::uint64_t>(facts.st_size);
    }

    std::uint64_t size() const { return size_; }
    const fs::path &path() const { return path_; }

    void add(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written =
                ::pwrite(fd_.value(), bytes.data(), bytes.size(), static_cast<off_t>(size_));
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0) // never retry: another transfer would not make room
                throw Error(Next::hold,
                            fmt::format("cannot write {}: {}", path_.string(), errno_text(errno)));
            size_ += static_cast<std::uint64_t>(written);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void begin_anew() {
        if (::ftruncate(fd_.value(), 0) != 0)
            fail_to_write("write", path_, errno);
        size_ = 0;
    }
    // On disk, and what its SHA-256 is.
    std::string finished() const {
        openssl::Sha256 digest;
        std::string piece;
        for (std::uint64_t at = 0; at < size_; at += piece.size()) {
            piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(piece_of_file, size_ - at)));
            if (const int code = read_all(fd_, at, piece); code != 0)
                fail_to_read(path_, code);
            digest.add(piece);
        }
        if (::fsync(fd_.value()) != 0)
            fail_to_write("write", path_, errno);
        return digest.hex();
    }

    // Of the server's file; empty: it said none that can be relied on.
    std::string validator() const {
        std::error_code ignored;
        return fs::exists(validator_path(), ignored) ? read_file(validator_path(), longest_validator) : "";
    }
    void keep_validator(const std::string &etag) const {
        // A weak one does not tell whether the bytes are the same (RFC 9110, 8.8.1).
        if (etag.starts_with('"') && etag.size() < longest_validator)
            write_file_atomically(validator_path(), etag);
        else
            ::unlink(validator_path().c_str());
    }
    void remove() const {
        ::unlink(path_.c_str());
        ::unlink(validator_path().c_str());
    }

private:
    fs::path validator_path() const { return path_.string() + ".etag"; }

    const fs::path path_;
    UniqueFd fd_;
    std::uint64_t size_ = 0;
};

[[noreturn]] void refuse(const std::string &what, const std::string &why) {
    throw Error(Next::skip, fmt::format("{} {}: it is not the file that the catalogue means", what, why));
}

// Throws skip when the answer is of a file of another length, or another part of it than was asked for.
void check_begin(const curl::HttpResponse &answer, const CatalogueFile &file, std::uint64_t have) {
    if (answer.status == 206) {
        const std::string &range = answer.header("content-range");
        if (range != fmt::format("bytes {}-{}/{}", have, file.bytes - 1, file.bytes))
            refuse(file.url, fmt::format("answered the bytes \"{}\" where {} to {} of {} were asked for",
                                         range, have, file.bytes - 1, file.bytes));
        return;
    }
    const std::string &length = answer.header("content-length");
    if (!length.empty() && answer.header("content-encoding").empty() && length != fmt::to_string(file.bytes))
        refuse(file.url, fmt::format("has {} bytes, not {}", length, file.bytes));
}

// One transfer of what is missing; whether anything came.
bool fetch_once(const CatalogueFile &file, Part &part, curl::Http &http, const Came &came) {
    curl::HttpRequest request;
    request.url = file.url;
    request.headers = {"Accept-Encoding: identity"}; // a part of what is packed is none of the file
    const std::uint64_t have = part.size();
    if (have > 0) {
        request.headers.push_back(fmt::format("Range: bytes={}-", have));
        if (const std::string etag = part.validator(); !etag.empty())
            request.headers.push_back("If-Range: " + etag);
    }
    request.max_bytes = static_cast<std::size_t>(file.bytes) + beside_limit;
    request.timeout = longest_transfer;
    request.only_private = true;
    request.answer_to = [&](const curl::HttpResponse &answer) {
        check_begin(answer, file, have);
        if (answer.status != 206)
            part.begin_anew(); // all of it comes: the server's file is another one, or it gives no parts
        part.keep_validator(answer.header("etag"));
    };
    bool anything = false;
    request.body_to = [&](std::string_view bytes) {
        if (bytes.size() > file.bytes - part.size())
            refuse(file.url, fmt::format("has more than {} bytes", file.bytes));
        part.add(bytes);
        anything = true;
        came(part.size());
    };
    try {
        const curl::HttpResponse answer = http.send(request);
        if (answer.status == 416) {
            part.begin_anew();
            throw Error(Next::retry,
                        fmt::format("cannot fetch {}: it is shorter than what came before", file.url));
        }
        if (answer.status / 100 != 2)
            throw Error(answer.status / 100 == 5 || answer.status == 429 ? Next::retry : Next::skip,
                        fmt::format("cannot fetch {}: the answer is {}", file.url, answer.status));
    } catch (const Error &error) {
        if (error.next() != Next::retry || !anything)
            throw;
    }
    return anything;
}

// All that is missing, in as many transfers as it takes.
void fetch_rest(const CatalogueFile &file, Part &part, curl::Http &http, const Came &came) {
    for (int breaks = 0; part.size() < file.bytes; ++breaks) {
        bool anything = false;
        try {
            anything = fetch_once(file, part, http, came);
        } catch (const Error &error) {
            if (error.next() != Next::retry)
                throw;
            throw Error(Next::retry,
                        fmt::format("{}; {} of {} bytes are kept: the same command goes on from there",
                                    error.what(), part.size(), file.bytes));
        }
        if (!anything || breaks == most_breaks)
            throw Error(Next::retry,
                        fmt::format("cannot fetch {}: it ends after {} of {} bytes; the same command "
                                    "goes on from there",
                                    file.url, part.size(), file.bytes));
    }
}

// Whether it is the file; else its hash is told, by what came from there.
void prove(const CatalogueFile &file, const std::string &hash, const std::string &from) {
    if (hash != file.sha256)
        refuse(from, fmt::format("has the SHA-256 {}, not {}", hash, file.sha256));
}

} // namespace

fs::path part_of(const CatalogueFile &file, const fs::path &folder) {
    return folder / (file.name + ".part");
}

void fetch_voice_file(const CatalogueFile &file, const fs::path &folder, curl::Http &http, const Came &came) {
    Part part(part_of(file, folder));
    if (part.size() > file.bytes)
        part.begin_anew();
    bool goes_on = part.size() > 0;
    try {
        while (true) {
            came(part.size());
            fetch_rest(file, part, http, came);
            const std::string hash = part.finished();
            if (hash == file.sha256 || !goes_on) {
                prove(file, hash, file.url);
                return;
            }
            part.begin_anew(); // what was there before was a part of something else
            goes_on = false;
        }
    } catch (const Error &error) {
        if (error.next() == Next::skip)
            part.remove();
        throw;
    }
}

void copy_voice_file(const CatalogueFile &file, const fs::path &from, const fs::path &folder,
                     const Came &came) {
    const LongBytes bytes = open_file(from, static_cast<std::size_t>(file.bytes));
    if (bytes.size() != file.bytes)
        refuse(from.string(), fmt::format("has {} bytes, not {}", bytes.size(), file.bytes));
    Part part(part_of(file, folder));
    part.begin_anew();
    std::string piece;
    for (std::uint64_t at = 0; at < bytes.size(); at += piece.size()) {
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(piece_of_file, bytes.size() - at)));
        bytes.read(at, piece);
        part.add(piece);
        came(part.size());
    }
    prove(file, part.finished(), from.string());
}

} // namespace baonoi::cli
