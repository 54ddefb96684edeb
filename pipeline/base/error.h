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
    Error(Next next, const std::string &message) : std::runtime_error(message), next_(next) {}
    Next next() const { return next_; }

private:
    Next next_;
};

// "outer: inner: innermost" of a chain of nested exceptions.
std::string describe(const std::exception &error);

// The decision of the innermost Error in the chain (the one that knows the cause); stop if there is none.
Next next_step(const std::exception &error);

// "No space left on device" for an errno value, without static state.
std::string errno_text(int code);

} // namespace baonoi
