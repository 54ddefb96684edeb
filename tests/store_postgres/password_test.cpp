// SPDX-License-Identifier: GPL-3.0-or-later
// A server that asks for a password is given it, and nobody else is.
#include "store/every_store.h"

#include "base/error.h"
#include "base/secret.h"
#include "lib/postgres/postgres.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::store {
namespace {

class PostgresPassword : public ::testing::Test {
protected:
    // One user of the server has a password, the others need none.
    PostgresPassword() {
        test::PostgresServer &server = test::PostgresServer::shared();
        const std::string rules = server.data() + "/pg_hba.conf";
        const std::string before = test::read(rules);
        if (before.starts_with("local"))
            return;
        test::write(rules, "local all khach scram-sha-256\n" + before);
        postgres::Database database(postgres::parsed_address(server.url()), "");
        database.execute("CREATE ROLE khach LOGIN PASSWORD 'mat-khau-dung'");
        database.execute("CREATE SCHEMA khach AUTHORIZATION khach");
        database.execute("SELECT pg_reload_conf()");
    }

    std::string fault_with(const std::string &more) {
        try {
            open_store(url_ + more, clock_)->counts();
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::stop) << error.what();
            return std::string(error.what()).substr(without_secrets(url_ + more).size());
        }
        return "opened";
    }
    std::string in_file(const std::string &password) {
        const std::filesystem::path file = folder_.path() / "mat-khau";
        test::write(file, password + "\n");
        return "&password=file:" + file.string();
    }

    static constexpr const char *advice = "; give the right password by password=file:PATH in [store] url, "
                                          "or let the server's pg_hba.conf let this user in";

    test::FakeClock clock_;
    test::TemporaryFolder folder_;
    std::string url_ = test::PostgresServer::shared().url("postgres", "khach") + "&schema=khach";
};

TEST_F(PostgresPassword, IsReadFromWhereTheUrlSays) {
    EXPECT_EQ(fault_with(in_file("mat-khau-dung")), "opened");
    ::setenv("BAONOI_MAT_KHAU", "mat-khau-dung", 1);
    EXPECT_EQ(fault_with("&password=env:BAONOI_MAT_KHAU"), "opened");
    ::unsetenv("BAONOI_MAT_KHAU");
}

TEST_F(PostgresPassword, IsReadFromTheUsersOwnFile) {
    const std::filesystem::path file = folder_.path() / "pgpass";
    test::write(file, "*:*:*:khach:mat-khau-dung\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_read);
    ::setenv("PGPASSFILE", file.c_str(), 1);
    EXPECT_EQ(fault_with(""), "opened");
    ::unsetenv("PGPASSFILE");
}

TEST_F(PostgresPassword, ThatIsWrongOrMissingStopsAndIsNotShown) {
    EXPECT_EQ(fault_with(in_file("mat-khau-sai")),
              fmt::format(": password authentication failed for user \"khach\"{}", advice));
    ::setenv("PGPASSFILE", "/khong/co", 1);
    const std::string without = fault_with("");
    EXPECT_TRUE(without.ends_with(fmt::format("fe_sendauth: no password supplied{}", advice))) << without;
    ::unsetenv("PGPASSFILE");
}

} // namespace
} // namespace baonoi::store
