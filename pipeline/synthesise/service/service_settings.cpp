// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/service_settings.h"

#include "base/error.h"
#include "lib/curl/target.h"
#include "lib/openssl/digest.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::synthesise::service {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_characters = 100'000;
constexpr double longest_wait = 3600; // seconds
constexpr std::string_view text_place = "text", key_place = "key", rate_place = "rate";

struct BodyKind {
    std::string_view name;
    Escape escape;
};
constexpr std::array body_kinds = {BodyKind{"json", Escape::json}, BodyKind{"form", Escape::form},
                                   BodyKind{"raw", Escape::none}, BodyKind{"ssml", Escape::xml}};

struct AnswerForm {
    std::string_view name;
    AnswerKind kind;
};
constexpr std::array answer_forms = {AnswerForm{"audio", AnswerKind::audio},
                                     AnswerForm{"json_base64", AnswerKind::json_base64},
                                     AnswerForm{"json_url", AnswerKind::json_url}};

template <class List>
const auto &named(toml::TomlTable &table, std::string_view key, const List &list, std::string_view name) {
    std::vector<std::string_view> names;
    for (const auto &one : list) {
        if (one.name == name)
            return one;
        names.push_back(one.name);
    }
    table.fail(key, fmt::format("be one of {}, not \"{}\"", fmt::join(names, ", "), name));
}

void read_time(toml::TomlTable &table, std::string_view key, Seconds &to) {
    const auto value = table.duration(key);
    if (value && *value > longest_wait)
        table.fail(key, "be at most \"1h\"");
    to.value = value.value_or(to.value);
}

// A name of what a voice gives, and what it is when the voice does not.
struct Field {
    std::string name;
    std::optional<std::string> usual;
};

// The keys of a template and of [http]: the latter read second.
class TemplateReader {
public:
    explicit TemplateReader(ServiceSettings &settings) : settings_(settings) {}

