// SPDX-License-Identifier: GPL-3.0-or-later
// libmicrohttpd's functions that more than one file of lib/http calls, found on first use.
#pragma once

#include "base/shared_library.h"

#include <microhttpd.h>

namespace baonoi::http {

// Throws stop, naming the package to install.
const SharedLibrary &libmicrohttpd();

BAONOI_LAZY(libmicrohttpd, MHD_suspend_connection);
BAONOI_LAZY(libmicrohttpd, MHD_resume_connection);

} // namespace baonoi::http
