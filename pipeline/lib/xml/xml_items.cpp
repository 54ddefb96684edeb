// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/xml/xml_items.h"

#include "base/error.h"
#include "base/handle.h"
#include "lib/xml/xml_events.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace baonoi::xml {

namespace {

// "<a:item x='1'>" -> "item"; empty for an end tag.
std::string_view local_name_in(std::string_view tag) {
    tag.remove_prefix(1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
    return name.substr(name.find(':') + 1);
}

struct Opened {
    std::string tag;  // as written
    std::string base; // its xml:base, or empty
};

} // namespace

// Takes the tamer's tags and text, gives them to libxml2, and grows the item's tree from its events.
class XmlItems::Reader : public XmlEvents {
public:
    Reader(XmlItemRules rules, const XmlItemLimits &limits)
        : rules_(std::move(rules)), limits_(limits),
          tamer_([this](bool is_tag, const std::string &markup) { take(is_tag, markup); }) {
        parser_.emplace(*this);
    }

    void push(std::string_view text) {
        if (!over_)
            tamer_.push(text);
    }

    void finish() {
        if (!over_)
            tamer_.finish();
        if (!root_seen_)
            throw Error(Next::skip, fmt::format("line {}: there is no XML element", tamer_.line()));
    }

    bool complete() const { return closed_ && faults_ == 0; }
    std::size_t largest() const { return largest_; }

    std::vector<std::string> faults() const {
        std::vector<std::string> lines;
        const auto more = [](std::size_t n) { return n > 1 ? fmt::format(" ({} times)", n) : std::string(); };
        if (tamer_.mended() > 0)
            lines.push_back(tamer_.first_mended() + more(tamer_.mended()));
        if (faults_ > 0)
            lines.push_back(first_fault_ + more(faults_));
        if (root_seen_ && !closed_ && faults_ < limits_.max_broken_items)
            lines.push_back(fmt::format("line {}: it ends before its last tag", tamer_.line()));
        return lines;
    }

private:
    void take(bool is_tag, const std::string &markup) {
        if (over_)
            return;
        if (skipping_) {
            if (!is_tag || !resumes_at(local_name_in(markup)))
                return;
            resume();
        }
        tag_ = is_tag ? &markup : nullptr;
        const std::string fault = parser_->push(markup);
        if (ready_)
            hand_over(false);
        if (!fault.empty())
            broken(fault);
        over_ = over_ || closed_;
    }

    void broken(const std::string &fault) {
        if (++faults_ == 1)
            first_fault_ = fmt::format("line {}: {}", tamer_.line(), fault);
        if (!root_seen_)
            throw Error(Next::skip, fmt::format("line {}: {}", tamer_.line(), fault));
        skipping_ = true;
        over_ = faults_ >= limits_.max_broken_items;
        if (open_.empty())
            return;
        if (open_.size() > 1)
            open_.front().remove_child(open_[1]);
        hand_over(true);
    }

    bool resumes_at(std::string_view name) const {
        return std::find(rules_.resume_at.begin(), rules_.resume_at.end(), name) != rules_.resume_at.end();
    }

    // A new parser that has seen the opened elements' tags.
    void resume() {
        skipping_ = false;
        parser_.emplace(*this);
        const std::vector<Opened> opened = std::exchange(opened_, {});
        for (const Opened &element : opened) {
            tag_ = &element.tag;
            parser_->push(element.tag);
        }
    }

    void hand_over(bool is_broken) {
        ready_ = false;
        XmlItem item{document_.document_element(), {}, item_line_, is_broken, cut_};
        for (const Opened &element : opened_)
            if (!element.base.empty())
                item.bases.push_back(element.base);
        open_.clear();
        rules_.take(item);
        document_.reset();
    }

