// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/xml_intake.h"

#include "base/ascii.h"
#include "base/error.h"
#include "fetch/charset.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::fetch {

namespace {

constexpr std::size_t intake_sniffed = 4096;

// Where the document begins in the first bytes: what programs print before the XML declaration is passed
// over. 0 too when nothing in them is known as a begin.
std::size_t document_in(std::string_view bytes) {
    constexpr std::array<std::string_view, 8> begins = {"<?xml",   "<rss",          "<feed", "<rdf:rdf",
                                                        "<urlset", "<sitemapindex", "<!",    "<html"};
    const std::string head = ascii_lower(bytes.substr(0, intake_sniffed));
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    std::size_t found = std::string::npos;
    for (const std::string_view begin : begins) {
        if (first == std::string::npos || head.compare(first, begin.size(), begin) == 0)
            return 0;
        if (begin[1] != '!' && begin != "<html")
            found = std::min(found, head.find(begin));
    }
    return found == std::string::npos ? 0 : found;
}

} // namespace

XmlIntake::XmlIntake(std::string named, xml::XmlItemRules rules, const xml::XmlItemLimits &limits)
    : named_(std::move(named)), items_(std::move(rules), limits) {}

void XmlIntake::push(std::string_view bytes) {
    if (decoder_)
        return decode(bytes, false);
    head_ += bytes;
    if (head_.size() >= intake_sniffed)
        decode({}, false);
}

void XmlIntake::decode(std::string_view bytes, bool last) {
    std::string text;
    if (!decoder_) {
        if (const std::size_t begin = document_in(head_); begin > 0) {
            head_.erase(0, begin);
            before_ = true;
        }
        decoder_.emplace(xml_charset_of(std::string_view(head_).substr(0, intake_sniffed), complaint_));
        text = decoder_->push(head_);
        head_ = {};
    }
    text += decoder_->push(bytes, last);
    try {
        items_.push(text);
        if (last)
            items_.finish();
    } catch (const Error &error) {
        if (std::string_view(error.what()).starts_with("line "))
            throw Error(error.next(), fmt::format("cannot read {}: {}", named_, error.what()));
        throw;
    }
}

void XmlIntake::finish() {
    decode({}, true);
}

std::vector<std::string> XmlIntake::faults() const {
    std::vector<std::string> lines;
    for (const std::string &fault : items_.faults())
        lines.push_back(fmt::format("{}: {}", named_, fault));
    if (before_)
        lines.push_back(fmt::format("{}: what stands before the XML was passed over", named_));
    if (!complaint_.empty())
        lines.push_back(fmt::format("{}: {}", named_, complaint_));
    if (decoder_ && decoder_->broken_bytes() > 0)
        lines.push_back(
            fmt::format("{}: {} broken characters became U+FFFD", named_, decoder_->broken_bytes()));
    return lines;
}

} // namespace baonoi::fetch
