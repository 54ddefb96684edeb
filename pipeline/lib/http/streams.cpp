// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/streams.h"

#include "lib/http/mhd.h"

namespace baonoi::http {

BAONOI_LAZY(libmicrohttpd, MHD_create_response_from_callback);

namespace {

constexpr std::size_t piece = 32U << 10U; // bytes that are read at once

} // namespace

struct Streams::Stream {
    std::mutex mutex;
    MHD_Connection *connection = nullptr; // null: its response is gone
    std::shared_ptr<BodyStream> body;
    Pace pace;
    bool is_suspended = false, has_more = false, ends = false;

    // News came, or an end.
    void wake() {
        const std::scoped_lock lock(mutex);
        has_more = true;
        if (is_suspended && connection) {
            is_suspended = false;
            MHD_resume_connection(connection);
        }
    }

    ssize_t read(char *to, std::size_t room) {
        for (;;) {
            {
                const std::scoped_lock lock(mutex);
                has_more = false;
                if (ends)
                    return MHD_CONTENT_READER_END_OF_STREAM;
            }
            const auto got = body->read(to, room); // unlocked: it may call wake()
            if (!got)
                return body->size() ? MHD_CONTENT_READER_END_WITH_ERROR : MHD_CONTENT_READER_END_OF_STREAM;
            if (*got > 0) {
                pace.sends();
                return static_cast<ssize_t>(*got);
            }
            const std::scoped_lock lock(mutex);
            if (has_more || ends)
                continue;
            pace.waits();
            is_suspended = true;
            MHD_suspend_connection(connection);
            return 0;
        }
    }
};

MHD_Response *Streams::response(MHD_Connection *connection, std::shared_ptr<BodyStream> stream, Pace pace) {
    auto made = std::make_shared<Stream>();
    made->connection = connection;
    made->body = std::move(stream);
    made->pace = std::move(pace);
    made->body->on_more([weak = std::weak_ptr(made)] {
        if (const auto alive = weak.lock())
            alive->wake();
    });
    if (!made->body->size()) {
        const std::scoped_lock lock(mutex_);
        made->ends = ends_;
        open_.remove_if([](const auto &one) { return one.expired(); });
        open_.push_back(made);
    }
    const auto read = [](void *self, std::uint64_t, char *to, std::size_t room) noexcept -> ssize_t {
        return (*static_cast<std::shared_ptr<Stream> *>(self))->read(to, room);
    };
    const auto free = [](void *self) noexcept {
        const std::unique_ptr<std::shared_ptr<Stream>> last(static_cast<std::shared_ptr<Stream> *>(self));
        const std::scoped_lock lock((*last)->mutex);
        (*last)->connection = nullptr;
    };
    auto keep = std::make_unique<std::shared_ptr<Stream>>(made);
    MHD_Response *response = MHD_create_response_from_callback(
        made->body->size().value_or(MHD_SIZE_UNKNOWN), piece, static_cast<MHD_ContentReaderCallback>(read),
        static_cast<void *>(keep.get()), static_cast<MHD_ContentReaderFreeCallback>(free));
    if (response)
        keep.release(); // NOLINT: freed with the response
    return response;
}

void Streams::end() {
    const std::scoped_lock lock(mutex_);
    ends_ = true;
    for (const auto &one : open_)
        if (const auto stream = one.lock()) {
            {
                const std::scoped_lock of_stream(stream->mutex);
                stream->ends = true;
            }
            stream->wake();
        }
}

} // namespace baonoi::http
