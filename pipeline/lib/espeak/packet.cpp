// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/packet.h"

#include <cstring>

namespace baonoi::espeak {

namespace {

// Fixed-size values in the byte order of the machine: both ends are the same program.
class Packer {
public:
    explicit Packer(PacketKind kind) { put(kind); }
    template <class T>
    void put(const T &value) {
        static_assert(std::is_trivially_copyable_v<T>);
        bytes_.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    void put_text(std::string_view text) {
        put(static_cast<std::uint32_t>(text.size()));
        bytes_ += text;
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Unpacker {
public:
    Unpacker(std::string_view packet, PacketKind kind) : rest_(packet) {
        good_ = get<std::uint8_t>() == static_cast<std::uint8_t>(kind) && good_;
    }
    template <class T>
    T get() {
        T value{};
        if (rest_.size() < sizeof value) {
            good_ = false;
            return value;
        }
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }
    std::string get_text() {
        const auto size = get<std::uint32_t>();
        if (!good_ || size > rest_.size()) {
            good_ = false;
            return {};
        }
        std::string text(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return text;
    }
    std::string_view rest() const { return rest_; }
    bool good() const { return good_; }
    bool finished() const { return good_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

} // namespace

std::string pack_settings(const EngineSettings &settings) {
    Packer out(PacketKind::settings);
    out.put_text(settings.voice);
    out.put_text(settings.language);
    for (const int value : {settings.rate, settings.pitch, settings.range, settings.volume})
        out.put(value);
    out.put(settings.time_limit);
    return out.take();
}

std::string pack_request(const std::vector<EngineClause> &clauses) {
    Packer out(PacketKind::request);
    out.put(static_cast<std::uint16_t>(clauses.size()));
    for (const EngineClause &clause : clauses) {
        out.put(static_cast<std::uint16_t>(clause.size()));
        for (const EngineWord &piece : clause) {
            out.put(piece.kind);
            out.put_text(piece.text);
            if (piece.kind == EngineWordKind::foreign) {
                out.put_text(piece.language.voice);
                out.put_text(piece.language.phonemes);
            }
        }
    }
    return out.take();
}

std::string pack_ready(const EngineFacts &facts) {
    Packer out(PacketKind::ready);
    out.put_text(facts.version);
    out.put(facts.sample_rate);
    return out.take();
}

std::string pack_refused(std::string_view message) {
    Packer out(PacketKind::refused);
    out.put_text(message);
    return out.take();
}

std::string begin_audio() {
    return Packer(PacketKind::audio).take();
}

std::string pack_clause(const std::vector<std::int64_t> &begins) {
    Packer out(PacketKind::clause);
    for (const std::int64_t begin : begins)
        out.put(begin);
    return out.take();
}

std::string pack_ended(const Ended &ended) {
    Packer out(PacketKind::ended);
    out.put(static_cast<std::uint8_t>(ended.spoken));
    out.put_text(ended.reason);
    return out.take();
}

std::optional<EngineSettings> unpack_settings(std::string_view packet) {
    Unpacker in(packet, PacketKind::settings);
    EngineSettings settings;
    settings.voice = in.get_text();
    settings.language = in.get_text();
    for (int *value : {&settings.rate, &settings.pitch, &settings.range, &settings.volume})
        *value = in.get<int>();
    settings.time_limit = in.get<double>();
    if (!in.finished())
        return std::nullopt;
    return settings;
}

std::optional<std::vector<EngineClause>> unpack_request(std::string_view packet) {
    Unpacker in(packet, PacketKind::request);
    const auto count = in.get<std::uint16_t>();
    if (count > clauses_per_request)
        return std::nullopt;
    std::vector<EngineClause> clauses(count);
    for (EngineClause &clause : clauses) {
        for (auto pieces = in.get<std::uint16_t>(); pieces > 0 && in.good(); --pieces) {
            const auto kind = in.get<std::uint8_t>();
            if (kind > static_cast<std::uint8_t>(EngineWordKind::foreign))
                return std::nullopt;
            EngineWord &piece = clause.emplace_back();
            piece.kind = static_cast<EngineWordKind>(kind);
            piece.text = in.get_text();
            if (piece.kind == EngineWordKind::foreign) {
                piece.language.voice = in.get_text();
                piece.language.phonemes = in.get_text();
            }
        }
    }
    if (!in.finished())
        return std::nullopt;
    return clauses;
}

std::optional<EngineFacts> unpack_ready(std::string_view packet) {
    Unpacker in(packet, PacketKind::ready);
    EngineFacts facts;
    facts.version = in.get_text();
    facts.sample_rate = in.get<int>();
    if (!in.finished() || facts.sample_rate <= 0)
        return std::nullopt;
    return facts;
}

std::optional<std::string> unpack_refused(std::string_view packet) {
    Unpacker in(packet, PacketKind::refused);
    std::string message = in.get_text();
    if (!in.finished())
        return std::nullopt;
    return message;
}

bool unpack_audio(std::string_view packet, std::vector<std::int16_t> &samples) {
    const Unpacker in(packet, PacketKind::audio);
    const std::string_view bytes = in.rest();
    if (!in.good() || bytes.size() % sizeof(std::int16_t) != 0)
        return false;
    const std::size_t before = samples.size();
    samples.resize(before + bytes.size() / sizeof(std::int16_t));
    if (!bytes.empty())
        std::memcpy(samples.data() + before, bytes.data(), bytes.size());
    return true;
}

std::optional<std::vector<std::int64_t>> unpack_clause(std::string_view packet) {
    Unpacker in(packet, PacketKind::clause);
    std::vector<std::int64_t> begins;
    while (in.good() && !in.finished())
        begins.push_back(in.get<std::int64_t>());
    if (!in.good())
        return std::nullopt;
    return begins;
}

std::optional<Ended> unpack_ended(std::string_view packet) {
    Unpacker in(packet, PacketKind::ended);
    Ended ended;
    ended.spoken = in.get<std::uint8_t>() != 0;
    ended.reason = in.get_text();
    if (!in.finished())
        return std::nullopt;
    return ended;
}

} // namespace baonoi::espeak
