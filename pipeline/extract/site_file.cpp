// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/site_file.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_rules = 1000;
constexpr std::size_t max_line = 4000;
constexpr std::size_t max_warnings = 50;

// What the value of a directive is.
enum class Takes { nodes, xpath, text };

struct KnownDirective {
    std::string_view name;
    Directive directive;
    Takes takes;
};

constexpr std::array<KnownDirective, 12> known_directives = {{
    {"title", Directive::title, Takes::xpath},
    {"body", Directive::body, Takes::nodes},
    {"date", Directive::date, Takes::xpath},
    {"author", Directive::author, Takes::xpath},
    {"strip", Directive::strip, Takes::nodes},
    {"strip_id_or_class", Directive::strip_id_or_class, Takes::text},
    {"strip_image_src", Directive::strip_image_src, Takes::text},
    {"strip_attr", Directive::strip_attr, Takes::nodes},
    {"single_page_link", Directive::single_page_link, Takes::xpath},
    {"next_page_link", Directive::next_page_link, Takes::xpath},
    {"wrap_in", Directive::wrap_in, Takes::nodes},
    {"replace_string", Directive::replace_string, Takes::text},
}};

// Directives of the format that say something about fetching, feeds, pictures or other parsers.
constexpr std::array<std::string_view, 23> without_effect = {
    "tidy",
    "parser",
    "test_contains",
    "http_header",
    "native_ad_clue",
    "src_lazy_load_attr",
    "insert_detected_image",
    "requires_login",
    "not_logged_in_xpath",
    "login_uri",
    "login_username_field",
    "login_password_field",
    "login_extra_fields",
    "single_page_link_in_feed",
    "autodetect_next_page",
    "strip_comments",
    "convert_double_br_tags",
    "dissolve",
    "footnotes",
    "move_into",
    "post_strip_attr",
    "skip_id_or_class",
    "user_agent",
};

constexpr std::string_view blanks = " \t\v\f";

bool is_tag_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return is_ascii_alnum(c) || c == '_' || c == '-'; });
}

class SiteFileParser {
public:
    explicit SiteFileParser(SiteFile &file) : file_(file) {}

    void parse(std::string_view text) {
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
            ++line_;
            read(text.substr(0, end));
            const bool pair = text.substr(end).starts_with("\r\n");
            text.remove_prefix(std::min(end + (pair ? 2 : 1), text.size()));
        }
        if (!find_.empty())
            warn_at(find_line_, "find_string has no replace_string after it; the line is left out");
    }

