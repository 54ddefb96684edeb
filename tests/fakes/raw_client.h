// SPDX-License-Identifier: GPL-3.0-or-later
// A client that sends to 127.0.0.1 whatever bytes a test wants, when it wants.
#pragma once

#include "base/handle.h"

#include <map>
#include <string>

namespace baonoi::test {

struct RawAnswer {
    int status = 0;                             // 0: the connection ended without an answer
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;
};

class RawClient {
public:
    explicit RawClient(int port, int receive_buffer = 0); // bytes; 0: the system's default
    bool send(const std::string &bytes);                  // false: the connection is gone
    // The next answer, waited for at most 20 seconds. head: the answer to a HEAD request, without a body.
    RawAnswer receive(bool head = false);
    // What comes, up to and with the text; all that came when it does not come within 20 seconds.
    std::string read_until(const std::string &text);
    bool is_closed(); // by the server, within 20 seconds; what it sends before is thrown away

private:
    bool read_more();

    UniqueFd socket_;
    std::string buffer_;
};

// One request on a connection of its own. headers: lines, each with "\r\n".
RawAnswer ask(int port, const std::string &method, const std::string &target, const std::string &headers = "",
              const std::string &body = "");

} // namespace baonoi::test
