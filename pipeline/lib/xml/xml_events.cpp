// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/xml/xml_events.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/xml/libxml.h"

#include <utility>

namespace baonoi::xml {

namespace {

constexpr std::size_t max_message = 200;

std::string_view xml_chars(const xmlChar *text) {
    return text ? std::string_view(reinterpret_cast<const char *>(text)) : std::string_view();
}

} // namespace

// Runs body unless an earlier one failed; keeps its exception and stops the parser.
template <class Body>
void XmlPushParser::guarded(void *user, Body body) {
    XmlPushParser &self = *static_cast<XmlPushParser *>(user);
    if (self.error_ || !self.fault_.empty())
        return;
    try {
        body(self);
    } catch (...) {
        self.error_ = std::current_exception();
        xmlStopParser(self.context_.get());
    }
}

xmlSAXHandler XmlPushParser::handler() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = [](void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int,
                            const xmlChar **, int count, int, const xmlChar **attributes) {
        guarded(user, [&](XmlPushParser &self) {
            self.attributes_.clear();
            for (int i = 0; i < count; ++i, attributes += 5)
                self.attributes_.push_back(
                    {{xml_chars(attributes[2]), xml_chars(attributes[1]), xml_chars(attributes[0])},
                     std::string(reinterpret_cast<const char *>(attributes[3]),
                                 static_cast<std::size_t>(attributes[4] - attributes[3]))});
            self.events_.before_start();
            self.events_.start({xml_chars(uri), xml_chars(prefix), xml_chars(local)}, self.attributes_);
        });
    };
    sax.endElementNs = [](void *user, const xmlChar *, const xmlChar *, const xmlChar *) {
        guarded(user, [](XmlPushParser &self) { self.events_.end(); });
    };
    sax.characters = [](void *user, const xmlChar *text, int size) {
        guarded(user, [&](XmlPushParser &self) {
            self.events_.text({reinterpret_cast<const char *>(text), static_cast<std::size_t>(size)});
        });
    };
    sax.ignorableWhitespace = sax.characters;
    // Undeclared prefixes are errors that the parser itself goes on after.
    sax.serror = [](void *user, xmlErrorPtr error) {
        if (error->level == XML_ERR_FATAL)
            guarded(user, [&](XmlPushParser &self) {
                self.fault_ = fold_blanks(shorten(valid_utf8(error->message), max_message));
            });
    };
    return sax;
}

XmlPushParser::XmlPushParser(XmlEvents &events) : events_(events) {
    xmlSAXHandler sax = handler();
    constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    ready_libxml();
    context_.reset(xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr));
    if (!context_)
        throw Error(Next::retry, "xmlCreatePushParserCtxt: out of memory");
    // HUGE: our own limits on depth and size, with our own messages.
    xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET | XML_PARSE_HUGE);
    xmlParseChunk(context_.get(), declaration.data(), static_cast<int>(declaration.size()), 0);
}

std::string XmlPushParser::push(const std::string &markup) {
    const int code = xmlParseChunk(context_.get(), markup.data(), static_cast<int>(markup.size()), 0);
    if (error_)
        std::rethrow_exception(std::exchange(error_, nullptr));
    if (fault_.empty() && code != XML_ERR_OK && context_->wellFormed == 0)
        return "it is not well-formed XML";
    return fault_;
}

} // namespace baonoi::xml
