// SPDX-License-Identifier: GPL-3.0-or-later
// A secret that the configuration only refers to: it is read when it is used and never shown.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace baonoi {

// Of root alone; the package makes it.
constexpr const char *secret_folder = "/etc/baonoi/secrets";

// How a configuration refers to a secret, for messages.
constexpr std::string_view secret_forms = "\"env:NAME\", \"file:PATH\" or \"credential:NAME\"";
// Whether a text is one of these; what it refers to may be missing.
bool is_secret_reference(std::string_view text);
// The reference with the path of "file:PATH" made absolute, from folder.
std::string resolved_secret(const std::string &reference, const std::filesystem::path &folder);

// Of "file:PATH" (its first 4 KiB are enough; blanks at the end are no part of it), of "env:NAME", or of
// "credential:NAME": a file of secret_folder that systemd hands to the service alone, whose user cannot read
// that folder: in $CREDENTIALS_DIRECTORY it is named NAME by LoadCredential=NAME:PATH, or secrets_NAME by
// LoadCredential=secrets:FOLDER. A command that root gives without systemd reads the folder itself.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string reference) : reference_(std::move(reference)) {}

    bool is_given() const { return !reference_.empty(); }
    const std::string &reference() const { return reference_; }
    // Throws hold, naming the reference, when there is nothing to read.
    std::string value() const;

private:
    std::string reference_;
};

// The text with "***" for every secret that this process has read and for what was made of it (keep_secret),
// also in base64 or percent-encoded, and for "user:password" in the address of a URL. Secrets of fewer than 7
// bytes are not looked for. Threads: any.
std::string without_secrets(std::string text);

// A password in another form, a token made with a key: it is no more shown than its secret. The newest few
// hundred are remembered.
void keep_secret(std::string_view form);

} // namespace baonoi
