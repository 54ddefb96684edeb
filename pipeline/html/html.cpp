// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/html.h"

#include "base/error.h"
#include "base/handle.h"
#include "base/utf8.h"
#include "html/budget.h"
#include "html/html_builder.h"
#include "html/html_tame.h"
#include "html/page_parser.h"
#include "html/places.h"
#include "lib/confined/parsers.h"
#include "lib/xml/libxml.h"

#include <exception>
#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace baonoi::html {

namespace {

using Context = Handle<htmlParserCtxt, htmlFreeParserCtxt>;

// Numbers 128 to 159 of character references mean windows-1252 on the web.
constexpr char32_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                       0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// What pugixml takes for one beside its text.
constexpr std::size_t bytes_of_node = 88, bytes_of_attribute = 72;

const char *chars(const xmlChar *text) {
    return reinterpret_cast<const char *>(text);
}

// Takes libxml2's events and grows the tree from them: one tree, not two.
class Builder {
public:
    Builder(pugi::xml_document &tree, const Checkpoint &checkpoint, const HtmlLimits &limits, Places *places)
        : checkpoint_(checkpoint), limits_(limits), places_(places), open_{tree} {}

    void parse(std::string_view html) {
        xml::ready_libxml();
        const Context context(htmlNewParserCtxt());
        if (!context)
            throw Error(Next::retry, "htmlNewParserCtxt: out of memory");
        context_ = context.get();
        *context->sax = handler();
        context->userData = this;
        read_once(html);
        if (error_)
            std::rethrow_exception(error_);
        flush();
    }

private:
    // htmlCtxtReadMemory would copy the page once more, from UTF-8 to UTF-8.
    void read_once(std::string_view html) {
        htmlCtxtUseOptions(context_, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                         HTML_PARSE_NODEFDTD);
        xmlParserInputBufferPtr buffer =
            xmlParserInputBufferCreateMem(html.data(), static_cast<int>(html.size()), XML_CHAR_ENCODING_NONE);
        xmlParserInputPtr input =
            buffer ? xmlNewIOInputStream(context_, buffer, XML_CHAR_ENCODING_NONE) : nullptr;
        if (!input || inputPush(context_, input) < 0)
            throw Error(Next::retry, "xmlNewIOInputStream: out of memory");
        context_->charset = XML_CHAR_ENCODING_UTF8;
        htmlParseDocument(context_);
    }

    // Runs body unless an earlier one failed; keeps its exception and stops the parser. Every so many events
    // the checkpoint is asked.
    template <std::size_t Every = 512, class Body>
    static void guarded(void *user, Body body) {
        Builder &self = *static_cast<Builder *>(user);
        if (self.error_)
            return;
        try {
            if (++self.events_ % Every == 0)
                self.checkpoint_();
            body(self);
        } catch (...) {
            self.error_ = std::current_exception();
            xmlStopParser(self.context_);
        }
    }

    static xmlSAXHandler handler() {
        xmlSAXHandler sax{};
        sax.initialized = XML_SAX2_MAGIC;
        sax.startElement = [](void *user, const xmlChar *name, const xmlChar **attributes) {
            guarded(user, [&](Builder &self) { self.start(chars(name), attributes); });
        };
        sax.endElement = [](void *user, const xmlChar *) {
            guarded(user, [](Builder &self) { self.end(); });
        };
        sax.characters = [](void *user, const xmlChar *text, int size) {
            guarded(user, [&](Builder &self) { self.add({chars(text), static_cast<std::size_t>(size)}); });
        };
        sax.ignorableWhitespace = sax.characters;
        sax.cdataBlock = sax.characters;
        // A flood of errors without other events has to be stopped too, and each may have cost a long search.
        sax.serror = [](void *user, xmlErrorPtr error) {
            guarded<16>(user, [error](Builder &self) {
                if (error->code == XML_ERR_NO_MEMORY)
                    throw std::bad_alloc(); // what follows would be left out
                self.mistake();
            });
        };
        return sax;
    }

    // The parser's place in the text.
    std::size_t at() const {
        return static_cast<std::size_t>(context_->input->cur - context_->input->base) +
               context_->input->consumed;
    }

    void add(std::string_view text) {
        text_ += text;
        if (places_)
            places_->text(at());
    }

    void mistake() {
        if (places_)
            places_->mistake();
    }

    void start(const char *name, const xmlChar **attributes) {
        flush();
        const bool deep = open_.size() > limits_.max_depth;
        if (deep || elements_ >= limits_.max_elements) {
            open_.push_back(open_.back());
            spend(0);
            if (places_)
                places_->give_up(
                    deep ? fmt::format("the page is nested deeper than {} elements", limits_.max_depth)
                         : fmt::format("the page has more than {} elements", limits_.max_elements));
            return;
        }
        ++elements_;
        pugi::xml_node node = open_.back().append_child(name);
        spend(bytes_of_node);
        for (; attributes && *attributes; attributes += 2) {
            const std::string_view value = attributes[1] ? chars(attributes[1]) : "";
            node.append_attribute(chars(attributes[0])) = value.data();
            spend(bytes_of_attribute + value.size());
        }
        open_.push_back(node);
        if (places_)
            places_->start(node, at());
    }

    void end() {
        flush();
        if (open_.size() > 1)
            open_.pop_back();
        if (places_)
            places_->end(at());
    }

    void flush() {
        if (!text_.empty() && open_.size() > 1) {
            map_controls();
            spend(bytes_of_node + text_.size());
            open_.back().append_child(pugi::node_pcdata).set_value(text_.c_str());
        }
        text_.clear();
    }

    void spend(std::size_t bytes) {
        spent_ += bytes;
        // The parser keeps a name of each open element, and a list that grows is there twice while it is
        // moved.
        check_memory(spent_ + open_.size() * 4 * sizeof(void *), limits_.max_memory);
    }

    void map_controls() {
        for (std::size_t at = text_.find('\xC2'); at != std::string::npos; at = text_.find('\xC2', at + 1)) {
            const auto next = static_cast<unsigned char>(at + 1 < text_.size() ? text_[at + 1] : 0);
            if (next < 0x80 || next > 0x9F)
                continue;
            std::string mapped;
            append_utf8(mapped, windows_1252[next - 0x80]);
            text_.replace(at, 2, mapped);
        }
    }

    const Checkpoint &checkpoint_;
    const HtmlLimits &limits_;
    Places *places_;
    std::vector<pugi::xml_node>
        open_; // the document first; an element deeper than allowed repeats its parent
    std::string text_;
    htmlParserCtxtPtr context_ = nullptr;
    std::size_t elements_ = 0;
    std::size_t spent_ = 0; // bytes
    std::size_t events_ = 0;
    std::exception_ptr error_;
};

} // namespace

Checkpoint budget_of_page() {
    return [budget = Budget(Seconds{2}, "the page")] { budget.check(); };
}

void build_tree(std::string_view tamed, pugi::xml_document &tree, const Checkpoint &checkpoint,
                const HtmlLimits &limits, Places *places) {
    Builder(tree, checkpoint, limits, places).parse(tamed);
}

void parse_html(std::string_view html, pugi::xml_document &tree, const Checkpoint &checkpoint,
                const HtmlLimits &limits) {
    if (confined::parses_elsewhere())
        return parse_elsewhere(html, tree, checkpoint, limits, nullptr, nullptr);
    build_tree(tame_html(html, limits, checkpoint), tree, checkpoint, limits, nullptr);
}

} // namespace baonoi::html
