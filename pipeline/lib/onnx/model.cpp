// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/onnx/model.h"

#include "base/error.h"
#include "base/shared_library.h"

#include <cassert>
#include <fmt/format.h>
#include <string_view>

namespace baonoi::onnx {

namespace table {

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

} // namespace table

using namespace table;

class Model::Session {
public:
    Session(const std::string &runtime, std::span<const char> model) : api_(runtime) {
        api_.check<CreateEnv>(Next::stop, only_fatal, "baonoi", env_.out());
        Owned<SessionOptions, ReleaseSessionOptions> options(api_);
        api_.check<CreateSessionOptions>(Next::stop, options.out());
        // No thread beside this one: a process that is forked has none, and the order of sums stays.
        api_.check<SetIntraOpThreads>(Next::stop, options.get(), 1);
        api_.check<SetInterOpThreads>(Next::stop, options.get(), 1);
        // What is kept between two runs is lost with the child that makes one.
        api_.check<DisableCpuMemArena>(Next::stop, options.get());
        api_.check<DisableMemPattern>(Next::stop, options.get());
        api_.check<SetLogSeverity>(Next::stop, options.get(), only_fatal);
        api_.check<CreateSessionFromArray>(
            Next::stop, static_cast<const Env *>(env_.get()), static_cast<const void *>(model.data()),
            model.size(), static_cast<const SessionOptions *>(options.get()), session_.out());
        api_.check<CreateCpuMemoryInfo>(Next::stop, device_allocator, usual_memory, memory_.out());
        inputs_ = names<InputCount, InputName>();
        outputs_ = names<OutputCount, OutputName>();
    }

    std::vector<std::vector<float>> run(const std::vector<Input> &inputs) {
        std::vector<std::unique_ptr<OwnedValue>> given;
        std::vector<const Value *> values;
        std::vector<const char *> input_names, output_names;
        for (const Input &input : inputs) {
            given.push_back(std::make_unique<OwnedValue>(api_));
            put(input, *given.back());
            values.push_back(given.back()->get());
            input_names.push_back(input.name.c_str());
        }
        for (const std::string &name : outputs_)
            output_names.push_back(name.c_str());
        std::vector<Value *> made(outputs_.size());
        api_.check<Run>(Next::skip, session_.get(), static_cast<const RunOptions *>(nullptr),
                        static_cast<const char *const *>(input_names.data()),
                        static_cast<const Value *const *>(values.data()), values.size(),
                        static_cast<const char *const *>(output_names.data()), output_names.size(),
                        made.data());
        std::vector<std::unique_ptr<OwnedValue>> taken;
        for (Value *value : made) {
            taken.push_back(std::make_unique<OwnedValue>(api_));
            *taken.back()->out() = value;
        }
        std::vector<std::vector<float>> rows;
        rows.reserve(taken.size());
        for (const auto &value : taken)
            rows.push_back(row_of(value->get()));
        return rows;
    }

    std::string version() const { return api_.version(); }
    const std::vector<std::string> &inputs() const { return inputs_; }
    const std::vector<std::string> &outputs() const { return outputs_; }

private:
    using OwnedValue = Owned<Value, ReleaseValue>;

    template <class Count, class Name>
    std::vector<std::string> names() const {
        std::size_t count = 0;
        api_.check<Count>(Next::stop, static_cast<const OrtSession *>(session_.get()), &count);
        Allocator *allocator = nullptr;
        api_.check<DefaultAllocator>(Next::stop, &allocator);
        std::vector<std::string> all;
        for (std::size_t i = 0; i < count; ++i) {
            char *name = nullptr;
            api_.check<Name>(Next::stop, static_cast<const OrtSession *>(session_.get()), i, allocator,
                             &name);
            all.emplace_back(name);
            api_.check<AllocatorFree>(Next::stop, allocator, static_cast<void *>(name));
        }
        return all;
    }

    // The library reads the values where they are, until the run has ended.
    void put(const Input &input, OwnedValue &value) const {
        std::visit(
            [&](const auto &values) {
                using Element = typename std::decay_t<decltype(values)>::value_type;
                constexpr int type = std::is_same_v<Element, float> ? float_elements : int64_elements;
                api_.check<CreateTensorWithData>(Next::skip, static_cast<const MemoryInfo *>(memory_.get()),
                                                 static_cast<void *>(const_cast<Element *>(values.data())),
                                                 values.size() * sizeof(Element), input.shape.data(),
                                                 input.shape.size(), type, value.out());
            },
            input.values);
    }

    std::vector<float> row_of(Value *value) const {
        int is_tensor = 0;
        api_.check<IsTensor>(Next::skip, static_cast<const Value *>(value), &is_tensor);
        if (is_tensor == 0)
            throw Error(Next::skip, "an output of the model is no tensor");
        Owned<ShapeInfo, ReleaseShapeInfo> shape(api_);
        api_.check<TypeAndShape>(Next::skip, static_cast<const Value *>(value), shape.out());
        int type = 0;
        std::size_t count = 0;
        api_.check<ElementType>(Next::skip, static_cast<const ShapeInfo *>(shape.get()), &type);
        api_.check<ElementCount>(Next::skip, static_cast<const ShapeInfo *>(shape.get()), &count);
        void *data = nullptr;
        api_.check<TensorData>(Next::skip, value, &data);
        const auto row = [&](const auto *first) { return std::vector<float>(first, first + count); };
        switch (type) {
        case float_elements:
            return row(static_cast<const float *>(data));
        case int32_elements:
            return row(static_cast<const std::int32_t *>(data));
        case int64_elements:
            return row(static_cast<const std::int64_t *>(data));
        default:
            throw Error(Next::skip, fmt::format("an output of the model has elements of type {}", type));
        }
    }

    Api api_;
    Owned<Env, ReleaseEnv> env_{api_};
    Owned<OrtSession, ReleaseSession> session_{api_};
    Owned<MemoryInfo, ReleaseMemoryInfo> memory_{api_};
    std::vector<std::string> inputs_, outputs_;
};

Model::Model(const std::string &runtime, std::span<const char> model)
    : session_(std::make_unique<Session>(runtime, model)) {}

Model::~Model() = default;

std::string Model::version() const {
    return session_->version();
}

const std::vector<std::string> &Model::inputs() const {
    return session_->inputs();
}

const std::vector<std::string> &Model::outputs() const {
    return session_->outputs();
}

std::vector<std::vector<float>> Model::run(const std::vector<Input> &inputs) {
    return session_->run(inputs);
}

} // namespace baonoi::onnx
