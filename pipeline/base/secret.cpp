// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include "base/ascii.h"
#include "base/base64.h"
#include "base/error.h"
#include "base/file.h"
#include "base/percent.h"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <fmt/format.h>
#include <mutex>

namespace baonoi {

namespace {

constexpr std::size_t largest_file = 4096;

constexpr std::string_view file_prefix = "file:", variable_prefix = "env:", credential_prefix = "credential:";

std::string variable(const std::string &name) {
    const char *value = std::getenv(name.c_str());
    if (!value)
        throw Error(Next::hold, fmt::format("the environment variable {} is not set", name));
    return value;
}

std::string credential(const std::string &name) {
    const char *folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (!folder)
        return read_file(std::filesystem::path(secret_folder) / name, largest_file);
    const std::filesystem::path own = std::filesystem::path(folder) / name;
    std::error_code ignored;
    return read_file(std::filesystem::exists(own, ignored) ? own : own.parent_path() / ("secrets_" + name),
                     largest_file);
}

std::string read(const std::string &reference) {
    if (reference.starts_with(file_prefix))
        return read_file(reference.substr(file_prefix.size()), largest_file);
    if (reference.starts_with(variable_prefix))
        return variable(reference.substr(variable_prefix.size()));
    if (is_secret_reference(reference))
        return credential(reference.substr(credential_prefix.size()));
    throw Error(Next::hold, fmt::format("a secret is given as {}", secret_forms));
}

constexpr std::size_t fewest_bytes = 7, most_forms = 512;
constexpr std::string_view mask = "***";

// The forms that are not to be shown, the last used last.
class Forms {
public:
    void keep(std::string_view form) {
        if (form.size() < fewest_bytes)
            return;
        const std::scoped_lock lock(mutex_);
        const auto known = std::find(forms_.begin(), forms_.end(), form);
        if (known != forms_.end())
            std::rotate(known, known + 1, forms_.end());
        else
            forms_.emplace_back(form);
        if (forms_.size() > most_forms)
            forms_.pop_front();
    }
    std::deque<std::string> longest_first() {
        std::unique_lock lock(mutex_);
        std::deque<std::string> forms = forms_;
        lock.unlock();
        std::stable_sort(forms.begin(), forms.end(),
                         [](const std::string &a, const std::string &b) { return a.size() > b.size(); });
        return forms;
    }

private:
    std::mutex mutex_;
    std::deque<std::string> forms_;
};

Forms &forms() {
    static Forms all;
    return all;
}

// An application password is shown with blanks, "whsec_…" and "id:key" have parts that are secret alone.
void keep_forms(const std::string &value) {
    constexpr std::size_t fewest_in_part = 16;
    std::string unspaced = value;
    std::erase(unspaced, ' ');
    for (const std::string &form : {unspaced, value})
        for (const std::string &encoded : {to_base64(form), percent_encoded(form), form})
            keep_secret(encoded);
    const std::string part = value.substr(value.find_last_of(":_") + 1);
    if (part.size() >= fewest_in_part)
        keep_secret(part);
}

constexpr std::string_view ends_of_address = "\\\"'<> \t\r\n"; // in a text

// From begin up to the last @ before end.
void mask_user(std::string &text, std::size_t begin, std::size_t end) {
    const std::size_t sign = std::string_view(text).substr(0, end).rfind('@');
    if (sign != std::string::npos && sign > begin)
        text.replace(begin, sign - begin, mask);
}

// "https://user:password@host/" -> "https://***@host/".
void mask_passwords(std::string &text) {
    constexpr std::string_view marker = "://";
    for (std::size_t at = text.find(marker); at != std::string::npos; at = text.find(marker, at)) {
        at += marker.size();
        mask_user(text, at, std::min(text.find_first_of("/?#", at), text.find_first_of(ends_of_address, at)));
    }
}

// "postgres:user:pass/word@host" -> "postgres:***@host": what is refused as the address of a database, and
// shown by whoever does not know that it is one, may have anything in its password.
void mask_passwords_of_databases(std::string &text) {
    for (const std::string_view scheme : {"postgres:", "postgresql:"})
        for (std::size_t at = ascii_lower(text).find(scheme); at != std::string::npos;
             at = ascii_lower(text).find(scheme, at)) {
            at = std::min(text.find_first_not_of('/', at + scheme.size()), text.size());
            mask_user(text, at, text.find_first_of(ends_of_address, at));
        }
}

} // namespace

bool is_secret_reference(std::string_view text) {
    constexpr std::string_view in_names = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    if (text.starts_with(file_prefix) || text.starts_with(variable_prefix))
        return true;
    if (!text.starts_with(credential_prefix))
        return false;
    const std::string_view name = text.substr(credential_prefix.size());
    return !name.empty() && name.front() != '.' && name.find_first_not_of(in_names) == std::string_view::npos;
}

std::string resolved_secret(const std::string &reference, const std::filesystem::path &folder) {
    const std::string path =
        reference.starts_with(file_prefix) ? reference.substr(file_prefix.size()) : std::string();
    if (path.empty())
        return reference;
    return fmt::format("{}{}", file_prefix,
                       std::filesystem::absolute(folder / path).lexically_normal().string());
}

void keep_secret(std::string_view form) {
    forms().keep(form);
}

std::string without_secrets(std::string text) {
    for (const std::string &form : forms().longest_first())
        for (std::size_t at = text.find(form); at != std::string::npos;
             at = text.find(form, at + mask.size()))
            text.replace(at, form.size(), mask);
    mask_passwords(text);
    mask_passwords_of_databases(text);
    return text;
}

std::string Secret::value() const {
    std::string value;
    try {
        value = read(reference_);
    } catch (const Error &error) {
        throw Error(Next::hold, error.what());
    }
    while (!value.empty() && static_cast<unsigned char>(value.back()) <= ' ')
        value.pop_back();
    if (value.empty())
        throw Error(Next::hold, fmt::format("\"{}\" is empty", reference_));
    keep_forms(value);
    return value;
}

} // namespace baonoi
