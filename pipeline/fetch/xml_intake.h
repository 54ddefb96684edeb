// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a server to items of XML, whatever their charset: between the readers of feeds and sitemaps and
// XmlItems. It finds the charset, decodes, and names the document in every message.
#pragma once

#include "lib/icu/stream_decoder.h"
#include "lib/xml/xml_items.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::fetch {

class XmlIntake {
public:
    // named: what messages name. Errors are skip, "cannot read NAME: line 12: …".
    XmlIntake(std::string named, xml::XmlItemRules rules, const xml::XmlItemLimits &limits = {});

    void push(std::string_view bytes);
    void finish();

    bool complete() const { return items_.complete(); }
    std::vector<std::string> faults() const; // "NAME: line 12: …"
    std::size_t largest_item() const { return items_.largest_item(); }

private:
    void decode(std::string_view bytes, bool last);

    std::string named_;
    xml::XmlItems items_;
    std::string head_; // until the charset is known
    std::optional<icu::StreamDecoder> decoder_;
    std::string complaint_;
    bool before_ = false; // something stood before the document
};

} // namespace baonoi::fetch
