// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/html_positions.h"

#include "base/error.h"
#include "base/handle.h"
#include "html/html_tags.h"
#include "lib/xml/libxml.h"

#include <algorithm>
#include <array>
#include <exception>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits>

namespace baonoi::html {

namespace {

constexpr std::size_t max_depth = 256;
constexpr std::size_t max_work = 200'000'000; // comparisons of names that broken tags cost the parser
constexpr std::array<std::string_view, 26> inline_names = {
    "a",    "abbr", "b",     "bdi", "bdo",  "big",    "cite",   "code", "em",  "font", "i",  "ins", "kbd",
    "mark", "q",    "small", "s",   "span", "strike", "strong", "sub",  "sup", "time", "tt", "u",   "var"};

using Parser = Handle<htmlParserCtxt, htmlFreeParserCtxt>;

std::string_view view(const xmlChar *text) {
    return reinterpret_cast<const char *>(text);
}

// Follows the parser's events. Between two events it reads the tags themselves only to find where the tag
// begins that the parser has just read.
class Recorder {
public:
    Recorder(std::string_view html, htmlParserCtxt *parser) : html_(html), parser_(parser) {}

    void start(std::string_view name, const xmlChar **attributes);
    void end(std::string_view name);
    void characters(std::string_view text);
    // A comment, a script's text, an error: something of no interest ends here.
    void pass() { last_ = std::max(last_, now()); }
    void mistake();
    HtmlPositions finish();

    template <class Work>
    void guard(Work work) noexcept {
        if (failure_)
            return;
        try {
            work();
        } catch (...) {
            failure_ = std::current_exception();
            xmlStopParser(parser_);
        }
    }

private:
    std::size_t now() const {
        const std::size_t at =
            static_cast<std::size_t>(parser_->input->cur - parser_->input->base) + parser_->input->consumed;
        return std::min(at, html_.size());
    }
    void count(std::size_t work);
    void separate(std::string_view name);
    // The markup that the parser is in or just behind, from the last event on; nothing when there is none.
    std::optional<ByteSpan> current_tag() const;
    std::size_t behind_start_tag() const;

    std::string_view html_;
    htmlParserCtxt *parser_;
    HtmlPositions found_{};
    std::vector<std::size_t> open_{};
    std::size_t last_ = 0; // no markup before it is of interest any more
    std::size_t work_ = 0;
    std::exception_ptr failure_{};
};

std::optional<ByteSpan> Recorder::current_tag() const {
    const std::size_t here = now();
    for (std::size_t at = html_.find('<', last_); at < here; at = html_.find('<', at)) {
        const std::size_t after = html_tag_end(html_, at);
        if (after >= here)
            return ByteSpan{at, after};
        at = after;
    }
    return std::nullopt;
}

// The parser tells of an element when it stands before the '>' or "/>" of its start tag.
std::size_t Recorder::behind_start_tag() const {
    const std::size_t here = now();
    if (html_.substr(here, 2) == "/>")
        return here + 2;
    return html_.substr(here, 1) == ">" ? here + 1 : here;
}

void Recorder::count(std::size_t work) {
    work_ += work;
    if (work_ > max_work)
        throw Error(Next::skip, "the page has too many broken tags to be read");
}

void Recorder::separate(std::string_view name) {
    if (std::find(inline_names.begin(), inline_names.end(), name) == inline_names.end() &&
        !found_.text.empty() && found_.text.back() != ' ')
        found_.text += ' ';
}

void Recorder::start(std::string_view name, const xmlChar **attributes) {
    if (open_.size() >= max_depth)
        throw Error(Next::skip, "the page is nested deeper than 256 elements");
    count(open_.size());
    separate(name);
    HtmlElement element;
    element.name = name;
    if (!open_.empty())
        element.parent = open_.back();
    const auto tag = current_tag();
    element.implied = !tag || html_tag_name(html_, tag->begin) != name;
    element.begin = tag ? tag->begin : last_;
    element.content.begin = element.implied ? element.begin : behind_start_tag();
    if (!element.implied)
        last_ = element.content.begin;
    for (; attributes && *attributes; attributes += 2)
        element.attributes.push_back(
            {std::string(view(attributes[0])), attributes[1] ? std::string(view(attributes[1])) : ""});
    element.text.begin = found_.text.size();
    open_.push_back(found_.elements.size());
    found_.elements.push_back(std::move(element));
}

void Recorder::end(std::string_view name) {
    count(open_.size());
    if (open_.empty())
        return;
    HtmlElement &element = found_.elements[open_.back()];
    open_.pop_back();
    element.next = found_.elements.size();
    element.text.end = found_.text.size();
    separate(name);
    const auto tag = current_tag();
    const std::size_t here = std::max(tag ? tag->begin : now(), element.content.begin);
    element.content.end = here;
    element.end = here;
    if (tag && tag->begin == here && html_.substr(here, 2) == "</" && html_tag_name(html_, here) == name) {
        element.end = now();
        last_ = element.end;
    }
}

void Recorder::characters(std::string_view text) {
    found_.text += text;
    pass();
}

void Recorder::mistake() {
    count(open_.size() + 1);
}

HtmlPositions Recorder::finish() {
    if (failure_)
        std::rethrow_exception(failure_);
    while (!open_.empty())
        end("");
    return std::move(found_);
}

Recorder &recorder(void *context) {
    return *static_cast<Recorder *>(context);
}

void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
    recorder(context).guard([&] { recorder(context).start(view(name), attributes); });
}

void on_end(void *context, const xmlChar *name) {
    recorder(context).guard([&] { recorder(context).end(view(name)); });
}

void on_characters(void *context, const xmlChar *text, int length) {
    recorder(context).guard([&] {
        recorder(context).characters(
            {reinterpret_cast<const char *>(text), static_cast<std::size_t>(length)});
    });
}

void on_script(void *context, const xmlChar *, int) {
    recorder(context).pass();
}

void on_comment(void *context, const xmlChar *) {
    recorder(context).pass();
}

void on_instruction(void *context, const xmlChar *, const xmlChar *) {
    recorder(context).pass();
}

void on_error(void *context, xmlErrorPtr) {
    recorder(context).guard([&] { recorder(context).mistake(); });
}

htmlSAXHandler events() {
    htmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    handler.cdataBlock = on_script;
    handler.comment = on_comment;
    handler.processingInstruction = on_instruction;
    handler.serror = on_error;
    return handler;
}

} // namespace

const std::string *HtmlElement::attribute(std::string_view wanted) const {
    for (const HtmlAttribute &attribute : attributes)
        if (attribute.name == wanted)
            return &attribute.value;
    return nullptr;
}

std::string_view HtmlPositions::text_of(const HtmlElement &element) const {
    return std::string_view(text).substr(element.text.begin, element.text.size());
}

bool HtmlPositions::is_inside(std::size_t element, std::size_t ancestor) const {
    return ancestor <= element && element < elements[ancestor].next;
}

HtmlPositions html_positions(std::string_view html) {
    if (html.empty())
        return {};
    if (html.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw Error(Next::skip, "the page is larger than 2 GB");
    const std::string readable = readable_by_libxml(html);
    xml::ready_libxml();
    const Parser parser(htmlCreateMemoryParserCtxt(readable.data(), static_cast<int>(readable.size())));
    if (!parser)
        throw Error(Next::stop, "htmlCreateMemoryParserCtxt: out of memory");
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
    Recorder recorder(readable, parser.get());
    *parser->sax = events();
    parser->userData = &recorder;
    htmlParseDocument(parser.get());
    return recorder.finish();
}

} // namespace baonoi::html
