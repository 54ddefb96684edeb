// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/page_parser.h"

#include "base/error.h"
#include "base/utf8.h"
#include "html/budget.h"
#include "html/page_packet.h"
#include "lib/confined/packer.h"
#include "lib/confined/parsers.h"

#include <fmt/format.h>

namespace baonoi::html {

// Before the page.
struct PageOrder {
    bool with_places = false;
    double limit = 0;
    std::string page;
    HtmlLimits limits;
};

template <class T>
static auto fields(T &value) {
    if constexpr (std::is_same_v<std::remove_const_t<T>, PageOrder>)
        return std::tie(value.with_places, value.limit, value.page, value.limits);
    else
        return std::tie(value.max_tag, value.max_attributes, value.max_depth, value.max_elements,
                        value.max_all_attributes, value.max_memory);
}

namespace {

constexpr std::string_view parser_name = "page";
constexpr std::size_t memory_of_parser = std::size_t{1} << 30U; // of addresses, libraries and all
constexpr double cpu_beside_budget = 2; // seconds: for packing, and to say what happened

// Two answers: the fault, and the page.
void parse_page(confined::ParserTask &task) {
    const auto order = task.order<PageOrder>();
    const std::string html = task.next().value_or("");
    const Budget budget({order.limit}, order.page);
    if (!order.with_places) {
        pugi::xml_document tree;
        parse_html(html, tree, budget.checkpoint(), order.limits);
        task.tell("");
        return task.tell(pack_page(tree, nullptr));
    }
    const Document document(html, budget.checkpoint(), order.limits);
    task.tell(document.fault());
    task.tell(pack_page(document.tree(), document.fault().empty() ? &document.elements() : nullptr));
}

} // namespace

void parse_elsewhere(std::string_view html, pugi::xml_document &tree, const Checkpoint &checkpoint,
                     const HtmlLimits &limits, std::vector<Element> *elements, std::string *fault) {
    const std::size_t most = 2 * limits.max_memory;
    confined::ParserWork work(parser_name, "the page", {checkpoint.limit().value + cpu_beside_budget, most});
    std::vector<std::string> answers;
    const auto take = [&](std::string answer) { answers.push_back(std::move(answer)); };
    const PageOrder order{elements != nullptr, checkpoint.limit().value, checkpoint.page(), limits};
    work.say(confined::packed(order), take);
    work.say(html, take);
    work.finish(take);
    const bool placed = elements && answers.size() == 2 && answers[0].empty();
    if (answers.size() != 2 ||
        !unpack_page(answers[1], {html.size(), limits}, tree, placed ? elements : nullptr))
        throw Error(Next::skip, "the page could not be parsed: the parser answered with nonsense");
    if (fault)
        *fault = shorten(valid_utf8(answers[0]), 1000);
    checkpoint();
}

confined::Parser page_parser() {
    // What is loaded and made once need not be made in each child.
    const auto prepare = [] {
        pugi::xml_document tree;
        parse_html("<!DOCTYPE html><title>a</title><p class=b>&eacute;</p>", tree, [] {});
    };
    return {parser_name, memory_of_parser, prepare, parse_page};
}

} // namespace baonoi::html
