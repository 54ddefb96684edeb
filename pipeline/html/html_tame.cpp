// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/html_tame.h"

#include "base/ascii.h"
#include "html/budget.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <libxml/HTMLparser.h>
#include <unordered_map>

namespace baonoi::html {

namespace {

constexpr std::size_t none = std::string_view::npos;

// Entities of HTML 5 that libxml2's table (HTML 4) lacks and that are met in text.
struct Entity {
    std::string_view name;
    std::string_view text;
};
constexpr Entity html5_entities[] = {
    {"apos;", "'"},   {"NewLine;", " "}, {"Tab;", " "},    {"comma;", ","},  {"period;", "."},
    {"colon;", ":"},  {"semi;", ";"},    {"excl;", "!"},   {"quest;", "?"},  {"lpar;", "("},
    {"rpar;", ")"},   {"num;", "#"},     {"percnt;", "%"}, {"dollar;", "$"}, {"sol;", "/"},
    {"lowbar;", "_"}, {"hyphen;", "‐"},  {"plus;", "+"},   {"equals;", "="}, {"ast;", "*"},
    {"commat;", "@"}, {"rsquor;", "’"},  {"ldquor;", "„"}, {"horbar;", "―"},
};

// What may stand before the body. Every other element begins it when it has not begun; libxml2 knows so of
// those of HTML 4, and leaves the others in an open head.
constexpr std::string_view before_body[] = {
    "html", "head",     "title",    "base",   "basefont", "bgsound",  "link",
    "meta", "noframes", "noscript", "script", "style",    "template",
};

class Tamer {
public:
    Tamer(std::string_view html, const HtmlLimits &limits, const Checkpoint &checkpoint,
          std::vector<Markup> *markups)
        : html_(html), limits_(limits), checkpoint_(checkpoint), markups_(markups) {
        out_.reserve(html.size());
    }

