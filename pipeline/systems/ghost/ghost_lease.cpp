// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/ghost/ghost_lease.h"

#include "base/iso_time.h"
#include "base/utf8.h"

#include <fmt/format.h>
#include <string_view>

namespace baonoi::systems::ghost {

namespace {

// Ghost notes each change in its history, so it is renewed seldom.
constexpr Seconds lasts{900}, between_renewals{300};
constexpr int most_tries = 6;
constexpr std::size_t longest_holder = 200; // bytes
constexpr std::string_view separator = " | ", free_note = "nobody";

std::string holder_in(const GhostNote &note) {
    return note.text.substr(0, note.text.find(separator));
}

std::string ask(const GhostApi &api, Clock &clock, const std::string &who, Seconds duration) {
    const std::string holder = shorten(who, longest_holder);
    const bool is_end = duration <= Seconds{0};
    for (int tries = 1;; ++tries) {
        const GhostNote note = api.note();
        std::string has = holder_in(note);
        const bool is_mine = has == holder;
        const bool is_free =
            note.id.empty() || has == free_note || static_cast<double>(note.age) >= lasts.value;
        if (is_end && (!is_mine || note.id.empty()))
            return who;
        if (!is_mine && !is_free)
            return has;
        try {
            // Ghost's lock has whole seconds: what changed in this one may change again unseen.
            if (!is_mine && !note.id.empty() && note.age < 1)
                clock.sleep(Seconds{1});
            else
                return api.write_note(note, fmt::format("{}{}{}", is_end ? std::string(free_note) : holder,
                                                        separator, iso_time(clock.unix_time()))),
                       who;
        } catch (const EditConflict &) {
            if (tries >= most_tries)
                throw;
        }
        if (tries >= most_tries)
            throw EditConflict("several daemons ask for Ghost at once");
    }
}

} // namespace

std::unique_ptr<publish::Lease> ghost_lease(const GhostApi &api, Clock &clock, const std::string &holder) {
    const auto ask_ghost = [&api, &clock](const std::string &who, Seconds duration) {
        return ask(api, clock, who, duration);
    };
    return publish::asked_lease({api.settings().url, ask_ghost, lasts, between_renewals}, clock, holder);
}

} // namespace baonoi::systems::ghost
