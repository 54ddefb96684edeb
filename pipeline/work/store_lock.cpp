// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/store_lock.h"

#include "base/error.h"
#include "base/file.h"
#include "base/process.h"
#include "settings/config.h"

#include <filesystem>
#include <fmt/format.h>
#include <string_view>
#include <unistd.h>

namespace baonoi::work {

std::shared_ptr<const void> lock_store(const std::string &store_url) {
    const std::filesystem::path store = settings::store_file(store_url);
    if (store.empty())
        return nullptr;
    const std::filesystem::path file = store.string() + ".daemon";
    if (file.has_parent_path())
        make_folder(file.parent_path());
    try {
        return std::make_shared<ProcessLock>(file, fmt::format("the process {}", ::getpid()));
    } catch (const LockHeld &) {
        std::throw_with_nested(
            Error(Next::stop, fmt::format("another daemon works on the store {}", store_url)));
    }
}

std::size_t reclaim_from_the_dead(store::Store &store) {
    // Of other hosts nothing can be told; their leases end. A host that started again is another one.
    const std::string process = this_process();
    const std::string_view boot = std::string_view(process).substr(0, process.find(':') + 1);
    return store.reclaim([&](const std::string &owner) {
        return (!store.is_shared() || owner.starts_with(boot)) &&
               is_gone(std::string_view(owner).substr(0, owner.rfind(':')));
    });
}

} // namespace baonoi::work
