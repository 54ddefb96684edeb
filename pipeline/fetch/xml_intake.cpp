// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/xml_intake.h"

#include "base/error.h"
#include "fetch/charset.h"

#include <fmt/format.h>

namespace baonoi::fetch {

namespace {

constexpr std::size_t intake_sniffed = 4096;

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
    if (!complaint_.empty())
        lines.push_back(fmt::format("{}: {}", named_, complaint_));
    if (decoder_ && decoder_->broken_bytes() > 0)
        lines.push_back(
            fmt::format("{}: {} broken characters became U+FFFD", named_, decoder_->broken_bytes()));
    return lines;
}

} // namespace baonoi::fetch
