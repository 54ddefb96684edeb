// SPDX-License-Identifier: GPL-3.0-or-later
// A reader who fetches audio.json four times a second: it is whole each time, and what was in it stays in it.
#pragma once

#include "services/newsroom.h"

#include <mutex>

namespace baonoi::test {

class ListReader {
public:
    explicit ListReader(const Newsroom &newsroom) : newsroom_(newsroom), thread_([this] { go(); }) {}
    ~ListReader() { stop(); }
    ListReader(const ListReader &) = delete;
    ListReader &operator=(const ListReader &) = delete;

    // Whole lists that were read.
    int stop() {
        stops_ = true;
        if (thread_.joinable())
            thread_.join();
        return lists_;
    }
    std::vector<std::string> faults() const { return faults_; } // after stop()

private:
    void go() {
        for (; !stops_; std::this_thread::sleep_for(std::chrono::milliseconds(250)))
            if (const auto bytes = newsroom_.get("reader", newsroom_.files_url() + "audio.json"))
                look_at(*bytes);
    }

    void look_at(const std::string &bytes) {
        const auto list = nlohmann::json::parse(bytes, nullptr, false);
        if (!list.is_object() || !list.contains("articles") || !list.contains("player"))
            return faults_.push_back(fmt::format("{} bytes are no list", bytes.size()));
        ++lists_;
        std::set<std::string> pages;
        for (const auto &[page, entry] : list["articles"].items()) {
            if (!entry.contains("audio") || !entry.contains("sha256"))
                faults_.push_back(page + " has an entry that is not whole");
            pages.insert(page);
        }
        for (const std::string &page : pages_)
            if (!pages.contains(page))
                faults_.push_back(page + " was in the list and is not any more");
        pages_.swap(pages);
    }

    const Newsroom &newsroom_;
    std::atomic<bool> stops_ = false;
    int lists_ = 0;
    std::set<std::string> pages_;
    std::vector<std::string> faults_;
    std::thread thread_;
};

} // namespace baonoi::test
