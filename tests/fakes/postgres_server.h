// SPDX-License-Identifier: GPL-3.0-or-later
// A real PostgreSQL server of the tests' own, in a temporary folder, reached by a socket there, or at an
// address of a host of fakes/network.h. It forgets what it was told when the machine stops, and is ended with
// the program.
#pragma once

#include "fakes/folder.h"

#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace baonoi::test {

struct PostgresPlace {
    int network = -1;         // Network::handle() of its host; -1: it is in this program's network
    std::string address = {}; // where it listens, on port 5432, for everyone; empty: nowhere
};

class PostgresServer {
public:
    explicit PostgresServer(PostgresPlace place = {});
    // A standby of that one, from which it streams; from now on each commit of that one waits for it.
    PostgresServer(PostgresPlace place, const PostgresServer &primary);
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    // The one of this program, started when it is first asked for.
    static PostgresServer &shared();

    // Of an empty store; more: "&clock=program".
    std::string new_store(const std::string &more = "&clock=program");
    // The store of new_store() as a backup by pg_dump, read back into a database of that name: its URL.
    std::string restored(const std::string &store, const std::string &database) const;
    // Of a database, as a user.
    std::string url(const std::string &database = "postgres", const std::string &user = "baonoi") const;
    const std::string &data() const { return data_; } // its folder
    void stop();
    void start(const std::vector<std::string> &settings = {});
    void kill();    // as a power cut does
    void promote(); // a standby, which writes when it returns

private:
    void own_folders() const;
    void run(const std::vector<std::string> &command) const;
    pid_t spawn(const std::vector<std::string> &command) const;

    const PostgresPlace place_;
    std::unique_ptr<TemporaryFolder> folder_;
    std::string programs_, data_;
    pid_t server_ = 0;
    int stores_ = 0;
};

} // namespace baonoi::test
