// SPDX-License-Identifier: GPL-3.0-or-later
// Files of ONNX that a test makes: small graphs with the inputs and outputs of a voice of Piper. Nothing in
// them has learned to speak; they give what the test wants to hear.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baonoi::test {

// A message of Protocol Buffers: its fields by their numbers in onnx.proto.
class Proto {
public:
    Proto &number(unsigned field, std::uint64_t value) {
        varint(field << 3U);
        varint(value);
        return *this;
    }
    Proto &bytes(unsigned field, std::string_view value) {
        varint(field << 3U | 2U);
        varint(value.size());
        bytes_ += value;
        return *this;
    }
    Proto &message(unsigned field, const Proto &value) { return bytes(field, value.bytes_); }
    const std::string &text() const { return bytes_; }

private:
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7U)
            bytes_ += static_cast<char>(value | 0x80U);
        bytes_ += static_cast<char>(value);
    }
    std::string bytes_;
};

class OnnxGraph {
public:
    static constexpr std::uint64_t floats = 1, integers = 7;

    // dims: -1 is any length.
    void input(const std::string &name, std::uint64_t type, const std::vector<std::int64_t> &dims) {
        graph_.message(11, value(name, type, dims));
    }
    void output(const std::string &name, const std::vector<std::int64_t> &dims) {
        graph_.message(12, value(name, floats, dims));
    }
    void constant(const std::string &name, const std::vector<std::int64_t> &dims,
                  const std::vector<float> &values) {
        tensor(name, floats, dims, bytes_of(values));
    }
    void constant(const std::string &name, const std::vector<std::int64_t> &dims,
                  const std::vector<std::int64_t> &values) {
        tensor(name, integers, dims, bytes_of(values));
    }
    // attribute: of a whole number; without a name there is none.
    void node(const std::string &kind, const std::vector<std::string> &from, const std::string &to,
              const std::pair<std::string, std::uint64_t> &attribute = {}) {
        Proto node;
        for (const std::string &name : from)
            node.bytes(1, name);
        node.bytes(2, to).bytes(3, to).bytes(4, kind);
        if (!attribute.first.empty())
            node.message(5, Proto().bytes(1, attribute.first).number(3, attribute.second).number(20, 2));
        graph_.message(1, node);
    }

    std::string file() const {
        Proto graph = graph_;
        graph.bytes(2, "voice");
        return Proto().number(1, 8).message(8, Proto().bytes(1, "").number(2, 13)).message(7, graph).text();
    }

private:
    static Proto value(const std::string &name, std::uint64_t type, const std::vector<std::int64_t> &dims) {
        Proto shape;
        for (const std::int64_t size : dims)
            shape.message(1, size < 0 ? Proto().bytes(2, name + "_length")
                                      : Proto().number(1, static_cast<std::uint64_t>(size)));
        return Proto().bytes(1, name).message(2,
                                              Proto().message(1, Proto().number(1, type).message(2, shape)));
    }
    template <class T>
    static std::string bytes_of(const std::vector<T> &values) {
        static_assert(std::endian::native == std::endian::little); // as the format has them
        return {reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T)};
    }
    void tensor(const std::string &name, std::uint64_t type, const std::vector<std::int64_t> &dims,
                const std::string &raw) {
        Proto tensor;
        for (const std::int64_t size : dims)
            tensor.number(1, static_cast<std::uint64_t>(size));
        graph_.message(5, tensor.number(2, type).bytes(8, name).bytes(9, raw));
    }

    Proto graph_;
};

// What every voice of Piper takes.
inline OnnxGraph piper_graph() {
    OnnxGraph graph;
    graph.input("input", OnnxGraph::integers, {1, -1});
    graph.input("input_lengths", OnnxGraph::integers, {1});
    graph.input("scales", OnnxGraph::floats, {3});
    return graph;
}

// Says the same samples (full scale 1) whatever it is asked.
inline std::string model_that_says(const std::vector<float> &samples) {
    OnnxGraph graph = piper_graph();
    const auto count = static_cast<std::int64_t>(samples.size());
    graph.constant("speech", {1, 1, count}, samples);
    graph.node("Identity", {"speech"}, "output");
    graph.output("output", {1, 1, -1});
    return graph.file();
}

// Says each symbol as `hop` samples of its number / 1000, and tells that it lasts a frame.
inline std::string model_that_spells(std::int64_t symbols, std::int64_t hop) {
    OnnxGraph graph = piper_graph();
    std::vector<float> sounds;
    for (std::int64_t i = 0; i < symbols * hop; ++i)
        sounds.push_back(static_cast<float>(i / hop) / 1000);
    graph.constant("sounds", {symbols, hop}, sounds);
    graph.constant("row", {3}, std::vector<std::int64_t>{1, 1, -1});
    graph.constant("nothing", {1}, std::vector<float>{0});
    graph.constant("one", {1}, std::vector<float>{1});
    graph.node("Gather", {"sounds", "input"}, "spelled");
    graph.node("Reshape", {"spelled", "row"}, "output");
    graph.node("Cast", {"input"}, "numbers", {"to", OnnxGraph::floats});
    graph.node("Mul", {"numbers", "nothing"}, "nothings");
    graph.node("Add", {"nothings", "one"}, "durations");
    graph.output("output", {1, 1, -1});
    graph.output("durations", {1, -1});
    return graph.file();
}

} // namespace baonoi::test
