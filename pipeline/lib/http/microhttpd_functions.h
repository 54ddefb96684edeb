// SPDX-License-Identifier: GPL-3.0-or-later
// libmicrohttpd, opened on first use: only the calls that are used.
#pragma once

#include "base/handle.h"

#include <microhttpd.h>

namespace baonoi::http {

struct MhdApi {
    decltype(&::MHD_start_daemon) start_daemon;
    decltype(&::MHD_quiesce_daemon) quiesce_daemon;
    decltype(&::MHD_stop_daemon) stop_daemon;
    decltype(&::MHD_create_response_from_buffer) create_response_from_buffer;
    decltype(&::MHD_add_response_header) add_response_header;
    decltype(&::MHD_queue_response) queue_response;
    decltype(&::MHD_destroy_response) destroy_response;
    decltype(&::MHD_get_connection_values_n) connection_values;
    decltype(&::MHD_get_connection_info) connection_info;
};

// Throws stop, naming the package to install.
const MhdApi &mhd_api();

inline void close_daemon(MHD_Daemon *daemon) {
    mhd_api().stop_daemon(daemon);
}
inline void close_response(MHD_Response *response) {
    mhd_api().destroy_response(response);
}

using MhdDaemon = Handle<MHD_Daemon, close_daemon>;
using MhdResponse = Handle<MHD_Response, close_response>;

} // namespace baonoi::http
