// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered between runs: articles, jobs, who may ask and is logged in. work/ reads and writes it
// from the threads of the poller, the workers and their watcher, serve/ from those of its requests, and the
// commands from their own; it calls nobody. It knows no source, no page and no configuration. The backends
// are listed in stores.cpp.
#pragma once

#include "base/clock.h"
#include "store/access.h"
#include "store/articles.h"
#include "store/events.h"
#include "store/hosts.h"
#include "store/jobs.h"
#include "store/listened.h"
#include "store/readings.h"
#include "store/scopes.h"
#include "store/sessions.h"
#include "store/versions.h"
#include "store/words.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace baonoi::store {

// Ends when it goes.
class Listener {
public:
    virtual ~Listener() = default;
    // False: not within that time.
    virtual bool end(Seconds most) = 0;
};

// What is kept is on disk when the call returns. Calls throw retry when the store is locked by others for
// long, stop when it cannot be used. Threads: any; several programs may use one store.
class Store : public Articles,
              public Jobs,
              public Access,
              public Sessions,
              public Words,
              public Readings,
              public Events,
              public Scopes,
              public Versions,
              public Listening,
              public Hosts {
public:
    // Throws stop when what it keeps everything in was removed or replaced. So does every change.
    virtual void check_in_place() = 0;
    // By the clock that its leases and dates go by; Unix seconds.
    virtual std::int64_t now() = 0;
    // A random number that it was given when this was asked first, and keeps.
    virtual std::int64_t identity() = 0;
    // What is wrong in what it keeps, each in a sentence; takes as long as reading all of it.
    virtual std::vector<std::string> faults() = 0;
    // Hosts that cannot see each other's processes may work on it.
    virtual bool is_shared() const = 0;
    // While what is returned lives, heard is called, on a thread of its own, whenever work was queued by
    // anybody, and when that cannot be told for a while. Null: this store tells nobody.
    virtual std::unique_ptr<Listener> listen(std::function<void()> heard) = 0;
    // Writes all that it keeps, as of one moment, into that file, which is checked before it takes the place
    // of one that is there; a store by itself ("sqlite:FILE"), readable by its owner only. Others work on
    // meanwhile.
    virtual void back_up(const std::filesystem::path &file) = 0;
};

// url: "sqlite:PATH", whose missing folders are made, or "postgres://HOST/DATABASE" (postgres_store.h),
// whose schema is. Throws stop for another kind, naming the kinds that there are, for a file that is damaged,
// and for a store of a newer version of baonoi; none of these is changed; for a database, retry when its
// server does not answer. A large file is open before it was read through: damage that is found then makes
// every call throw stop.
// longest_answer: what lists, searches and counts throws retry when it takes longer; nothing: it may.
std::unique_ptr<Store> open_store(const std::string &url, Clock &clock,
                                  std::optional<Seconds> longest_answer = {});

// Whether something has made the store in the database of that URL, which is "postgres:…"; nothing is made.
// Throws as open_store.
bool is_database_there(const std::string &url);

} // namespace baonoi::store
