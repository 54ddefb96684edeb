// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/listing_parser.h"

#include "base/error.h"
#include "base/utf8.h"
#include "fetch/feed_source.h"
#include "fetch/sitemap_reader.h"
#include "lib/confined/packer.h"
#include "lib/confined/parsers.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace baonoi::fetch {

// Before the document.
struct ListingOrder {
    ListingKind kind = ListingKind::feed;
    std::string url;
    std::size_t max_bytes = 0;
};

static constexpr ListingKind last_of(ListingKind) {
    return ListingKind::sitemap;
}

template <class T>
static auto fields(T &value) {
    if constexpr (std::is_same_v<std::remove_const_t<T>, ListingOrder>)
        return std::tie(value.kind, value.url, value.max_bytes);
    else
        return std::tie(value.input, value.title, value.published, value.modified, value.content,
                        value.section, value.enclosures);
}

namespace {

constexpr std::string_view parser_of_listings = "listing";
constexpr std::size_t memory_of_listings = std::size_t{1} << 30U; // of addresses, libraries and all
constexpr double cpu_of_listings = 120;                           // seconds
constexpr std::size_t longest_date = 40, longest_answer = 10000;  // bytes

// The first byte of an answer.
constexpr char article_mark = 'a', sitemap_mark = 's', warning_mark = 'w', end_mark = 'e';

std::unique_ptr<ListingReader> reader_here(ListingKind kind, const std::string &url, std::size_t max_bytes,
                                           ListingTakers takers) {
    if (kind == ListingKind::sitemap)
        return std::make_unique<SitemapReader>(url, max_bytes, std::move(takers));
    return std::make_unique<FeedReader>(url, std::move(takers.article), std::move(takers.warn));
}

template <class Value>
std::string marked(char mark, const Value &value) {
    confined::Packer packer;
    packer.put(mark);
    packer.put(value);
    return std::move(packer.bytes);
}

void parse_listing(confined::ParserTask &task) {
    const auto order = task.order<ListingOrder>();
    const auto reader =
        reader_here(order.kind, order.url, order.max_bytes,
                    {[&](const Listing &listing) { task.tell(marked(article_mark, listing)); },
                     [&](const std::string &url) { task.tell(marked(sitemap_mark, url)); },
                     [&](const std::string &text) { task.tell(marked(warning_mark, text)); }});
    while (const auto piece = task.next())
        reader->push(*piece);
    task.tell(marked(end_mark, reader->finish()));
}

bool is_web_address(const std::string &address) {
    return (address.starts_with("http://") || address.starts_with("https://")) &&
           std::none_of(address.begin(), address.end(),
                        [](char c) { return (c >= 0 && c <= ' ') || c == 0x7F; });
}

// What is there is not believed: an address that is none of the web would be a file of this machine.
bool is_listing(const Listing &listing) {
    return is_web_address(listing.input) &&
           std::all_of(listing.enclosures.begin(), listing.enclosures.end(), is_web_address) &&
           listing.title.size() <= Listing::max_title && listing.section.size() <= Listing::max_title &&
           listing.published.size() <= longest_date && listing.modified.size() <= longest_date;
}

class ReaderElsewhere : public ListingReader {
public:
    ReaderElsewhere(ListingKind kind, const std::string &url, std::size_t max_bytes, ListingTakers takers)
        : order_{kind, url, max_bytes}, takers_(std::move(takers)) {}
    void push(std::string_view bytes) override {
        begin();
        if (!bytes.empty())
            work_->say(bytes, take_);
    }
    bool finish() override {
        begin();
        work_->finish(take_);
        if (!complete_)
            nonsense();
        return *complete_;
    }

private:
    // Not before there is a document: one that has not changed needs no process.
    void begin() {
        if (work_)
            return;
        work_.emplace(parser_of_listings, order_.url,
                      confined::WorkLimits{cpu_of_listings, 4 * order_.max_bytes + (64U << 20U)});
        work_->say(confined::packed(order_), take_);
    }

    void take(const std::string &answer) {
        confined::Unpacker unpacker(answer);
        const char mark = unpacker.taken<char>();
        if (mark == article_mark) {
            auto listing = unpacker.taken<Listing>();
            for (std::string *text : {&listing.input, &listing.title, &listing.published, &listing.modified,
                                      &listing.content, &listing.section})
                *text = valid_utf8(*text);
            for (std::string &address : listing.enclosures)
                address = valid_utf8(address);
            if (!unpacker.is_whole() || !is_listing(listing))
                nonsense();
            takers_.article(listing);
        } else if (mark == sitemap_mark || mark == warning_mark) {
            const std::string text = shorten(valid_utf8(unpacker.text_view()), longest_answer);
            if (!unpacker.is_whole() || (mark == sitemap_mark && !is_web_address(text)))
                nonsense();
            mark == sitemap_mark ? takers_.sitemap(text) : takers_.warn(text);
        } else {
            complete_ = mark == end_mark && unpacker.taken<bool>();
            if (mark != end_mark || !unpacker.is_whole())
                nonsense();
        }
    }

    [[noreturn]] void nonsense() const {
        throw Error(Next::skip,
                    fmt::format("{} could not be parsed: the parser answered with nonsense", order_.url));
    }

    ListingOrder order_;
    ListingTakers takers_;
    confined::TakeMessage take_ = [this](const std::string &answer) { take(answer); };
    std::optional<bool> complete_;
    std::optional<confined::ParserWork> work_;
};

} // namespace

std::unique_ptr<ListingReader> open_reader(ListingKind kind, const std::string &url, std::size_t max_bytes,
                                           ListingTakers takers) {
    if (confined::parses_elsewhere())
        return std::make_unique<ReaderElsewhere>(kind, url, max_bytes, std::move(takers));
    return reader_here(kind, url, max_bytes, std::move(takers));
}

confined::Parser listing_parser() {
    // What is loaded and made once need not be made in each child.
    const auto prepare = [] {
        FeedReader reader(
            "https://a.vn/", [](const Listing &) {}, [](const std::string &) {});
        reader.push("<rss><channel><item><title>&lt;b&gt;</title><link>b</link></item></channel></rss>");
        reader.finish();
    };
    return {parser_of_listings, memory_of_listings, prepare, parse_listing};
}

} // namespace baonoi::fetch
