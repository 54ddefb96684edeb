// SPDX-License-Identifier: GPL-3.0-or-later
// What every screen that shows articles or jobs says of them.
#pragma once

#include "serve/console/texts.h"
#include "store/store.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace baonoi::serve::console {

nlohmann::json article_row(const Texts &texts, const store::ArticleRecord &article);

// A kind with what it means and what to do, and the message itself; false for an empty message.
nlohmann::json reason_value(const Texts &texts, const std::string &message);

// Who asked for what, when and why.
nlohmann::json order_row(const Texts &texts, const store::OrderRecord &order);

// Of an article that a job is about: its title, or its address.
std::string title_of(const std::optional<store::ArticleRecord> &article, const std::string &input);
std::string title_of(const std::string &title, const std::string &input);
std::string title_of(store::Store &store, const std::string &source, const std::string &input);

std::string address_of(const std::string &input);               // of its screen
std::string audio_address(const store::ArticleRecord &article); // of the API

// The last line of a job's errors, without its time.
std::string last_error(const store::Job &job);

} // namespace baonoi::serve::console
