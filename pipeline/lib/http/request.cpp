// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/request.h"

#include "base/percent.h"

#include <algorithm>

namespace baonoi::http {

namespace {

// Calls each(part) for the parts between separators; false as soon as each says so.
template <class Each>
bool split(std::string_view text, char separator, Each each) {
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        if (!each(text.substr(begin, end - begin)))
            return false;
        begin = end + 1;
    }
    return true;
}

} // namespace

std::string ServerRequest::header(const std::string &name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

bool read_target(std::string_view target, ServerRequest &request) {
    if (!target.starts_with('/'))
        return false;
    const std::size_t mark = std::min(target.find('?'), target.size());
    const bool good_path = split(target.substr(1, mark - 1), '/', [&](std::string_view part) {
        const auto decoded = strictly_percent_decoded(part);
        request.path.push_back(decoded.value_or(""));
        return decoded.has_value();
    });
    if (!good_path || mark == target.size())
        return good_path;
    return split(target.substr(mark + 1), '&', [&](std::string_view part) {
        std::string pair(part);
        std::replace(pair.begin(), pair.end(), '+', ' ');
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const auto name = strictly_percent_decoded(std::string_view(pair).substr(0, equals));
        const auto value =
            strictly_percent_decoded(std::string_view(pair).substr(std::min(equals + 1, pair.size())));
        if (name && value && !name->empty())
            request.query[*name] = *value;
        return name && value;
    });
}

std::string target_of(const ServerRequest &request) {
    std::string target;
    for (const std::string &part : request.path)
        target += "/" + percent_encoded(part);
    char mark = '?';
    for (const auto &[name, value] : request.query) {
        target += mark + percent_encoded(name) + "=" + percent_encoded(value);
        mark = '&';
    }
    return target;
}

} // namespace baonoi::http