    std::string run() {
        while (at_ < html_.size()) {
            const std::size_t tag = std::min(html_.find('<', at_), html_.size());
            text(tag);
            if (tag == html_.size())
                break;
            if (++tags_ % 1024 == 0)
                check();
            markup();
        }
        return std::move(out_);
    }

private:
    void check() const {
        checkpoint_();
        // A list that grows is there twice while it is moved.
        check_memory(out_.size() + (markups_ ? markups_->size() * sizeof(Markup) * 2 : 0),
                     limits_.max_memory);
    }
    char peek(std::size_t ahead) const { return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0'; }
    void skip_to(std::size_t end) { at_ = std::min(end, html_.size()); }
    void skip_past(char c) {
        const std::size_t found = html_.find(c, at_);
        skip_to(found == none ? none : found + 1);
    }

    // Copies up to end, with the missing entities replaced.
    void text(std::size_t end) {
        while (at_ < end) {
            const std::size_t found_at = html_.substr(at_, end - at_).find('&');
            const std::size_t amp = found_at == none ? end : at_ + found_at;
            out_.append(html_, at_, amp - at_);
            at_ = amp;
            if (amp == end)
                break;
            const auto *entity = std::find_if(
                std::begin(html5_entities), std::end(html5_entities), [&](const Entity &candidate) {
                    return html_.compare(amp + 1, candidate.name.size(), candidate.name) == 0;
                });
            const bool found = entity != std::end(html5_entities);
            out_ += found ? entity->text : "&";
            at_ += found ? entity->name.size() + 1 : 1;
        }
    }

    void markup() {
        const Markup here = begin();
        if (html_.compare(at_, 4, "<!--") == 0)
            comment();
        else if (peek(1) == '!' || peek(1) == '?')
            skip_past('>');
        else if (peek(1) == '/')
            end_tag();
        else if (is_ascii_letter(peek(1)))
            return start_tag(here);
        else {
            out_ += "&lt;";
            ++at_;
            return;
        }
        note(here);
    }

    Markup begin() const { return {at_, 0, out_.size(), 0}; }

    // What began there ends here, in the page and in the tamed text.
    void note(Markup markup) {
        markup.end = at_;
        markup.tamed_end = out_.size();
        if (markups_)
            markups_->push_back(markup);
    }

    // Ends where browsers end it: also at "<!-->", "<!--->" and "--!>"; at the end of the page when nowhere
    // else.
    void comment() {
        at_ += 4;
        if (peek(0) == '>' || (peek(0) == '-' && peek(1) == '>'))
            return skip_past('>');
        for (std::size_t dashes = html_.find("--", at_); dashes != none;
             dashes = html_.find("--", dashes + 1)) {
            at_ = dashes;
            if (peek(2) == '>')
                return skip_to(dashes + 3);
            if (peek(2) == '!' && peek(3) == '>')
                return skip_to(dashes + 4);
        }
        skip_to(none);
    }

    std::string_view name_at(std::size_t begin) const {
        std::size_t end = begin;
        while (end < html_.size() && !is_ascii_space(html_[end]) && html_[end] != '/' && html_[end] != '>')
            ++end;
        return html_.substr(begin, end - begin);
    }

    // An end tag of what was never opened is left out: libxml2 would look for it through all open elements.
    void end_tag() {
        if (is_ascii_letter(peek(2))) {
            const std::string name = ascii_lower(name_at(at_ + 2).substr(0, max_name + 1));
            const auto open = open_.find(name);
            if (open != open_.end() && open->second > 0)
                --open->second;
            if (open != open_.end() || name == "p" || name == "br")
                out_.append("</").append(name).append(">");
            if (open != open_.end() && open->second == 0)
                open_.erase(open);
        }
        skip_past('>');
    }

    struct Tag {
        std::size_t end = none; // after its '>'; none when the page ends before
        std::size_t attributes = 0;
    };

    // A quote opens a value only after '='.
    Tag scan_tag(std::size_t from) const {
        Tag tag;
        bool value = false;
        for (std::size_t i = from; i < html_.size(); ++i) {
            const char c = html_[i];
            if (c == '>') {
                tag.end = i + 1;
                break;
            }
            if (value && (c == '"' || c == '\'') && quotes_close_) {
                i = html_.find(c, i + 1);
                if (i == none)
                    break;
                value = false;
            } else if (c == '=') {
                value = true;
            } else if (is_ascii_space(c) || c == '/') {
                tag.attributes += i + 1 < html_.size() && !is_ascii_space(html_[i + 1]);
            } else {
                value = false;
            }
        }
        return tag;
    }

    void start_tag(const Markup &here) {
        const std::string_view name = name_at(at_ + 1);
        Tag tag = scan_tag(at_ + 1 + name.size());
        bool bare = tag.attributes > limits_.max_attributes || attributes_ > limits_.max_all_attributes;
        attributes_ += bare ? 0 : tag.attributes;
        if (tag.end == none && quotes_close_) {
            quotes_close_ = false; // a value without its quote: from here on tags end at the first '>'
            tag = scan_tag(at_ + 1 + name.size());
            bare = true;
        }
        if (tag.end == none || name.size() > max_name)
            return skip_to(tag.end);
        const std::string_view whole = html_.substr(at_, tag.end - at_);
        const std::string known = ascii_lower(name);
        Markup tag_itself = here;
        if (begins_body(known)) {
            out_ += "<body>";
            tag_itself.tamed_begin = out_.size();
        }
        if (bare || !quotes_close_ || whole.size() > limits_.max_tag)
            out_.append("<").append(name).append(">");
        else
            out_ += whole;
        at_ = tag.end;
        note(tag_itself);
        if (whole.ends_with("/>") && open_.contains("svg"))
            return; // there it has no content, and needs no end tag
        ++open_[known];
        raw_content(known, whole);
    }

    // The first of these in a page whose body has not begun, wherever its head ends: as browsers see it.
    bool begins_body(const std::string &name) {
        if (body_began_)
            return false;
        if (name == "body" || name == "frameset") {
            body_began_ = true;
            return false;
        }
        if (open_.contains("noscript") || open_.contains("template") || open_.contains("svg"))
            return false;
        body_began_ =
            std::find(std::begin(before_body), std::end(before_body), name) == std::end(before_body) &&
            ::htmlTagLookup(reinterpret_cast<const xmlChar *>(name.c_str())) == nullptr;
        return body_began_;
    }

    // Elements whose content is not markup.
    void raw_content(const std::string &name, std::string_view tag) {
        if (name == "script")
            keep_content(name, ascii_lower(tag.substr(0, 512)).find("ld+json") != none ? Content::verbatim
                                                                                       : Content::dropped);
        else if (name == "style" || name == "iframe" || name == "noembed" || name == "noframes")
            keep_content(name, Content::dropped);
        else if (name == "textarea" || name == "title" || name == "xmp" || name == "plaintext")
            keep_content(name, Content::escaped);
    }

    enum class Content { dropped, verbatim, escaped };
    void keep_content(const std::string &name, Content how) {
        const std::size_t end = end_of_raw(name);
        if (how == Content::verbatim)
            out_.append(html_, at_, end - at_);
        while (how == Content::escaped && at_ < end) {
            const std::size_t bracket = std::min(html_.find('<', at_), end);
            text(bracket);
            if (bracket < end) {
                out_ += "&lt;";
                ++at_;
            }
        }
        at_ = end;
        const Markup here = begin();
        out_.append("</").append(name).append(">");
        open_.erase(name);
        if (at_ < html_.size())
            skip_past('>');
        note(here);
    }

    std::size_t end_of_raw(const std::string &name) const {
        for (std::size_t i = html_.find("</", at_); i != none; i = html_.find("</", i + 2)) {
            const std::size_t after = i + 2 + name.size();
            const bool ends = after >= html_.size() || is_ascii_space(html_[after]) || html_[after] == '/' ||
                              html_[after] == '>';
            if (ends && ascii_lower(html_.substr(i + 2, name.size())) == name)
                return i;
        }
        return html_.size();
    }

    static constexpr std::size_t max_name = 64;
    std::string_view html_;
    const HtmlLimits &limits_;
    const Checkpoint &checkpoint_;
    std::vector<Markup> *markups_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t tags_ = 0;
    std::size_t attributes_ = 0;                        // kept
    std::unordered_map<std::string, std::size_t> open_; // by name: start tags less end tags
    bool quotes_close_ = true;
    bool body_began_ = false;
};

// Moves places in a page without its NULs to where they are in the page.
void add_nuls(std::string_view html, std::vector<Markup> &markups) {
    std::size_t passed = 0;
    std::size_t nul = html.find('\0');
    const auto moved = [&](std::size_t at) {
        for (; nul != none && nul <= at + passed; nul = html.find('\0', nul + 1))
            ++passed;
        return at + passed;
    };
    for (Markup &markup : markups) {
        markup.begin = moved(markup.begin);
        markup.end = moved(markup.end - 1) + 1;
    }
}

} // namespace

std::string tame_html(std::string_view html, const HtmlLimits &limits, const Checkpoint &checkpoint,
                      std::vector<Markup> *markups) {
    if (html.find('\0') == none)
        return Tamer(html, limits, checkpoint, markups).run();
    std::string without_nul(html);
    without_nul.erase(std::remove(without_nul.begin(), without_nul.end(), '\0'), without_nul.end());
    std::string tamed = Tamer(without_nul, limits, checkpoint, markups).run();
    if (markups)
        add_nuls(html, *markups);
    return tamed;
}

} // namespace baonoi::html