private:
    void warn_at(std::size_t line, const std::string &what) {
        if (file_.warnings.size() < max_warnings)
            file_.warnings.push_back(fmt::format("{}:{}: {}", file_.path, line, what));
    }
    void warn(const std::string &what) { warn_at(line_, what); }

    void read(std::string_view raw) {
        const std::string line(trimmed(raw, blanks));
        if (line.empty() || line[0] == '#')
            return;
        if (line.size() > max_line || line.find('\0') != std::string::npos)
            return warn(line.size() > max_line
                            ? fmt::format("the line has {} bytes; the limit is {}", line.size(), max_line)
                            : "the line holds a NUL byte");
        if (valid_utf8(line) != line)
            return warn("the line is not UTF-8");
        if (file_.rules.size() >= max_rules) {
            if (!std::exchange(full_, true))
                warn(fmt::format("more than {} rules; this line and those after it are left out", max_rules));
            return;
        }
        const std::size_t bracket = line.find_first_of("(:");
        if (bracket == std::string::npos)
            return warn(fmt::format("\"{}\" is no \"directive: value\"", shorten(line, 60)));
        std::string argument;
        std::size_t colon = bracket;
        if (line[bracket] == '(') {
            const std::size_t close = closing(line, bracket);
            if (close == std::string::npos)
                return warn(fmt::format("\"{}\" lacks \"): value\"", shorten(line, 60)));
            argument = line.substr(bracket + 1, close - bracket - 1);
            colon = line.find(':', close);
        }
        take(std::string(trimmed(std::string_view(line).substr(0, bracket), blanks)), argument,
             std::string(trimmed(std::string_view(line).substr(colon + 1), blanks)));
    }

    // Of the ')' that a ':' follows; what is in the brackets may hold both.
    static std::size_t closing(const std::string &line, std::size_t from) {
        for (std::size_t at = line.find(')', from); at != std::string::npos; at = line.find(')', at + 1)) {
            const std::size_t next = line.find_first_not_of(" \t", at + 1);
            if (next != std::string::npos && line[next] == ':')
                return at;
        }
        return std::string::npos;
    }

    void take(const std::string &name, const std::string &argument, const std::string &value) {
        if (name == "find_string")
            return find(value);
        if (name == "replace_string" && argument.empty())
            return replace(value);
        if (value.empty() && name != "replace_string")
            return warn(fmt::format("{} has no value", name));
        if (name == "if_page_contains")
            return condition(value);
        if (take_flag(name, value))
            return;
        const auto *known = std::find_if(known_directives.begin(), known_directives.end(),
                                         [&](const KnownDirective &entry) { return entry.name == name; });
        if (known != known_directives.end())
            return add(*known, argument, value);
        last_ = false;
        if (std::find(without_effect.begin(), without_effect.end(), name) == without_effect.end())
            warn(fmt::format("unknown directive \"{}\"", shorten(name, 40)));
    }

    // "yes" and "true" mean yes, everything else no.
    bool take_flag(const std::string &name, const std::string &value) {
        const bool yes = value == "yes" || value == "true";
        last_ = false;
        if (name == "prune")
            file_.prune = yes;
        else if (name == "autodetect_on_failure")
            file_.autodetect_on_failure = yes;
        else if (name == "skip_json_ld")
            file_.skip_json_ld = yes;
        else if (name == "test_url")
            file_.test_urls.push_back(value);
        else
            return false;
        return true;
    }

    void add(const KnownDirective &known, const std::string &argument, const std::string &value) {
        SiteRule rule{known.directive, argument, value, line_, {}, {}, {}};
        rule.label = fmt::format("{} ({}:{})", known.name, file_.name, line_);
        last_ = false;
        if (known.takes != Takes::text) {
            rule.path = compile(known.name, value);
            if (!rule.path)
                return;
            if (known.takes == Takes::nodes && !rule.path->chooses_nodes())
                return warn(fmt::format("{} must choose elements; \"{}\" gives text, a number or yes and no; "
                                        "the line is left out",
                                        known.name, shorten(value, 60)));
        }
        if (known.directive == Directive::wrap_in && !is_tag_name(argument))
            return warn("wrap_in needs the name of an element: \"wrap_in(blockquote): //p\"");
        last_ = true;
        file_.rules.push_back(std::move(rule));
    }

    std::shared_ptr<const html::XPath> compile(std::string_view directive, const std::string &value) {
        try {
            return std::make_shared<const html::XPath>(html::XPath::compile(value));
        } catch (const Error &error) {
            warn(fmt::format("{}: wrong XPath: {}; the line is left out", directive, error.what()));
            return nullptr;
        }
    }

    // Belongs to the line before it.
    void condition(const std::string &value) {
        if (!std::exchange(last_, false))
            return warn("if_page_contains stands after no rule; the line is left out");
        file_.rules.back().condition = compile("if_page_contains", value);
        if (!file_.rules.back().condition)
            file_.rules.pop_back();
    }

    void find(const std::string &value) {
        if (value.empty())
            return warn("find_string has no value");
        find_.push_back(value);
        find_line_ = line_;
    }

    // Pairs are made in order: all find_string lines may come first.
    void replace(const std::string &value) {
        if (find_.empty())
            return warn("replace_string has no find_string before it; the line is left out");
        const std::string found = find_.front();
        find_.erase(find_.begin());
        add(known_directives.back(), found, value);
        last_ = false;
    }

    SiteFile &file_;
    std::size_t line_ = 0;
    std::vector<std::string> find_; // those that wait for their replace_string
    std::size_t find_line_ = 0;
    bool last_ = false; // the line before was a rule
    bool full_ = false;
};

} // namespace

SiteFile parse_site_file(std::string_view text, const std::string &path) {
    SiteFile file;
    file.path = path;
    file.name = path.substr(path.rfind('/') + 1);
    if (text.size() > SiteFile::max_bytes)
        file.warnings.push_back(fmt::format("{}: the file has {} bytes; the limit is {}; it is left out",
                                            path, text.size(), SiteFile::max_bytes));
    else
        SiteFileParser(file).parse(text);
    return file;
}

} // namespace baonoi::extract
