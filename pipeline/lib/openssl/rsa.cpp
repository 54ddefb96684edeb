// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/openssl/rsa.h"

#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace baonoi::openssl {

namespace {

constexpr int fewest_bits = 2048, most_bits = 8192;
constexpr std::size_t longest_exponent = 8; // bytes: a longer one only makes the work dear

template <auto Free>
struct FreedBy {
    template <class T>
    void operator()(T *object) const {
        Free(object);
    }
};
using Number = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;

const unsigned char *bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char *>(text.data());
}

Number number_of(std::string_view bytes) {
    return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

// Null: it is none.
Key key_of(const RsaKey &key) {
    if (key.modulus.size() > most_bits / 8 || key.exponent.size() > longest_exponent)
        return nullptr;
    const Number modulus = number_of(key.modulus), exponent = number_of(key.exponent);
    const std::unique_ptr<OSSL_PARAM_BLD, FreedBy<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
    if (!modulus || !exponent || !builder || BN_num_bits(modulus.get()) < fewest_bits ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    const std::unique_ptr<OSSL_PARAM, FreedBy<OSSL_PARAM_free>> parts(OSSL_PARAM_BLD_to_param(builder.get()));
    const std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *made = nullptr;
    if (!parts || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parts.get()) != 1)
        return nullptr;
    return Key(made);
}

} // namespace

bool is_signed_by(const RsaKey &key, std::string_view message, std::string_view signature) {
    const Key made = key_of(key);
    const std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    return made && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, made.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message),
                            message.size()) == 1;
}

} // namespace baonoi::openssl
