// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/wire.h"

#include <csignal>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>

namespace baonoi::test {

namespace {

constexpr int day = 24 * 3600;
constexpr int bound_s = 10; // nothing here waits longer

using Key = std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)>;
using Cert = std::unique_ptr<X509, decltype(&::X509_free)>;

Key make_key() {
    return {EVP_EC_gen("P-256"), &::EVP_PKEY_free};
}

void extend(X509 *cert, int nid, const std::string &value) {
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str());
    X509_add_ext(cert, extension, -1);
    X509_EXTENSION_free(extension);
}

// Valid from begin to end, in days from now; of issuer, or of itself. Not signed yet.
Cert make_certificate(const std::string &name, EVP_PKEY *key, X509 *issuer, int begin, int end) {
    Cert cert(X509_new(), &::X509_free);
    X509_set_version(cert.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(cert.get()), issuer ? 2 : 1);
    X509_gmtime_adj(X509_getm_notBefore(cert.get()), static_cast<long>(begin) * day);
    X509_gmtime_adj(X509_getm_notAfter(cert.get()), static_cast<long>(end) * day);
    X509_set_pubkey(cert.get(), key);
    X509_NAME *subject = X509_get_subject_name(cert.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(cert.get(), issuer ? X509_get_subject_name(issuer) : subject);
    return cert;
}

std::string pem_of(X509 *cert) {
    const std::unique_ptr<BIO, decltype(&::BIO_free)> memory(BIO_new(BIO_s_mem()), &::BIO_free);
    PEM_write_bio_X509(memory.get(), cert);
    char *text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

int choose_h2(SSL *, const unsigned char **chosen, unsigned char *size, const unsigned char *offered,
              unsigned offered_size, void *) {
    static constexpr unsigned char ours[] = {2, 'h', '2'};
    unsigned char *found = nullptr;
    if (SSL_select_next_proto(&found, size, ours, sizeof ours, offered, offered_size) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_NOACK;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

TlsIdentity::TlsIdentity(Fault fault) : context_(SSL_CTX_new(TLS_server_method()), &::SSL_CTX_free) {
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL
    const Key authority_key = make_key();
    const Cert authority = make_certificate("Test authority", authority_key.get(), nullptr, -10, 10);
    extend(authority.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(authority.get(), authority_key.get(), EVP_sha256());
    authority_ = pem_of(authority.get());

    const Key key = make_key();
    const bool alone = fault == Fault::self_signed;
    const Cert cert =
        make_certificate("Test server", key.get(), alone ? nullptr : authority.get(),
                         fault == Fault::not_yet_valid ? 2 : -5, fault == Fault::expired ? -1 : 5);
    extend(cert.get(), NID_subject_alt_name,
           fault == Fault::wrong_name ? "DNS:khac.example.vn" : "IP:127.0.0.1");
    X509_sign(cert.get(), alone ? key.get() : authority_key.get(), EVP_sha256());
    if (SSL_CTX_use_certificate(context_.get(), cert.get()) != 1 ||
        SSL_CTX_use_PrivateKey(context_.get(), key.get()) != 1)
        throw std::runtime_error("no certificate for the test server");
}

void TlsIdentity::offer_h2() {
    SSL_CTX_set_alpn_select_cb(context_.get(), choose_h2, nullptr);
}

Wire::Wire(int fd, const TlsIdentity *identity, const std::atomic<bool> &stopping)
    : fd_(fd), stopping_(stopping), ssl_(identity ? SSL_new(identity->context()) : nullptr, &::SSL_free) {
    const timeval bound{bound_s, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &bound, sizeof bound);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &bound, sizeof bound);
    const int now = 1; // no waiting for more to send
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
    if (ssl_) {
        SSL_set_fd(ssl_.get(), fd);
        good_ = SSL_accept(ssl_.get()) == 1;
    }
}

bool Wire::is_h2() const {
    const unsigned char *protocol = nullptr;
    unsigned size = 0;
    if (ssl_)
        SSL_get0_alpn_selected(ssl_.get(), &protocol, &size);
    return size == 2;
}

std::string Wire::read() {
    pollfd waiting{fd_, POLLIN, 0};
    for (int waited = 0; !ssl_ || SSL_pending(ssl_.get()) == 0; waited += 20) {
        if (stopping_ || waited > bound_s * 1000)
            return {};
        if (::poll(&waiting, 1, 20) > 0)
            break;
    }
    char buffer[4096];
    const auto got = ssl_ ? SSL_read(ssl_.get(), buffer, sizeof buffer)
                          : static_cast<int>(::recv(fd_, buffer, sizeof buffer, 0));
    return got > 0 ? std::string(buffer, static_cast<std::size_t>(got)) : std::string();
}

bool Wire::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ssl_ ? SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()))
                               : static_cast<int>(::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

} // namespace baonoi::test
