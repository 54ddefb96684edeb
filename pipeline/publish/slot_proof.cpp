// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/slot_proof.h"

#include "base/error.h"
#include "base/utf8.h"
#include "html/document.h"
#include "lib/curl/curl_url.h"
#include "lib/icu/unicode.h"
#include "lib/openssl/digest.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::publish {

namespace {

constexpr std::size_t largest_page = 16U << 20U; // bytes
constexpr std::size_t longest_named = 200;       // bytes of an address or type in a message
constexpr Seconds first_pause{0.25}, longest_pause{10};

[[noreturn]] void fail(const SlotProof &proof, const std::string &what) {
    throw Error(Next::retry, fmt::format("{}: a reader {}", proof.page, what));
}

// The page's base for links: <base href>, else its own address.
std::string base_of(const html::Document &html, const std::string &url) {
    for (const html::Element &element : html.elements())
        if (const auto href = element.attribute("href"); element.name == "base" && href)
            return curl::http_url(url, std::string(*href)).value_or(url);
    return url;
}

// A <source> without an end tag holds those that follow, as the parser sees it.
bool is_in_audio(const html::Document &html, const html::Element &element) {
    if (element.name == "audio")
        return true;
    const html::Element *at = &element;
    while (at->name == "source" && at->parent)
        at = &html.elements()[*at->parent];
    return element.name == "source" && at->name == "audio";
}

// "bai.0123456789ab.mp3" of an address.
std::string_view file_name(std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    return url.substr(url.rfind('/') + 1);
}

// What the page's audio elements play: the file that is wanted, by whatever address, or another one.
struct PlayedOnPage {
    std::optional<std::string> wanted;
    std::string other;
};

// A page may name the file at another address, as when a CDN is put in front: its bytes are compared there.
PlayedOnPage played_on(const html::Document &html, const std::string &base, const std::string &wanted) {
    PlayedOnPage played;
    std::optional<std::string> moved;
    for (const html::Element &element : html.elements()) {
        const auto src = element.attribute("src");
        const auto url =
            src && is_in_audio(html, element) ? curl::http_url(base, std::string(*src)) : std::nullopt;
        if (url == wanted)
            return {url, ""};
        if (url && !moved && file_name(*url) == file_name(wanted))
            moved = url;
        if (url && played.other.empty())
            played.other = *url;
    }
    played.wanted = moved;
    return played;
}

HeardOnPage audio_on(const curl::HttpResponse &page, const SlotProof &proof) {
    const std::string text = readable_page(page.body);
    const html::LazyDocument parsed(text, page.url);
    const html::Document &html = parsed.whole();
    const std::string base = base_of(html, page.url);
    const PlayedOnPage played = played_on(html, base, proof.audio);
    if (played.wanted)
        return {played.wanted, "",
                proof.opus.empty() ? "" : played_on(html, base, proof.opus).wanted.value_or("")};
    if (!played.other.empty())
        return {std::nullopt,
                fmt::format("hears another recording: {}", shorten(played.other, longest_named))};
    return {std::nullopt, "sees no player"};
}

std::string total_of(const curl::HttpResponse &part) {
    const std::string &range = part.header("content-range");
    const std::size_t slash = range.rfind('/');
    return slash == std::string::npos ? "" : range.substr(slash + 1);
}

bool is_ogg(const SlotProof &proof) {
    return file_name(proof.audio).ends_with(".ogg");
}

bool is_audio_type(const SlotProof &proof, std::string type) {
    type = type.substr(0, type.find(';'));
    return is_ogg(proof) ? type == "audio/ogg" || type == "application/ogg"
                         : type == "audio/mpeg" || type == "audio/mp3";
}

// A file as it comes, not kept: its digest, and that of a stretch of it.
class HeardBytes {
public:
    // The stretch: from there on, at most so many bytes.
    HeardBytes(std::uint64_t from, std::uint64_t count) : from_(from), to_(from + count) {}
    void add(std::string_view piece) {
        const auto place = [&](std::uint64_t at) {
            return static_cast<std::size_t>(std::clamp(at, size_, size_ + piece.size()) - size_);
        };
        stretch_.add(piece.substr(place(from_), place(to_) - place(from_)));
        all_.add(piece);
        size_ += piece.size();
    }
    std::uint64_t size() const { return size_; }
    // Each once.
    std::string sha256() { return all_.hex(); }
    std::string sha256_of_stretch() { return stretch_.hex(); }

private:
    std::uint64_t from_, to_, size_ = 0;
    openssl::Sha256 all_, stretch_;
};

curl::HttpResponse fetched(curl::Http &http, const SlotProof &proof, curl::HttpRequest request,
                           HeardBytes &heard) {
    request.url = proof.audio;
    request.max_bytes = proof.bytes + largest_page;
    request.timeout = Seconds{120};
    request.body_to = [&](std::string_view piece) { heard.add(piece); };
    curl::HttpResponse response = http.send(request);
    if (response.status != 200 && response.status != 206)
        fail(proof, fmt::format("hears nothing: {} answers {}", proof.audio, response.status));
    if (!is_audio_type(proof, response.header("content-type")))
        fail(proof, fmt::format("may hear nothing: {} has the type \"{}\", not {}", proof.audio,
                                shorten(response.header("content-type"), longest_named),
                                is_ogg(proof) ? "audio/ogg" : "audio/mpeg"));
    return response;
}

void prove_once(curl::Http &http, const SlotProof &proof) {
    curl::HttpRequest request;
    request.url = proof.page;
    request.max_bytes = largest_page;
    const curl::HttpResponse page = http.send(request);
    if (page.status != 200)
        fail(proof, fmt::format("is answered {}", page.status));
    const HeardOnPage heard = proof.find ? proof.find(page) : audio_on(page, proof);
    if (!heard.audio)
        fail(proof, heard.instead);
    SlotProof heard_file = proof;
    heard_file.audio = *heard.audio;
    if (!proof.opus.empty() && heard.opus.empty())
        fail(proof, "is not offered the Opus file " + proof.opus);
    heard_file.opus = heard.opus;
    prove_file(http, heard_file);
}

void prove_bytes(curl::Http &http, const SlotProof &proof) {
    const std::uint64_t half = proof.bytes / 2;
    curl::HttpRequest request;
    request.headers = {fmt::format("Range: bytes={}-", half)};
    HeardBytes answer(0, 0);
    const curl::HttpResponse file = fetched(http, proof, request, answer);
    std::uint64_t size = answer.size();
    std::string hash = answer.sha256();
    if (file.status == 206) {
        const std::string total = total_of(file);
        if (total != "*" && total != fmt::to_string(proof.bytes))
            fail(proof, fmt::format("hears {} bytes of {}, not {}", total, proof.audio, proof.bytes));
        HeardBytes whole(half, size);
        fetched(http, proof, {}, whole);
        if (size == 0 || whole.sha256_of_stretch() != hash)
            fail(proof,
                 fmt::format("who jumps ahead hears something else: {} answers a range with other bytes",
                             proof.audio));
        size = whole.size();
        hash = whole.sha256();
    }
    if (size != proof.bytes)
        fail(proof, fmt::format("hears {} bytes of {}, not {}", size, proof.audio, proof.bytes));
    if (hash != proof.sha256)
        fail(proof, fmt::format("hears another recording: the SHA-256 of {} is {}, not {}", proof.audio, hash,
                                proof.sha256));
}

} // namespace

