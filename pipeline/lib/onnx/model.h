// SPDX-License-Identifier: GPL-3.0-or-later
// A neural network in a file of ONNX, computed by ONNX Runtime on one thread of the processor, so that equal
// inputs give equal outputs. The voice program opens it for a voice with engine = "piper"; baonoi itself
// never does. The library is opened by its name and called through its table of functions, whose order never
// changes (ONNX Runtime's rules for its C API: functions are only appended), so that no header of it is
// needed.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace baonoi::onnx {

struct Input {
    std::string name;
    std::vector<std::int64_t> shape;
    std::variant<std::vector<std::int64_t>, std::vector<float>> values; // as many as the shape says
};

class Model {
public:
    // runtime: the library's name or file. model: the file's bytes. Throws stop when the library cannot be
    // loaded or refuses the model, with its words.
    Model(const std::string &runtime, std::span<const char> model);
    ~Model();
    Model(const Model &) = delete;
    Model &operator=(const Model &) = delete;

    std::string version() const; // of the library: "1.20.1"
    const std::vector<std::string> &inputs() const;
    const std::vector<std::string> &outputs() const;
    // All outputs in their order, each as a row of numbers whatever its shape; of integers made numbers.
    // Throws skip, with the library's words.
    std::vector<std::vector<float>> run(const std::vector<Input> &inputs);

private:
    class Session;
    std::unique_ptr<Session> session_;
};

} // namespace baonoi::onnx
