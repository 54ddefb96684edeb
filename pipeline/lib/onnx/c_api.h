// SPDX-License-Identifier: GPL-3.0-or-later
// Of ONNX Runtime's C interface, what model.cpp calls: the places of functions in its table and how they are
// called. The order is that of onnxruntime_c_api.h, whose version 1 ends behind place 101.
#pragma once

#include "base/error.h"
#include "base/shared_library.h"

#include <cstddef>
#include <cstdint>
#include <fmt/format.h>
#include <string>

namespace baonoi::onnx {

// What the library's functions take and give; all of it is its own.
struct Status;
struct Env;
struct SessionOptions;
struct OrtSession;
struct Value;
struct MemoryInfo;
struct ShapeInfo;
struct RunOptions;
struct Allocator;

// The library's first entry. A table of version 1 holds the first 102 functions, in every version since.
struct Base {
    void *const *(*table)(std::uint32_t version);
    const char *(*version)();
};
constexpr std::uint32_t table_version = 1;

// A function of the table: its place, and how it is called.
template <std::size_t place, class Result, class... Arguments>
struct Function {
    using Pointer = Result (*)(Arguments...);
    static constexpr std::size_t at = place;
};
template <std::size_t place, class... Arguments>
using Fallible = Function<place, Status *, Arguments...>;

using ErrorMessage = Function<2, const char *, const Status *>;
using CreateEnv = Fallible<3, int, const char *, Env **>;
using CreateSessionFromArray =
    Fallible<8, const Env *, const void *, std::size_t, const SessionOptions *, OrtSession **>;
using Run = Fallible<9, OrtSession *, const RunOptions *, const char *const *, const Value *const *,
                     std::size_t, const char *const *, std::size_t, Value **>;
using CreateSessionOptions = Fallible<10, SessionOptions **>;
using DisableMemPattern = Fallible<17, SessionOptions *>;
using DisableCpuMemArena = Fallible<19, SessionOptions *>;
using SetLogSeverity = Fallible<22, SessionOptions *, int>;
using SetIntraOpThreads = Fallible<24, SessionOptions *, int>;
using SetInterOpThreads = Fallible<25, SessionOptions *, int>;
using InputCount = Fallible<30, const OrtSession *, std::size_t *>;
using OutputCount = Fallible<31, const OrtSession *, std::size_t *>;
using InputName = Fallible<36, const OrtSession *, std::size_t, Allocator *, char **>;
using OutputName = Fallible<37, const OrtSession *, std::size_t, Allocator *, char **>;
using CreateTensorWithData =
    Fallible<49, const MemoryInfo *, void *, std::size_t, const std::int64_t *, std::size_t, int, Value **>;
using IsTensor = Fallible<50, const Value *, int *>;
using TensorData = Fallible<51, Value *, void **>;
using ElementType = Fallible<60, const ShapeInfo *, int *>;
using ElementCount = Fallible<64, const ShapeInfo *, std::size_t *>;
using TypeAndShape = Fallible<65, const Value *, ShapeInfo **>;
using CreateCpuMemoryInfo = Fallible<69, int, int, MemoryInfo **>;
using AllocatorFree = Fallible<76, Allocator *, void *>;
using DefaultAllocator = Fallible<78, Allocator **>;
using ReleaseEnv = Function<92, void, Env *>;
using ReleaseStatus = Function<93, void, Status *>;
using ReleaseMemoryInfo = Function<94, void, MemoryInfo *>;
using ReleaseSession = Function<95, void, OrtSession *>;
using ReleaseValue = Function<96, void, Value *>;
using ReleaseShapeInfo = Function<99, void, ShapeInfo *>;
using ReleaseSessionOptions = Function<100, void, SessionOptions *>;

// Of its C API.
constexpr int only_fatal = 4, device_allocator = 0, usual_memory = 0;
constexpr int float_elements = 1, int32_elements = 6, int64_elements = 7;

class Api {
public:
    explicit Api(const std::string &runtime)
        : library_(runtime, "onnxruntime, or name its file in voice.toml, [piper] runtime"),
          base_(library_.function<const Base *(*)()>("OrtGetApiBase")()),
          table_(base_->table(table_version)) {
        if (!table_)
            throw Error(Next::stop, fmt::format("{} is no ONNX Runtime that baonoi knows", runtime));
    }

    std::string version() const { return base_->version(); }

    template <class F, class... Arguments>
    auto call(Arguments... arguments) const {
        return reinterpret_cast<typename F::Pointer>(table_[F::at])(arguments...);
    }
    // Throws what the library says.
    template <class F, class... Arguments>
    void check(Next next, Arguments... arguments) const {
        Status *const status = call<F>(arguments...);
        if (!status)
            return;
        const std::string message = call<ErrorMessage>(static_cast<const Status *>(status));
        call<ReleaseStatus>(status);
        throw Error(next, fmt::format("ONNX Runtime: {}", message));
    }

private:
    SharedLibrary library_;
    const Base *base_;
    void *const *table_;
};

template <class T, class Release>
class Owned {
public:
    explicit Owned(const Api &api) : api_(api) {}
    ~Owned() {
        if (value_)
            api_.call<Release>(value_);
    }
    Owned(const Owned &) = delete;
    Owned &operator=(const Owned &) = delete;
    T **out() { return &value_; }
    T *get() const { return value_; }

private:
    const Api &api_;
    T *value_ = nullptr;
};

} // namespace baonoi::onnx
