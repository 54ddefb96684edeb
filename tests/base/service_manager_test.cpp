// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/service_manager.h"

#include "fakes/folder.h"

#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace baonoi {
namespace {

class ServiceManagers : public ::testing::Test {
protected:
    void TearDown() override {
        for (const char *variable : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
            ::unsetenv(variable);
    }

    // Listens there as systemd does.
    void listen(const std::string &path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, path.size());
        socket_ = UniqueFd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0));
        ASSERT_EQ(::bind(socket_.value(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
    }
    // Of the next message, which may still come.
    std::string waited_for() const {
        pollfd ready{socket_.value(), POLLIN, 0};
        ::poll(&ready, 1, 60'000);
        return heard();
    }
    std::string heard() const {
        std::string text(500, '\0');
        const ssize_t size = ::recv(socket_.value(), text.data(), text.size(), 0);
        text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
        return text;
    }

    test::TemporaryFolder folder_;
    UniqueFd socket_;
};

TEST_F(ServiceManagers, HearEachStateInOneMessage) {
    listen((folder_.path() / "notify").string());
    const ServiceManager manager;
    manager.tell("READY=1\nSTATUS=2 workers");
    EXPECT_EQ(heard(), "READY=1\nSTATUS=2 workers");
    manager.tell_reloading();
    const std::string reloading = heard();
    EXPECT_TRUE(reloading.starts_with("RELOADING=1\nMONOTONIC_USEC=")) << reloading;
    EXPECT_EQ(reloading.find_first_not_of("0123456789", reloading.rfind('=') + 1), std::string::npos);
}

TEST_F(ServiceManagers, GiveALongStartMoreTimeAgainAndAgainUntilItEnds) {
    listen((folder_.path() / "notify").string());
    const ServiceManager manager;
    const std::string more = "EXTEND_TIMEOUT_USEC=60000000\nSTATUS=opening the store";
    {
        const LongStart start(manager, "opening the store", Seconds{0.01});
        EXPECT_EQ(waited_for(), more);
        EXPECT_EQ(waited_for(), more);
        EXPECT_EQ(waited_for(), more);
    }
    std::string last;
    for (std::string next = heard(); !next.empty(); next = heard())
        last = next;
    EXPECT_EQ(last, "STATUS=") << "what it says last";
    EXPECT_THROW(
        {
            const LongStart start(manager, "opening the store", Seconds{3600});
            EXPECT_EQ(waited_for(), more) << "at once";
            throw std::runtime_error("no store");
        },
        std::runtime_error);
    EXPECT_EQ(heard(), "STATUS=") << "one that fails ends at once, too";
    EXPECT_EQ(heard(), "");
}

TEST_F(ServiceManagers, AreNotMissedWhenThereIsNone) {
    const LongStart start(ServiceManager(), "opening the store");
    ServiceManager().tell("READY=1");
    ::setenv("NOTIFY_SOCKET", "relative/path", 1);
    ServiceManager().tell("READY=1");
    ::setenv("NOTIFY_SOCKET", ("/" + std::string(200, 'x')).c_str(), 1);
    ServiceManager().tell("READY=1");
    ::setenv("NOTIFY_SOCKET", (folder_.path() / "nobody").c_str(), 1);
    ServiceManager().tell("READY=1");
    EXPECT_FALSE(ServiceManager().watchdog());
}

TEST_F(ServiceManagers, SayHowOftenTheyWantToHear) {
    listen((folder_.path() / "notify").string());
    EXPECT_FALSE(ServiceManager().watchdog());
    ::setenv("WATCHDOG_USEC", "1500000", 1);
    EXPECT_EQ(ServiceManager().watchdog(), Seconds{1.5});
    ::setenv("WATCHDOG_PID", fmt::to_string(::getpid()).c_str(), 1);
    EXPECT_EQ(ServiceManager().watchdog(), Seconds{1.5});
    ::setenv("WATCHDOG_PID", "1", 1);
    EXPECT_FALSE(ServiceManager().watchdog()) << "it is meant for another process";
    ::setenv("WATCHDOG_USEC", "soon", 1);
    ::unsetenv("WATCHDOG_PID");
    EXPECT_FALSE(ServiceManager().watchdog());
}

} // namespace
} // namespace baonoi
