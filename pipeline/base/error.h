// SPDX-License-Identifier: GPL-3.0-or-later
// The one exception type of the program.
#pragma once

#include <stdexcept>
#include <string>

namespace baonoi {

// What the caller does next.
enum class Next {
    retry, // the cause may pass: network, 5xx, busy
    skip,  // this article cannot be spoken as it is; nothing else is affected
    hold,  // nothing of this source or publisher will work until a person acts: credentials, rights
    stop,  // nothing will work until a person acts: configuration, disk, missing library
};

// The message says what, where and how to mend it, in one sentence without a final newline. Context is added
// on the way up with std::throw_with_nested(Error(...)); describe() prints the chain.
class Error : public std::runtime_error {
public:
    // Without the secrets that are in the message (base/secret.h).
    Error(Next next, const std::string &message);
    Next next() const { return next_; }

private:
    Next next_;
};

// What was asked for is not there, or not public, (any more).
class Gone : public Error {
public:
    explicit Gone(const std::string &message) : Error(Next::skip, message) {}
};

// "outer: inner: innermost" of a chain of nested exceptions.
std::string describe(const std::exception &error);

// The decision of the innermost Error in the chain (the one that knows the cause); stop if there is none.
// Retry when memory was short (std::bad_alloc).
Next next_step(const std::exception &error);

// "No space left on device" for an errno value, without static state.
std::string errno_text(int code);

} // namespace baonoi