void prove_file(curl::Http &http, const SlotProof &proof) {
    prove_bytes(http, proof);
    if (proof.opus.empty())
        return;
    SlotProof beside = proof;
    beside.audio = proof.opus;
    beside.sha256 = proof.opus_sha256;
    beside.bytes = proof.opus_bytes;
    prove_bytes(http, beside);
}

void prove_slot(curl::Http &http, Clock &clock, const SlotProof &proof) {
    const Seconds begin = clock.elapsed();
    for (Seconds pause = first_pause;; pause = std::min(Seconds{pause.value * 2}, longest_pause)) {
        try {
            return prove_once(http, proof);
        } catch (const Error &error) {
            const double left = proof.within.value - (clock.elapsed().value - begin.value);
            if (error.next() != Next::retry || left <= 0)
                throw;
            clock.sleep(std::min(pause, Seconds{left}));
        }
    }
}

std::string readable_page(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"))
        return icu::decode(bytes, "UTF-16LE").text;
    if (bytes.starts_with("\xFE\xFF"))
        return icu::decode(bytes, "UTF-16BE").text;
    if (bytes.find(std::string_view("<\0", 2)) != std::string_view::npos)
        return icu::decode(bytes, bytes.find('<') % 2 == 0 ? "UTF-16LE" : "UTF-16BE").text;
    return icu::decode(bytes, "UTF-8").text;
}

} // namespace baonoi::publish
