// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/readers.h"

#include <chrono>

namespace baonoi::store {

std::unique_ptr<sqlite::Database> Readers::take() {
    {
        const std::scoped_lock lock(mutex_);
        if (!idle_.empty()) {
            auto reader = std::move(idle_.back());
            idle_.pop_back();
            return reader;
        }
    }
    return std::make_unique<sqlite::Database>(file_, sqlite::Access::read_only);
}

void Readers::give_back(std::unique_ptr<sqlite::Database> reader) {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(reader));
}

LentReader::LentReader(Readers &readers, std::optional<Seconds> longest) : readers_(readers) {
    if (readers.file_ == ":memory:") {
        turn_of_writer_ = std::unique_lock(readers.one_writer_);
        return;
    }
    own_ = readers.take();
    if (!longest)
        return;
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(longest->value);
    own_->end_when([end] { return std::chrono::steady_clock::now() >= end; });
}

LentReader::~LentReader() {
    if (!own_)
        return;
    own_->end_when({});
    readers_.give_back(std::move(own_));
}

} // namespace baonoi::store
