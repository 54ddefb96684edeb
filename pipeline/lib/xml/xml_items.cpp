// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/xml/xml_items.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::xml {

namespace {

constexpr std::size_t max_namespaces = 1000;
constexpr std::size_t max_shown = 60;

// "<a:item x='1'>" -> "a:item", "</a:item>" -> "a:item".
std::string_view name_in(std::string_view tag) {
    tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
    return tag.substr(0, tag.find_first_of(" \t\n/>"));
}

std::string_view local_part(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

bool declares_namespace(std::string_view attribute) {
    return attribute == "xmlns" || attribute.starts_with("xmlns:");
}

} // namespace

XmlItems::XmlItems(XmlItemRules rules, const XmlItemLimits &limits)
    : rules_(std::move(rules)), limits_(limits) {
    for (const std::string &spelling : rules_.spellings)
        spellings_[ascii_lower(spelling)] = spelling;
}

void XmlItems::push(std::string_view text) {
    if (over_)
        return;
    tokens_.push(text);
    while (const auto token = over_ ? std::nullopt : tokens_.next()) {
        if (token->is_tag)
            take_tag(token->text);
        else if (!skipping_)
            add_text(token->text);
    }
}

void XmlItems::finish() {
    if (!root_seen_)
        throw Error(Next::skip, fmt::format("line {}: there is no XML element", tokens_.line()));
}

std::vector<std::string> XmlItems::faults() const {
    std::vector<std::string> lines;
    const auto times = [](std::size_t n) { return n > 1 ? fmt::format(" ({} times)", n) : std::string(); };
    if (tokens_.mended() > 0)
        lines.push_back(tokens_.first_mended() + times(tokens_.mended()));
    if (faults_ > 0)
        lines.push_back(first_fault_ + times(faults_));
    if (root_seen_ && !closed_ && faults_ < limits_.max_broken_items)
        lines.push_back(fmt::format("line {}: it ends before its last tag", tokens_.line()));
    return lines;
}

void XmlItems::take_tag(std::string_view tag) {
    if (skipping_) {
        const auto &names = rules_.resume_at;
        if (tag.starts_with("</") || std::find(names.begin(), names.end(),
                                               spelled(std::string(local_part(name_in(tag))))) == names.end())
            return;
        skipping_ = false;
    }
    const std::string fault = tag.starts_with("</") ? end(tag) : start(tag);
    if (!fault.empty())
        broken(fault);
}

// Returns what is wrong with the tag, or nothing.
std::string XmlItems::start(std::string_view tag) {
    const std::string name(name_in(tag));
    if (!tag.ends_with('>'))
        return fmt::format("the tag <{} does not end", shorten(name, max_shown));
    const bool is_empty = tag.ends_with("/>");
    const std::string whole = std::string(tag.substr(0, tag.size() - (is_empty ? 2 : 1))) + "/>";
    pugi::xml_document parsed;
    const auto result =
        parsed.load_buffer(whole.data(), whole.size(), pugi::parse_wconv_attribute, pugi::encoding_utf8);
    if (!result)
        return fmt::format("the tag <{}: {}", shorten(name, max_shown), result.description());
    const pugi::xml_node read = parsed.first_child();
    for (pugi::xml_attribute attribute : read.attributes())
        attribute.set_value(tokens_.decoded(attribute.value()).c_str());
    if (open_.size() >= limits_.max_depth)
        throw Error(Next::skip, fmt::format("line {}: elements are nested deeper than {}", tokens_.line(),
                                            limits_.max_depth));
    begin({name, read.attribute("xml:base").value(), tokens_.line(), namespaces_.size(), {}}, read);
    if (is_empty)
        close();
    return {};
}

// Opens an element whose children are items, or adds one to the item.
void XmlItems::begin(Element element, const pugi::xml_node &tag) {
    declare(tag);
    const std::string name = prefixed(element.name, false);
    root_seen_ = true;
    if (in_item()) {
        end_text();
        element.node = open_.back().node;
    } else if (rules_.opens(name, open_.size()) || open_.empty()) {
        ++opened_;
        open_.push_back(std::move(element));
        return;
    } else {
        item_line_ = element.line;
        bytes_ = elements_ = 0;
        cut_ = false;
        element.node = document_;
    }
    if (++elements_ > limits_.max_elements) {
        cut_ = true;
    } else {
        element.node = element.node.append_child(name.c_str());
        for (const pugi::xml_attribute attribute : tag.attributes())
            if (!declares_namespace(attribute.name()) && fits(std::string_view(attribute.value()).size()))
                element.node.append_attribute(prefixed(attribute.name(), true).c_str()) = attribute.value();
    }
    open_.push_back(std::move(element));
}

std::string XmlItems::end(std::string_view tag) {
    const std::string_view name = name_in(tag);
    if (open_.empty() || ascii_lower(name) != ascii_lower(open_.back().name) || !tag.ends_with('>'))
        return open_.empty() ? fmt::format("it begins with the end tag </{}", shorten(name, max_shown))
                             : fmt::format("Opening and ending tag mismatch: {} line {} and {}",
                                           shorten(open_.back().name, max_shown), open_.back().line,
                                           shorten(name, max_shown));
    close();
    return {};
}

void XmlItems::close() {
    const bool was_in_item = in_item();
    if (was_in_item)
        end_text();
    namespaces_.resize(open_.back().outer_namespaces);
    open_.pop_back();
    opened_ = std::min(opened_, open_.size());
    over_ = closed_ = open_.empty();
    if (was_in_item && !in_item())
        hand_over(false);
}

// The item keeps what was whole before the fault.
void XmlItems::broken(const std::string &fault) {
    const std::string told = fmt::format("line {}: {}", tokens_.line(), fault);
    if (++faults_ == 1)
        first_fault_ = told;
    if (!root_seen_)
        throw Error(Next::skip, told);
    skipping_ = true;
    over_ = faults_ >= limits_.max_broken_items;
    if (!in_item())
        return;
    if (open_.size() > opened_ + 1)
        open_[opened_].node.remove_child(open_[opened_ + 1].node);
    text_.clear();
    too_long_ = false;
    namespaces_.resize(open_[opened_].outer_namespaces);
    open_.resize(opened_);
    hand_over(true);
}

void XmlItems::hand_over(bool is_broken) {
    XmlItem item{document_.document_element(), {}, item_line_, is_broken, cut_};
    for (const Element &element : open_)
        if (!element.base.empty())
            item.bases.push_back(element.base);
    rules_.take(item);
    document_.reset();
}

void XmlItems::declare(const pugi::xml_node &tag) {
    for (const pugi::xml_attribute attribute : tag.attributes()) {
        const std::string_view name = attribute.name();
        if (declares_namespace(name) && namespaces_.size() < max_namespaces)
            namespaces_.emplace_back(name.find(':') == std::string_view::npos ? "" : local_part(name),
                                     attribute.value());
    }
}

// The name with the prefix of the rules for its namespace.
std::string XmlItems::prefixed(std::string_view written, bool is_attribute) const {
    const std::size_t colon = written.find(':');
    const std::string_view prefix = colon == std::string_view::npos ? "" : written.substr(0, colon);
    const auto declared = std::find_if(namespaces_.rbegin(), namespaces_.rend(),
                                       [&](const auto &declaration) { return declaration.first == prefix; });
    if (declared == namespaces_.rend() || declared->second.empty() || (is_attribute && prefix.empty()))
        return spelled(std::string(written));
    const auto known = std::find_if(rules_.prefixes.begin(), rules_.prefixes.end(),
                                    [&](const auto &rule) { return rule.first == declared->second; });
    const std::string_view local = local_part(written);
    if (known != rules_.prefixes.end() && known->second.empty())
        return spelled(std::string(local));
    return spelled(fmt::format("{}:{}", known == rules_.prefixes.end() ? "other" : known->second, local));
}

std::string XmlItems::spelled(const std::string &name) const {
    const auto found = spellings_.find(ascii_lower(name));
    return found == spellings_.end() ? name : found->second;
}

void XmlItems::add_text(std::string_view text) {
    if (!in_item() || elements_ > limits_.max_elements)
        return;
    too_long_ = too_long_ || !fits(text.size());
    if (!too_long_)
        text_ += text;
}

// A text that did not fit is left out whole: half a text would be taken for the text.
void XmlItems::end_text() {
    if (too_long_) {
        cut_ = true;
        bytes_ -= text_.size();
    } else if (!text_.empty()) {
        open_.back().node.append_child(pugi::node_pcdata).set_value(text_.c_str());
    }
    too_long_ = false;
    text_.clear();
}

bool XmlItems::fits(std::size_t size) {
    if (bytes_ + size > limits_.max_item) {
        cut_ = true;
        return false;
    }
    bytes_ += size;
    largest_ = std::max(largest_, bytes_);
    return true;
}

} // namespace baonoi::xml
