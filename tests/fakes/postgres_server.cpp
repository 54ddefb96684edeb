// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/postgres_server.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <pwd.h>
#include <sched.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace baonoi::test {

namespace fs = std::filesystem;

namespace {

// Of the newest that is installed.
std::string folder_of_programs() {
    std::string newest;
    std::error_code none;
    for (const auto &entry : fs::directory_iterator("/usr/lib/postgresql", none))
        if (fs::exists(entry.path() / "bin/initdb") && entry.path().string() > newest)
            newest = entry.path().string();
    if (newest.empty())
        throw std::runtime_error(
            "there is no PostgreSQL below /usr/lib/postgresql; install the package postgresql");
    return newest + "/bin/";
}

// It does not run as root.
struct User {
    uid_t user = ::getuid();
    gid_t group = ::getgid();
};

User server_user() {
    User user;
    if (user.user == 0)
        if (const passwd *const nobody = ::getpwnam("nobody"))
            user = {nobody->pw_uid, nobody->pw_gid};
    return user;
}

} // namespace

PostgresServer &PostgresServer::shared() {
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer(PostgresPlace place)
    : place_(std::move(place)), folder_(std::make_unique<TemporaryFolder>()), programs_(folder_of_programs()),
      data_(folder_->path() / "data") {
    own_folders();
    run({programs_ + "initdb", "-D", data_, "-U", "baonoi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
         "--no-sync"});
    if (!place_.address.empty())
        std::ofstream(data_ + "/pg_hba.conf", std::ios::app)
            << "host all all all trust\nhost replication all all trust\n";
    start();
}

PostgresServer::PostgresServer(PostgresPlace place, const PostgresServer &primary)
    : place_(std::move(place)), folder_(std::make_unique<TemporaryFolder>()), programs_(folder_of_programs()),
      data_(folder_->path() / "data") {
    own_folders();
    run({programs_ + "pg_basebackup", "--pgdata", data_, "--host", primary.place_.address, "--username",
         "baonoi", "--write-recovery-conf", "--checkpoint", "fast", "--no-sync"});
    start();
    // After the copy, so that the standby has it not and waits for nobody once it is promoted.
    run({programs_ + "psql", "--quiet", "--dbname", primary.url(), "--command",
         "ALTER SYSTEM SET synchronous_standby_names = '*'", "--command", "SELECT pg_reload_conf()"});
}

PostgresServer::~PostgresServer() {
    stop();
}

void PostgresServer::start(const std::vector<std::string> &settings) {
    std::vector<std::string> command{programs_ + "postgres",   "-D", data_,         "-k",
                                     folder_->path().string(), "-h", place_.address};
    for (const char *const setting :
         {"fsync=off", "full_page_writes=off", "max_connections=200", "shared_buffers=64MB", "autovacuum=off",
          "wal_retrieve_retry_interval=200ms"}) {
        command.emplace_back("-c");
        command.emplace_back(setting);
    }
    for (const std::string &setting : settings) {
        command.emplace_back("-c");
        command.push_back(setting);
    }
    server_ = spawn(command);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (std::chrono::steady_clock::now() < end) {
        std::ifstream file(data_ + "/postmaster.pid");
        std::string line;
        if (std::getline(file, line) && line == std::to_string(server_)) // not of one that was killed
            while (std::getline(file, line))
                if (line.starts_with("ready"))
                    return;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    throw std::runtime_error("PostgreSQL does not start; see " + data_ + ".log");
}

void PostgresServer::stop() {
    if (server_ == 0)
        return;
    ::kill(server_, SIGINT); // whatever connections it has
    ::waitpid(server_, nullptr, 0);
    server_ = 0;
}

void PostgresServer::kill() {
    ::kill(server_, SIGKILL);
    ::waitpid(server_, nullptr, 0);
    server_ = 0;
}

void PostgresServer::promote() {
    run({programs_ + "pg_ctl", "promote", "-D", data_, "--wait"});
}

void PostgresServer::own_folders() const {
    const User user = server_user();
    fs::create_directory(data_);
    fs::permissions(data_, fs::perms::owner_all);
    for (const std::string &place : {folder_->path().string(), data_})
        if (::chown(place.c_str(), user.user, user.group) != 0)
            throw std::runtime_error("cannot give " + place + " to the server's user");
}

std::string PostgresServer::url(const std::string &database, const std::string &user) const {
    return fmt::format("postgres://{}@/{}?host={}", user, database, folder_->path().string());
}

std::string PostgresServer::new_store(const std::string &more) {
    return fmt::format("{}&schema=kho{}{}", url(), ++stores_, more);
}

std::string PostgresServer::restored(const std::string &store, const std::string &database) const {
    const std::size_t at = store.find("&schema=") + 8;
    const std::string schema = store.substr(at, store.find('&', at) - at),
                      file = data_ + "/" + schema + ".sql";
    run({programs_ + "pg_dump", "--dbname", url(), "--schema", schema, "--file", file});
    run({programs_ + "psql", "--quiet", "--dbname", url(), "--command", "CREATE DATABASE " + database});
    run({programs_ + "psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname", url(database), "--file",
         file});
    return url(database) + "&schema=" + schema + "&clock=program";
}

void PostgresServer::run(const std::vector<std::string> &command) const {
    int status = 0;
    if (::waitpid(spawn(command), &status, 0) < 0 || status != 0)
        throw std::runtime_error(command[0] + " failed; see " + data_ + ".log");
}

pid_t PostgresServer::spawn(const std::vector<std::string> &command) const {
    const User user = server_user();
    std::vector<char *> arguments;
    for (const std::string &argument : command)
        arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    const std::string log = data_ + ".log";
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    ::dup2(out, 1);
    ::dup2(out, 2);
    if (place_.network >= 0 && ::setns(place_.network, CLONE_NEWNET) != 0)
        ::_exit(126);
    if (::getuid() == 0 && (::setgid(user.group) != 0 || ::setuid(user.user) != 0))
        ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGINT); // a test that crashes leaves none behind
    ::setpgid(0, 0);
    if (::chdir("/") != 0)
        ::_exit(126);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

} // namespace baonoi::test
