// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand in [store] url, and that whatever is a password in it is refused without being shown.
#include "lib/postgres/postgres.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace baonoi::postgres {
namespace {

std::string fault_of(const std::string &url) {
    try {
        parsed_address(url);
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        return error.what();
    }
    return "taken";
}

const std::string advice = "write the password into a file that only baonoi's user can read and add "
                           "password=file:PATH, or use ~/.pgpass";
const std::string has_password = "[store] url has the password of its database in it; " + advice;

TEST(PostgresAddress, IsWhatLibpqTakesWithoutSecretsAndWhatIsOfTheStore) {
    const Address address =
        parsed_address("postgres://an@db1:5433,[::1]:5432/baonoi?sslmode=require&password=file%3A/etc/a&"
                       "schema=s&sslpassword=env:B&options=-c%20geqo%3Doff");
    EXPECT_EQ(address.for_libpq,
              "postgresql://an@db1:5433,[::1]:5432/baonoi?sslmode=require&options=-c%20geqo%3Doff");
    EXPECT_EQ(address.password.reference(), "file:/etc/a");
    EXPECT_EQ(address.key_password.reference(), "env:B");
    EXPECT_EQ(address.ours, (std::map<std::string, std::string>{{"schema", "s"}}));
    for (const char *url :
         {"postgresql://", "postgres:///b", "postgres://an@/b?host=/run/a%40b", "postgres://db/a%40b",
          "postgres://db:/b?user=an", "postgres://?service=bao&passfile=/etc/bao/pgpass"})
        EXPECT_EQ(fault_of(url), "taken") << url;
}

TEST(PostgresAddress, OfAUserHasNoPassword) {
    for (const char *url :
         {"postgres://an:mat-khau@db/b", "postgres://an:mat/khau@db/b", "postgres://an:mat?khau@db/b",
          "postgres://an:mat#khau@db/b", "postgres://an:mat@khau@db/b", "postgres://an:100%@db/b",
          "postgres://an%3Amat-khau@db/b", "postgres://an%3Amat-khau%40db/b", "postgres://:mat-khau@db/b",
          "postgres://db1,an:mat-khau@db2/b", "postgres://db/b?user=an:mat-khau",
          "postgres://db/b?host=an%3Amat-khau%40db"})
        EXPECT_EQ(fault_of(url), has_password) << url;
}

TEST(PostgresAddress, NamesNoPasswordAmongItsParameters) {
    for (const char *url :
         {"postgres://db/b?password=mat-khau", "postgres://db/b?sslpassword=mat-khau",
          "postgres://db/b?pass%77ord=mat-khau", "postgres://db/b?password=100%25",
          "postgres://db/b?password=%",
          "postgres://db/b?password=", "postgres://db/b?sslmode=require;password=mat-khau",
          "postgres://db/b?dbname=host%3Ddb%20PASSWORD%20%3D%20mat-khau",
          "postgres://db/b?password=file:/etc/a&password=mat-khau", "postgres://db/b%20password%3Dmat-khau"})
        EXPECT_EQ(fault_of(url), has_password) << url;
}

TEST(PostgresAddress, IsNotGuessedWhenItCouldBeReadInTwoWays) {
    EXPECT_EQ(
        fault_of("postgres://an/mat-khau@db/b"),
        "[store] url may have only a user's name before its last @, and any other @ is written as %40; " +
            advice);
    EXPECT_EQ(
        fault_of("postgres://db/b?password=file:/etc/a@b"),
        "[store] url may have only a user's name before its last @, and any other @ is written as %40; " +
            advice);
    EXPECT_EQ(fault_of("postgres://an:mat-khau/b"), "[store] url has a port that is no number; " + advice);
    EXPECT_EQ(fault_of("postgres://an:1234567/b"), "[store] url has a port that is no number; " + advice);
    EXPECT_EQ(fault_of("postgres://host=db password=mat-khau"),
              "[store] url has a = before its ?, after which parameters stand, joined by &; " + advice);
    EXPECT_EQ(fault_of("postgres://db/b;pwd=mat-khau"),
              "[store] url has a = before its ?, after which parameters stand, joined by &; " + advice);
    EXPECT_EQ(
        fault_of("postgres://db/b?sslmode=require,pwd=mat-khau"),
        "[store] url has a = in the value of sslmode; parameters are joined by &, and a = of a value is "
        "written as %3D");
    EXPECT_EQ(fault_of("postgres://db/b?mat-khau"),
              "[store] url has a parameter without a value after its ?; write NAME=VALUE");
    for (const char *name : {"PASSWORD", "pwd", "pasword"})
        EXPECT_EQ(
            fault_of("postgres://db/b?" + std::string(name) + "=mat-khau"),
            "[store] url has a parameter \"" + std::string(name) +
                "\", which there is not; there are schema, connections, clock, password, sslpassword and "
                "those of libpq (host, sslmode …)");
    EXPECT_EQ(fault_of("postgres://100%mat-khau/b"),
              "[store] url has a % in its host that begins no percent-encoded byte; write a % as %25");
    EXPECT_EQ(fault_of("postgres://db/b?host=100%mat-khau"),
              "[store] url has a % in host that begins no percent-encoded byte; write a % as %25");
    for (const char *url :
         {"postgres:an:mat-khau@db", "postgres:an:mat-khau@db?a=://", "POSTGRES://an:b@db/b",
          "host=db password=mat-khau", "jdbc:postgres://db/b?password=mat-khau"})
        EXPECT_EQ(fault_of(url), "[store] url must be \"postgres://HOST/DATABASE\"") << url;
}

} // namespace
} // namespace baonoi::postgres
