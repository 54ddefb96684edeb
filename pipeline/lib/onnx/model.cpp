// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/onnx/model.h"

#include "base/error.h"
#include "lib/onnx/c_api.h"

#include <fmt/format.h>
#include <type_traits>

namespace baonoi::onnx {

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