    void start(const XmlName &name, const std::vector<XmlAttribute> &attributes) override {
        const std::string written = prefixed(name);
        if (opened_.size() + open_.size() >= limits_.max_depth)
            throw Error(Next::skip, fmt::format("line {}: elements are nested deeper than {}", tamer_.line(),
                                                limits_.max_depth));
        if (open_.empty()) {
            root_seen_ = true;
            if (rules_.opens(written, opened_.size()) || opened_.empty()) {
                opened_.push_back({tag_ ? *tag_ : "", base_in(attributes)});
                return;
            }
            item_line_ = tamer_.line();
            bytes_ = elements_ = 0;
            cut_ = false;
        }
        pugi::xml_node parent = open_.empty() ? pugi::xml_node(document_) : open_.back();
        if (++elements_ > limits_.max_elements) {
            cut_ = true;
            open_.push_back(parent);
            return;
        }
        pugi::xml_node node = parent.append_child(written.c_str());
        for (const XmlAttribute &attribute : attributes)
            if (fits(attribute.value.size()))
                node.append_attribute(prefixed(attribute.name).c_str()) = attribute.value.c_str();
        open_.push_back(node);
    }

    void end() override {
        if (open_.empty()) {
            opened_.pop_back();
            closed_ = opened_.empty();
            return;
        }
        end_text();
        open_.pop_back();
        ready_ = open_.empty();
    }

    void text(std::string_view characters) override {
        if (open_.empty() || elements_ > limits_.max_elements)
            return;
        if (!fits(characters.size()))
            too_long_ = true;
        if (too_long_)
            return;
        text_ += characters;
    }

    void before_start() override {
        if (!open_.empty())
            end_text();
    }

    // A text that did not fit is left out whole: half a text would be taken for the text.
    void end_text() {
        if (too_long_) {
            cut_ = true;
            bytes_ -= text_.size();
        } else if (!text_.empty()) {
            open_.back().append_child(pugi::node_pcdata).set_value(text_.c_str());
        }
        too_long_ = false;
        text_.clear();
    }

    bool fits(std::size_t size) {
        if (bytes_ + size > limits_.max_item) {
            cut_ = true;
            return false;
        }
        bytes_ += size;
        largest_ = std::max(largest_, bytes_);
        return true;
    }

    std::string prefixed(const XmlName &name) const {
        if (name.uri.empty())
            return name.prefix.empty() ? std::string(name.local)
                                       : fmt::format("{}:{}", name.prefix, name.local);
        const auto known = std::find_if(rules_.prefixes.begin(), rules_.prefixes.end(),
                                        [&](const auto &entry) { return entry.first == name.uri; });
        if (known != rules_.prefixes.end() && known->second.empty())
            return std::string(name.local);
        return fmt::format("{}:{}", known == rules_.prefixes.end() ? "other" : known->second, name.local);
    }

    std::string base_in(const std::vector<XmlAttribute> &attributes) const {
        for (const XmlAttribute &attribute : attributes)
            if (attribute.name.local == "base" && attribute.name.prefix == "xml")
                return attribute.value;
        return {};
    }

    XmlItemRules rules_;
    XmlItemLimits limits_;
    XmlTamer tamer_;
    std::optional<XmlPushParser> parser_;
    pugi::xml_document document_;
    std::vector<Opened> opened_;       // elements whose children are items
    std::vector<pugi::xml_node> open_; // of the item, its own element first
    const std::string *tag_ = nullptr; // that the parser is reading
    std::string text_;
    std::string first_fault_;
    std::size_t item_line_ = 0, bytes_ = 0, elements_ = 0, largest_ = 0, faults_ = 0;
    bool skipping_ = false, ready_ = false, cut_ = false, too_long_ = false;
    bool root_seen_ = false, closed_ = false, over_ = false;
};

XmlItems::XmlItems(XmlItemRules rules, const XmlItemLimits &limits)
    : reader_(std::make_unique<Reader>(std::move(rules), limits)) {}

XmlItems::~XmlItems() = default;

void XmlItems::push(std::string_view text) {
    reader_->push(text);
}

void XmlItems::finish() {
    reader_->finish();
}

bool XmlItems::complete() const {
    return reader_->complete();
}

std::vector<std::string> XmlItems::faults() const {
    return reader_->faults();
}

std::size_t XmlItems::largest_item() const {
    return reader_->largest();
}

} // namespace baonoi::xml