    void read(toml::TomlTable &table) {
        const auto text = [&](std::string_view key, std::string &to) { to = table.string(key).value_or(to); };
        text("method", settings_.method);
        text("url", settings_.url);
        settings_.headers = table.strings("headers").value_or(settings_.headers);
        text("content", settings_.content);
        text("error", settings_.error_path);
        if (const auto body = table.string("body"))
            settings_.escape = named(table, "body", body_kinds, *body).escape;
        read_answer(table);
        read_limits(table);
        settings_.price = table.number("price", 0, 1e9).value_or(settings_.price);
        settings_.is_repeatable = table.boolean("repeatable").value_or(settings_.is_repeatable);
        if (const auto fields = table.strings("fields"))
            read_fields(table, *fields);
        for (const auto &[key, path] :
             {std::pair("error", settings_.error_path), std::pair("response", settings_.answer_path),
              std::pair("success", settings_.success_path)})
            if (!path.empty() && path.front() != '/')
                table.fail(key, "name a place in the JSON that begins with \"/\"");
    }
    const std::vector<Field> &fields() const { return fields_; }

private:
    void read_answer(toml::TomlTable &table) {
        if (const auto form = table.string("response")) {
            const std::size_t colon = std::min(form->find(':'), form->size());
            settings_.answer = named(table, "response", answer_forms, form->substr(0, colon)).kind;
            settings_.answer_path = form->substr(std::min(colon + 1, form->size()));
            if ((settings_.answer == AnswerKind::audio) != settings_.answer_path.empty())
                table.fail("response", "be \"audio\", \"json_base64:/PATH\" or \"json_url:/PATH\"");
        }
        if (const auto success = table.string("success")) {
            const std::size_t sign = success->find('=');
            if (sign == std::string::npos)
                table.fail("success", "be \"/PATH=VALUE\"");
            settings_.success_path = success->substr(0, sign);
            settings_.success_value = success->substr(sign + 1);
        }
        settings_.raw_rate =
            static_cast<int>(table.integer("raw_rate", 0, 192'000).value_or(settings_.raw_rate));
        settings_.sample_rate =
            static_cast<int>(table.integer("sample_rate", 8'000, 48'000).value_or(settings_.sample_rate));
    }

    void read_limits(toml::TomlTable &table) {
        settings_.longest_request =
            static_cast<std::size_t>(table.integer("max_chars", 20, most_characters)
                                         .value_or(static_cast<std::int64_t>(settings_.longest_request)));
        settings_.max_bytes = table.size("max_bytes").value_or(settings_.max_bytes);
        if (settings_.max_bytes > std::size_t{256} << 20U)
            table.fail("max_bytes", "be at most \"256MB\"");
        read_time(table, "timeout", settings_.timeout);
        read_time(table, "poll", settings_.poll);
        read_time(table, "poll_for", settings_.poll_for);
        read_time(table, "pace", settings_.pace);
        settings_.parallel = static_cast<int>(table.integer("parallel", 1, 64).value_or(settings_.parallel));
    }

    void read_fields(toml::TomlTable &table, const std::vector<std::string> &fields) {
        fields_.clear();
        for (const std::string &field : fields) {
            const std::size_t sign = std::min(field.find('='), field.size());
            const std::string name = field.substr(0, sign);
            const auto places = places_in("{" + name + "}");
            if (places.size() != 1 || places[0] != name || name == text_place || name == key_place ||
                name == rate_place)
                table.fail("fields",
                           fmt::format("name keys of voice.toml, or \"KEY=VALUE\"; \"{}\" is none", field));
            fields_.push_back(
                {name, sign < field.size() ? std::optional(field.substr(sign + 1)) : std::nullopt});
        }
    }

    ServiceSettings &settings_;
    std::vector<Field> fields_;
};

std::vector<std::string> services_below(const fs::path &folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".toml")
            names.push_back(entry->path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

// As the configuration gives secrets.
Secret read_key(toml::TomlTable &table, const fs::path &folder) {
    const std::string reference = table.string("key").value_or("");
    if (reference.empty())
        return {};
    if (!is_secret_reference(reference))
        table.fail("key", fmt::format("be a reference, {}, not the key itself", secret_forms));
    return Secret(resolved_secret(reference, folder));
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

std::vector<std::string> patterns_of(const ServiceSettings &settings) {
    std::vector<std::string> patterns = settings.headers;
    patterns.push_back(settings.url);
    patterns.push_back(settings.content);
    return patterns;
}

std::string name_of(const std::string &place) {
    return place.substr(place.starts_with('#') ? 1 : 0);
}

bool has_place(const ServiceSettings &settings, std::string_view name) {
    for (const std::string &pattern : patterns_of(settings))
        for (const std::string &place : places_in(pattern))
            if (name_of(place) == name)
                return true;
    return false;
}

// What is sent can be filled in, and is sent to where it may be.
void check(toml::TomlTable &table, const ServiceSettings &settings) {
    for (const auto &[key, value] : settings.values)
        if (has_control(value))
            table.fail(key, "be one line");
    for (const std::string &pattern : patterns_of(settings))
        for (const std::string &place : places_in(pattern)) {
            const std::string name = name_of(place);
            if (name == text_place || name == key_place)
                continue;
            const auto value = settings.values.find(name);
            if (value == settings.values.end())
                table.fail(name, fmt::format("be given: the service {} needs it", settings.name));
            if (name != place && !is_json_number(value->second))
                table.fail(name, fmt::format("be a number, not \"{}\"", value->second));
        }
    for (const std::string &header : settings.headers)
        if (has_control(header) || header.find(": ") == std::string::npos)
            table.fail("headers", "be lines \"Name: value\"");
    if (!has_place(settings, text_place))
        table.fail("content", "have a place for {text}");
    if (has_place(settings, key_place) && !settings.key.is_given())
        table.fail("key", fmt::format("be given: the service {} needs it", settings.name));
    try {
        const std::string url = filled(settings.url, settings.values, Escape::form);
        const curl::HttpTarget target = curl::parse_target(url, url);
        if (settings.key.is_given() && target.scheme == "http" &&
            !curl::is_allowed(target, settings.allow_hosts))
            table.fail("url", "be https where a key is sent, or its host be in allow_hosts");
    } catch (const Error &error) {
        if (error.next() == Next::stop)
            throw;
        table.fail("url", fmt::format("be an address of the web, not \"{}\"", settings.url));
    }
}

} // namespace

ServiceSettings read_service(VoiceFile &file, const fs::path &shipped, const Pace &pace) {
    toml::TomlTable &table = file.table;
    ServiceSettings settings;
    settings.name = "http";
    TemplateReader reader(settings);
    const std::string service = table.string("service").value_or("");
    if (!service.empty()) {
        const std::vector<std::string> known = services_below(shipped / "services");
        if (std::find(known.begin(), known.end(), service) == known.end())
            table.fail("service", fmt::format("be one of {}, not \"{}\"; for another one give a table [http]",
                                              fmt::join(known, ", "), service));
        settings.name = service;
        toml::TomlTable shipped_table = toml::TomlTable::read(shipped / "services" / (service + ".toml"));
        shipped_table.string("documentation"); // where its form is written down
        reader.read(shipped_table);
        shipped_table.finish();
    }
    if (auto own = table.table("http")) {
        reader.read(*own);
        own->finish();
    } else if (service.empty()) {
        table.fail("service", "be given, or a table [http]");
    }
    settings.url = table.string("url").value_or(settings.url);
    if (settings.url.empty())
        table.fail("url", "be given");
    for (const Field &field : reader.fields())
        if (const auto value = table.string(field.name); value || field.usual)
            settings.values[field.name] = value ? *value : *field.usual;
    if (has_place(settings, rate_place))
        settings.values[std::string(rate_place)] = fmt::format("{:g}", pace.speed / 100.0);
    settings.key = read_key(table, file.summary.folder);
    settings.allow_hosts = table.strings("allow_hosts").value_or(std::vector<std::string>{});
    check(table, settings);
    return settings;
}

std::string fingerprint_of(const ServiceSettings &settings) {
    const std::string query = settings.url.substr(std::min(settings.url.find('?'), settings.url.size()));
    std::string all = fmt::format("{}\n{}\n{}\n{}\n{}\n", settings.name, query, settings.content,
                                  settings.raw_rate, settings.sample_rate);
    for (const std::string &header : settings.headers)
        all += header + "\n";
    for (const auto &[name, value] : settings.values)
        all += fmt::format("{}={}\n", name, value);
    return openssl::sha256_hex(all);
}

} // namespace baonoi::synthesise::service
