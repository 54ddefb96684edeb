// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/mpg123/mp3_decoder.h"

#include "base/error.h"
#include "base/shared_library.h"
#include "sound/mp3_layout.h"

#include <array>
#include <fmt/format.h>
#include <mpg123.h>
#include <vector>

namespace baonoi::mpg123 {

static const SharedLibrary &library() {
    static const SharedLibrary opened("libmpg123.so.0", "libmpg123-0");
    return opened;
}

BAONOI_LAZY(library, mpg123_decode);
BAONOI_LAZY(library, mpg123_delete);
BAONOI_LAZY(library, mpg123_new);
BAONOI_LAZY(library, mpg123_open_feed);
BAONOI_LAZY(library, mpg123_param2);
BAONOI_LAZY(library, mpg123_plain_strerror);
BAONOI_LAZY(library, mpg123_strerror);

using Decoder = LazyHandle<mpg123_handle, mpg123_delete>;

namespace {

constexpr std::size_t most_samples = 1152, most_channels = 2; // of a frame

void check_mpg123(int code, const char *call) {
    if (code != MPG123_OK)
        throw Error(code == MPG123_OUT_OF_MEM ? Next::retry : Next::stop,
                    fmt::format("{}: {}", call, mpg123_plain_strerror(code)));
}

Decoder open_decoder() {
    int code = MPG123_OK;
    Decoder decoder(mpg123_new(nullptr, &code));
    check_mpg123(code, "mpg123_new");
    // Every frame is sound, whole, and decoded as it comes.
    constexpr long on =
        MPG123_FORCE_FLOAT | MPG123_QUIET | MPG123_NO_RESYNC | MPG123_NO_READAHEAD | MPG123_IGNORE_INFOFRAME;
    check_mpg123(mpg123_param2(decoder.get(), MPG123_ADD_FLAGS, on, 0), "mpg123_param");
    check_mpg123(mpg123_param2(decoder.get(), MPG123_REMOVE_FLAGS, MPG123_GAPLESS, 0), "mpg123_param");
    check_mpg123(mpg123_open_feed(decoder.get()), "mpg123_open_feed");
    return decoder;
}

} // namespace

class Mp3Decoder::Session {
public:
    std::optional<std::string> decode(std::string_view frame) {
        const auto header = sound::parse_mp3_header(frame);
        if (!header || header->bytes != frame.size())
            return "no MP3 frame";
        std::size_t bytes = 0;
        int code = read(frame, bytes);
        if (code == MPG123_NEW_FORMAT)
            code = read({}, bytes);
        if (code == MPG123_ERR)
            return mpg123_strerror(decoder_.get());
        channels_ = static_cast<std::size_t>(header->channels);
        const auto samples = static_cast<std::size_t>(header->samples);
        if (bytes != samples * channels_ * sizeof(float))
            return fmt::format("gave {} bytes of sound instead of {}", bytes,
                               samples * channels_ * sizeof(float));
        for (std::size_t c = 0; c < channels_; ++c) {
            apart_[c].resize(samples);
            for (std::size_t i = 0; i < samples; ++i)
                apart_[c][i] = together_[i * channels_ + c];
        }
        return std::nullopt;
    }
    int channels() const { return static_cast<int>(channels_); }
    std::span<const float> channel(int index) const { return apart_.at(static_cast<std::size_t>(index)); }

private:
    int read(std::string_view frame, std::size_t &bytes) {
        return mpg123_decode(decoder_.get(), reinterpret_cast<const unsigned char *>(frame.data()),
                             frame.size(), together_.data(), sizeof together_, &bytes);
    }

    Decoder decoder_ = open_decoder();
    std::array<float, most_samples * most_channels> together_{}; // the channels' samples by turns
    std::array<std::vector<float>, most_channels> apart_;
    std::size_t channels_ = 0;
};

Mp3Decoder::Mp3Decoder() : session_(std::make_unique<Session>()) {}

Mp3Decoder::~Mp3Decoder() = default;

std::optional<std::string> Mp3Decoder::decode(std::string_view frame) {
    return session_->decode(frame);
}

int Mp3Decoder::channels() const {
    return session_->channels();
}

std::span<const float> Mp3Decoder::channel(int index) const {
    return session_->channel(index);
}

} // namespace baonoi::mpg123
