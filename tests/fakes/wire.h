// SPDX-License-Identifier: GPL-3.0-or-later
// A server's end of a connection, with or without TLS, and certificates made for a test.
#pragma once

#include <atomic>
#include <memory>
#include <openssl/ssl.h>
#include <string>
#include <string_view>

namespace baonoi::test {

enum class Fault { none, expired, not_yet_valid, wrong_name, self_signed };

// A key and a certificate for 127.0.0.1, issued by an authority of its own unless it is self-signed.
class TlsIdentity {
public:
    explicit TlsIdentity(Fault fault);
    void offer_h2(); // to clients that understand HTTP/2
    SSL_CTX *context() const { return context_.get(); }
    const std::string &authority() const { return authority_; } // PEM of what issued it

private:
    std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)> context_;
    std::string authority_;
};

class Wire {
public:
    // Does the handshake when there is an identity.
    Wire(int fd, const TlsIdentity *identity, const std::atomic<bool> &stopping);
    bool good() const { return good_; }
    bool is_h2() const; // was chosen in the handshake
    // What came next; empty when nothing more comes or the server stops.
    std::string read();
    bool write(std::string_view bytes);

private:
    int fd_;
    const std::atomic<bool> &stopping_;
    std::unique_ptr<SSL, decltype(&::SSL_free)> ssl_;
    bool good_ = true;
};

} // namespace baonoi::test
