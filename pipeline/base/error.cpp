// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include "base/secret.h"

#include <system_error>

namespace baonoi {

Error::Error(Next next, const std::string &message)
    : std::runtime_error(without_secrets(message)), next_(next) {}

std::string describe(const std::exception &error) {
    std::string text = without_secrets(error.what());
    try {
        std::rethrow_if_nested(error);
    } catch (const std::exception &inner) {
        text += ": " + describe(inner);
    }
    return text;
}

Next next_step(const std::exception &error) {
    const auto *own = dynamic_cast<const Error *>(&error);
    try {
        std::rethrow_if_nested(error);
    } catch (const Error &inner) {
        return next_step(inner);
    } catch (const std::exception &) {
        // The inner exception is a library's: the Error around it decides.
        return own ? own->next() : Next::stop;
    }
    return own ? own->next() : Next::stop;
}

std::string errno_text(int code) {
    return std::generic_category().message(code);
}

} // namespace baonoi
