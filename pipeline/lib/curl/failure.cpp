// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/failure.h"

#include <arpa/inet.h>
#include <array>
#include <openssl/x509_vfy.h>
#include <string_view>

namespace baonoi::curl {

namespace {

std::string time_out(const Easy &easy, const Transfer &transfer) {
    const HttpSettings &settings = transfer.settings;
    const bool connected = easy.offset(CURLINFO_PRETRANSFER_TIME_T) > 0;
    if (!connected && transfer.left > settings.connect_timeout)
        return fmt::format("no connection to {}:{} within {} s", transfer.target.host, transfer.target.port,
                           settings.connect_timeout.value);
    if (std::string_view(easy.message()).starts_with("Operation too slow"))
        return fmt::format("fewer than {} bytes came each second for {} s", settings.least_speed,
                           settings.patience.value);
    return fmt::format("no complete answer within {} s", transfer.request.timeout.value);
}

// What is wrong with the certificate, after "the certificate of HOST ".
std::string certificate_fault(const Easy &easy) {
    switch (const long code = easy.number(CURLINFO_SSL_VERIFYRESULT)) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return "has expired";
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return "is not valid yet";
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return "is self-signed";
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        return "was issued by an authority that is not known here";
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return "came without that of its authority";
    case X509_V_ERR_CERT_REVOKED:
        return "was revoked";
    case X509_V_ERR_UNSPECIFIED: // libcurl compares the name itself and leaves no other code
        return "is for another name";
    default:
        return fmt::format("is not valid (OpenSSL's code {})", code);
    }
}

// What is written as an address stays one; a name may lead elsewhere tomorrow.
bool is_address(std::string host) {
    if (host.starts_with('['))
        host = host.substr(1, host.size() - 2);
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return ::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
           ::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

} // namespace

void fail(const Transfer &transfer, Next next, const std::string &why) {
    throw Error(next, fmt::format("cannot fetch {}: {}", transfer.request.url, why));
}

void fail_with(CURLcode code, const Easy &easy, const Transfer &transfer, const Seen &seen) {
    const HttpTarget &target = transfer.target;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        fail(transfer, Next::retry, fmt::format("the name {} was not found", target.host));
    case CURLE_COULDNT_CONNECT:
        if (!seen.refused.empty())
            fail(transfer, is_address(target.host) ? Next::skip : Next::retry,
                 is_allowed(target, transfer.settings.allow_hosts)
                     ? fmt::format(
                           "the address {} is not public; {} holds for what you name "
                           "yourself and for sources on such a host, not for what others name or redirect to",
                           seen.refused, transfer.settings.allow_in)
                     : fmt::format("the address {} is not public; add \"{}:{}\" to {}", seen.refused,
                                   target.host, target.port, transfer.settings.allow_in));
        fail(transfer, Next::retry,
             fmt::format("cannot connect to {}:{}: {}", target.host, target.port,
                         errno_text(static_cast<int>(easy.number(CURLINFO_OS_ERRNO)))));
    case CURLE_OPERATION_TIMEDOUT:
        fail(transfer, Next::retry, time_out(easy, transfer));
    case CURLE_PARTIAL_FILE:
        fail(transfer, Next::retry, fmt::format("the body ended early, after {} bytes", seen.body_bytes));
    case CURLE_GOT_NOTHING:
        fail(transfer, Next::retry, "the server closed the connection without an answer");
    case CURLE_PEER_FAILED_VERIFICATION:
        fail(transfer, Next::retry,
             fmt::format("the certificate of {} {}", target.host, certificate_fault(easy)));
    case CURLE_SSL_CONNECT_ERROR:
        fail(transfer, Next::retry, fmt::format("no TLS connection to {}:{}", target.host, target.port));
    case CURLE_SSL_CACERT_BADFILE:
        fail(transfer, Next::stop,
             transfer.settings.ca_file.empty()
                 ? "the system's certificates cannot be read; install the package ca-certificates"
                 : fmt::format("no certificates can be read from {}, [fetch] ca_file",
                               transfer.settings.ca_file.string()));
    case CURLE_OUT_OF_MEMORY: // also what libcurl calls a header line of more than 100 KiB
        fail(transfer, Next::retry, "a line of its headers is too long, or memory is short");
    case CURLE_BAD_CONTENT_ENCODING:
        fail(transfer, Next::skip, "its body cannot be unpacked");
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
        fail(transfer, Next::skip, curl_easy_strerror(code));
    default:
        fail(transfer, Next::retry, curl_easy_strerror(code));
    }
}

} // namespace baonoi::curl
