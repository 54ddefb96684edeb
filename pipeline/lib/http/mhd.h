// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of libmicrohttpd that several files of this folder call. No other folder includes this.
#pragma once

#include "base/shared_library.h"

#include <microhttpd.h>

namespace baonoi::http {

// Opened once, by the first caller. Throws stop, naming the package to install.
const SharedLibrary &libmicrohttpd();

BAONOI_LAZY(libmicrohttpd, MHD_suspend_connection);
BAONOI_LAZY(libmicrohttpd, MHD_resume_connection);

} // namespace baonoi::http
