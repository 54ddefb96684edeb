// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/microhttpd_functions.h"

#include "base/shared_library.h"

namespace baonoi::http {

namespace {

MhdApi load_mhd() {
    const SharedLibrary mhd("libmicrohttpd.so.12", "libmicrohttpd12");
    MhdApi api{};
    api.start_daemon = mhd.function<decltype(&::MHD_start_daemon)>("MHD_start_daemon");
    api.quiesce_daemon = mhd.function<decltype(&::MHD_quiesce_daemon)>("MHD_quiesce_daemon");
    api.stop_daemon = mhd.function<decltype(&::MHD_stop_daemon)>("MHD_stop_daemon");
    api.create_response_from_buffer =
        mhd.function<decltype(&::MHD_create_response_from_buffer)>("MHD_create_response_from_buffer");
    api.add_response_header = mhd.function<decltype(&::MHD_add_response_header)>("MHD_add_response_header");
    api.queue_response = mhd.function<decltype(&::MHD_queue_response)>("MHD_queue_response");
    api.destroy_response = mhd.function<decltype(&::MHD_destroy_response)>("MHD_destroy_response");
    api.connection_values =
        mhd.function<decltype(&::MHD_get_connection_values_n)>("MHD_get_connection_values_n");
    api.connection_info = mhd.function<decltype(&::MHD_get_connection_info)>("MHD_get_connection_info");
    return api;
}

} // namespace

const MhdApi &mhd_api() {
    static const MhdApi api = load_mhd();
    return api;
}

} // namespace baonoi::http
