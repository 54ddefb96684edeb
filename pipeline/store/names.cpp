// SPDX-License-Identifier: GPL-3.0-or-later
// What the values are called in the store and in messages.
#include "store/store.h"

#include <algorithm>
#include <array>

namespace baonoi::store {

namespace {

constexpr std::array<std::string_view, 4> kinds = {"backfill", "changed", "published", "ordered"};
constexpr std::array<std::string_view, 6> job_states = {"queued",  "working", "done",
                                                        "skipped", "failed",  "cancelled"};
constexpr std::array<std::string_view, 3> roles = {"viewer", "editor", "admin"};

template <class Value, std::size_t size>
std::optional<Value> named(const std::array<std::string_view, size> &names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

} // namespace

std::string_view name_of(JobKind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(JobState state) {
    return job_states.at(static_cast<std::size_t>(state));
}

std::optional<JobState> job_state_named(std::string_view name) {
    return named<JobState>(job_states, name);
}

std::string_view name_of(Role role) {
    return roles.at(static_cast<std::size_t>(role));
}

std::optional<Role> role_named(std::string_view name) {
    return named<Role>(roles, name);
}

} // namespace baonoi::store
