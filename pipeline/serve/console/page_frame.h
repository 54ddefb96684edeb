// SPDX-License-Identifier: GPL-3.0-or-later
// A screen of the console: a template of pages/ with what it shows. Every screen has the same frame; what
// that needs is added here.
#pragma once

#include "serve/call.h"
#include "serve/console/texts.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::serve::console {

// The language that the browser chose, by its cookie.
const Texts &texts_of(const Call &call);

struct Frame {
    std::string_view page;        // "today": of pages/today.html
    std::string title;            // of the window, without the newspaper's
    std::string_view screen = {}; // the one of the menu that it belongs to
    int status = 200;
    std::vector<std::string> media = {}; // addresses of recordings that the page may play from elsewhere
    std::string_view script = {};        // of assets/, beside that of every page; empty: none
};

// values: what the page's own template shows, beside the texts.
// What a page may load: ours alone, nothing inline, and the recordings from where they are public.
std::string content_policy(const std::vector<std::string> &media);

http::ServerResponse show(const Call &call, const Frame &frame, nlohmann::json values);

// A page that says why something was not done, in the reader's language, and leads back.
http::ServerResponse show_refused(const Call &call, std::string_view screen, const std::string &why,
                                  const std::string &back, int status = 422);
// To a page of ours, after a form.
http::ServerResponse go_to(const std::string &address);
// The address if it is one of ours, else "/": what a form or a link brings may come from anywhere.
std::string own_address(const std::string &address);

// "12-13-14", at most so many; what is no number is left out.
std::vector<std::int64_t> numbers_of(std::string_view text, std::size_t most);

// {"iso", "text"}; false for an unknown time.
nlohmann::json time_value(std::int64_t unix_seconds);
// The address of a public page if it is one that a browser may follow; else false.
nlohmann::json link_value(const std::string &url);

// For a <select>: {"value", "is_chosen"}. What is chosen stays one of them, as a source or a voice that is
// there no longer.
nlohmann::json choices_of(const std::vector<std::string> &values, const std::string &chosen);

} // namespace baonoi::serve::console
