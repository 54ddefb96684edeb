// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgres_listener.h"

#include "base/error.h"

#include <chrono>
#include <cstdint>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace baonoi::store {

constexpr Seconds longest_wait_for_notice{60};
constexpr int before_next_try_ms = 2000;

PostgresListener::PostgresListener(postgres::Address address, const std::string &schema,
                                   std::function<void()> heard)
    : address_(std::move(address)), at_start_(fmt::format("LISTEN \"{}\"", schema)), heard_(std::move(heard)),
      end_(::eventfd(0, EFD_CLOEXEC)), thread_([this] {
          go();
          has_ended_.set_value();
      }) {}

PostgresListener::~PostgresListener() {
    end(Seconds{0});
    thread_.join();
}

bool PostgresListener::end(Seconds most) {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(end_.value(), &one, sizeof one); // an eventfd takes it
    return ended_.wait_for(std::chrono::duration<double>(most.value)) == std::future_status::ready;
}

bool PostgresListener::is_over(int wait_ms) const {
    pollfd ready{end_.value(), POLLIN, 0};
    return ::poll(&ready, 1, wait_ms) > 0;
}

void PostgresListener::go() {
    while (!is_over(0)) {
        try {
            postgres::Database database(address_, at_start_);
            heard_(); // what came meanwhile
            while (!is_over(0))
                if (database.wait_for_notice(end_.value(), longest_wait_for_notice))
                    heard_();
        } catch (const Error &) { // workers look by themselves, too, only later
            if (is_over(before_next_try_ms))
                return;
        }
    }
}

} // namespace baonoi::store
