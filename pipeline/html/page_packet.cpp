// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/page_packet.h"

#include "base/utf8.h"
#include "lib/confined/packer.h"

namespace baonoi::html {

namespace {

// What comes next: the end of the open element, a text, an element. The document's end ends the page.
enum class Step : std::uint8_t { end, text, element };
constexpr Step last_of(Step) {
    return Step::element;
}

// In 32 bits: pages are smaller than 4 GB.
std::uint32_t short_place(std::size_t place) {
    return static_cast<std::uint32_t>(place);
}

void put_place(confined::Packer &packer, const Element &element) {
    packer.put(element.implied);
    for (const std::size_t place : {element.begin, element.content.begin, element.content.end, element.end})
        packer.put(short_place(place));
}

void put_element(confined::Packer &packer, pugi::xml_node node) {
    packer.put(Step::element);
    packer.put(std::string_view(node.name()));
    const auto attributes = node.attributes();
    packer.put(short_place(static_cast<std::size_t>(std::distance(attributes.begin(), attributes.end()))));
    for (const pugi::xml_attribute attribute : attributes) {
        packer.put(std::string_view(attribute.name()));
        packer.put(std::string_view(attribute.value()));
    }
}

class Reader {
public:
    Reader(std::string_view bytes, const PageFrame &frame, std::vector<Element> *elements)
        : unpacker_(bytes), frame_(frame), elements_(elements) {}

    bool read(pugi::xml_document &tree) {
        pugi::xml_node open = tree;
        while (true) {
            const Step step = unpacker_.taken<Step>();
            if (!unpacker_.good)
                return false;
            if (step == Step::text) {
                open.append_child(pugi::node_pcdata).set_value(text().c_str());
            } else if (step == Step::element) {
                open = open.append_child(text().c_str());
                if (++count_ > frame_.limits.max_elements || ++depth_ > frame_.limits.max_depth + 1)
                    return false;
                read_attributes(open);
                if (elements_)
                    begin(open);
            } else if (depth_ == 0) {
                return unpacker_.is_whole();
            } else {
                --depth_;
                open = open.parent();
                if (elements_)
                    end();
            }
        }
    }

private:
    // Valid UTF-8, as all that the parser reads.
    std::string text() { return valid_utf8(unpacker_.text_view()); }

    void read_attributes(pugi::xml_node node) {
        const auto count = unpacker_.taken<std::uint32_t>();
        attributes_ += count;
        unpacker_.good = unpacker_.good && attributes_ <= frame_.limits.max_all_attributes;
        for (std::uint32_t i = 0; i < count && unpacker_.good; ++i) {
            pugi::xml_attribute attribute = node.append_attribute(text().c_str());
            attribute.set_value(text().c_str());
        }
    }

    void begin(pugi::xml_node node) {
        Element element;
        element.node = node;
        element.name = node.name();
        if (!open_.empty())
            element.parent = open_.back();
        element.implied = unpacker_.taken<bool>();
        element.begin = unpacker_.taken<std::uint32_t>();
        element.content.begin = unpacker_.taken<std::uint32_t>();
        element.content.end = unpacker_.taken<std::uint32_t>();
        element.end = unpacker_.taken<std::uint32_t>();
        const ByteSpan around =
            element.parent ? (*elements_)[*element.parent].content : ByteSpan{0, frame_.size};
        unpacker_.good = unpacker_.good && around.begin <= element.begin &&
                         element.begin <= element.content.begin &&
                         element.content.begin <= element.content.end && element.content.end <= element.end &&
                         element.end <= around.end;
        open_.push_back(elements_->size());
        elements_->push_back(element);
    }

    void end() {
        (*elements_)[open_.back()].next = elements_->size();
        open_.pop_back();
    }

    confined::Unpacker unpacker_;
    const PageFrame &frame_;
    std::vector<Element> *elements_;
    std::vector<std::size_t> open_;
    std::size_t count_ = 0, depth_ = 0, attributes_ = 0;
};

} // namespace

std::string pack_page(const pugi::xml_document &tree, const std::vector<Element> *elements) {
    confined::Packer packer;
    std::size_t count = 0;
    pugi::xml_node at = tree.first_child();
    while (at) {
        if (at.type() == pugi::node_element) {
            put_element(packer, at);
            if (elements)
                put_place(packer, (*elements)[count++]);
            if (at.first_child()) {
                at = at.first_child();
                continue;
            }
            packer.put(Step::end);
        } else {
            packer.put(Step::text);
            packer.put(std::string_view(at.value()));
        }
        while (at != tree && !at.next_sibling()) {
            at = at.parent();
            packer.put(Step::end); // of the document, too
        }
        at = at == tree ? pugi::xml_node() : at.next_sibling();
    }
    if (!tree.first_child())
        packer.put(Step::end);
    return std::move(packer.bytes);
}

bool unpack_page(std::string_view bytes, const PageFrame &frame, pugi::xml_document &tree,
                 std::vector<Element> *elements) {
    return Reader(bytes, frame, elements).read(tree);
}

} // namespace baonoi::html
