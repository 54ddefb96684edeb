// SPDX-License-Identifier: GPL-3.0-or-later
// hook_bench PORT KEY FROM SITE URL: publishes the pages of the folder FROM one by one as a CMS would. Each
// is copied to SITE and announced by a signed hook to 127.0.0.1:PORT; then it waits until the page in SITE
// has its player. Prints "pages median-seconds 99th-percentile-seconds" from before the hook to the player.
#include "base/base64.h"
#include "lib/openssl/hmac.h"

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string post(std::uint16_t port, const std::string &request) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&to), sizeof to) == 0 &&
        ::send(fd, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
        char part[4096];
        for (ssize_t got = 0; (got = ::recv(fd, part, sizeof part, 0)) > 0;)
            answer.append(part, static_cast<std::size_t>(got));
    }
    ::close(fd);
    return answer;
}

void announce(std::uint16_t port, const std::string &key, const std::string &name, const std::string &url) {
    const std::string body = fmt::format(R"({{"id":"{}","url":"{}","event":"published"}})", name, url);
    const std::string id = fmt::format("bench-{}-{}", ::getpid(), name);
    const std::string at = fmt::to_string(std::time(nullptr));
    const std::string signature =
        baonoi::to_base64(baonoi::openssl::hmac_sha256(key, id + "." + at + "." + body));
    const std::string answer =
        post(port, fmt::format("POST /hooks/publish HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                               "Content-Type: application/json\r\nContent-Length: {}\r\nwebhook-id: {}\r\n"
                               "webhook-timestamp: {}\r\nwebhook-signature: v1,{}\r\n\r\n{}",
                               body.size(), id, at, signature, body));
    if (!answer.starts_with("HTTP/1.1 202"))
        throw std::runtime_error(fmt::format("{} was not accepted: {}", url, answer));
}

bool has_player(const fs::path &page) {
    std::ifstream in(page, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return bytes.find("data-baonoi") != std::string::npos;
}

double publish(std::uint16_t port, const std::string &key, const fs::path &from, const fs::path &site,
               const std::string &url) {
    using namespace std::chrono_literals;
    const fs::path page = site / from.filename();
    fs::copy_file(from, page);
    const auto begin = Clock::now();
    announce(port, key, page.stem(), url + page.filename().string());
    while (!has_player(page)) {
        if (Clock::now() - begin > 60s)
            throw std::runtime_error(fmt::format("{} has no player after a minute", page.string()));
        std::this_thread::sleep_for(2ms);
    }
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

int run(char **arguments) {
    const auto port = static_cast<std::uint16_t>(std::stoi(arguments[1]));
    const auto key = baonoi::from_base64(std::string(arguments[2]).substr(sizeof "whsec_" - 1));
    std::vector<fs::path> pages(fs::directory_iterator(arguments[3]), {});
    std::sort(pages.begin(), pages.end());
    std::vector<double> seconds;
    for (const fs::path &page : pages)
        seconds.push_back(publish(port, key.value(), page, arguments[4], arguments[5]));
    std::sort(seconds.begin(), seconds.end());
    const auto rank = [&](double share) {
        return seconds.at(static_cast<std::size_t>(std::ceil(share * static_cast<double>(seconds.size()))) -
                          1);
    };
    fmt::print("{} {:.3f} {:.3f}\n", seconds.size(), rank(0.5), rank(0.99));
    return 0;
}

} // namespace

int main(int argc, char **argv) {
    if (argc != 6)
        return 2;
    try {
        return run(argv);
    } catch (const std::exception &error) {
        fmt::print(stderr, "hook_bench: {}\n", error.what());
        return 1;
    }
}
