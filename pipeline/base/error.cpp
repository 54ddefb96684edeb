// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include "base/secret.h"

#include <filesystem>
#include <new>
#include <system_error>

namespace baonoi {

Error::Error(Next next, const std::string &message)
    : std::runtime_error(without_secrets(message)), next_(next) {}

namespace {

// Also when no thread can be started.
bool is_out_of_memory(const std::exception &error) {
    const auto *system = dynamic_cast<const std::system_error *>(&error);
    return dynamic_cast<const std::bad_alloc *>(&error) ||
           (system && (system->code() == std::errc::resource_unavailable_try_again ||
                       system->code() == std::errc::not_enough_memory));
}

constexpr const char *out_of_memory =
    "out of memory: give it more (MemoryMax of the unit, ulimit -v), or let fewer "
    "articles be made at once ([serve] workers)";

// "filesystem error: status: Permission denied [/a/b]" is no sentence.
std::string text_of(const std::exception &error) {
    const auto *file = dynamic_cast<const std::filesystem::filesystem_error *>(&error);
    if (!file || file->path1().empty())
        return error.what();
    return "cannot use " + file->path1().string() +
           (file->path2().empty() ? "" : " with " + file->path2().string()) + ": " + file->code().message();
}

} // namespace

std::string describe(const std::exception &error) {
    std::string text = is_out_of_memory(error) ? out_of_memory : without_secrets(text_of(error));
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
    } catch (const std::exception &inner) {
        if (is_out_of_memory(inner))
            return Next::retry;
        // The inner exception is a library's: the Error around it decides.
        return own ? own->next() : Next::stop;
    }
    return own ? own->next() : is_out_of_memory(error) ? Next::retry : Next::stop;
}

std::string errno_text(int code) {
    return std::generic_category().message(code);
}

} // namespace baonoi
