// SPDX-License-Identifier: GPL-3.0-or-later
// How fast text is read: characters a second on one core, and the time to load the lexicon.
#include "base/utf8.h"
#include "normalise/normalise.h"

#include <benchmark/benchmark.h>
#include <filesystem>
#include <string>

namespace {

using namespace baonoi;
using namespace baonoi::normalise;

const std::filesystem::path lexicon = std::filesystem::path(BAONOI_SOURCE_DIR) / "config/lexicon";

constexpr std::string_view paragraph = "Sáng ngày 12/03, tại thành phố Đà Lạt, Sở Y tế tỉnh Lâm Đồng tổ chức "
                                       "hội nghị tổng kết công tác năm 2024 và "
                                       "triển khai nhiệm vụ năm 2025. Tham dự hội nghị có lãnh đạo UBND "
                                       "tỉnh, HĐND tỉnh cùng hơn 250 đại biểu đến từ "
                                       "các bệnh viện, trung tâm y tế trên địa bàn. Theo báo cáo, toàn tỉnh "
                                       "có 1.325.400 người tham gia bảo hiểm y "
                                       "tế, đạt tỷ lệ 95,3% dân số, tăng 2,1% so với năm trước; chi phí khám "
                                       "chữa bệnh khoảng 1.234,5 tỷ đồng. Giám "
                                       "đốc sở cho biết đơn vị đã thực hiện tốt Nghị định số 75/2023/NĐ-CP "
                                       "của Chính phủ, đồng thời đẩy mạnh chuyển "
                                       "đổi số, cải cách thủ tục hành chính và nâng cao chất lượng phục vụ "
                                       "người dân. “Chúng tôi sẽ tiếp tục đầu tư "
                                       "trang thiết bị hiện đại, đào tạo nguồn nhân lực và mở rộng mạng lưới "
                                       "y tế cơ sở”, ông nói. Dịp này, nhiều tập "
                                       "thể và cá nhân có thành tích xuất sắc đã được tặng bằng khen. ";

// About a million characters in paragraphs of one line.
const std::string &news() {
    static const std::string text = [] {
        std::string out;
        for (int i = 0; i < 1200; ++i)
            out += paragraph;
        return out;
    }();
    return text;
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length)
        ++count;
    return count;
}

const Reader &reader() {
    static const Reader instance({lexicon}, {});
    return instance;
}

void report(benchmark::State &state, std::string_view text) {
    const auto count = static_cast<double>(characters(text)) * static_cast<double>(state.iterations());
    state.counters["characters/s"] = benchmark::Counter(count, benchmark::Counter::kIsRate);
}

void a_paragraph_a_line(benchmark::State &state) {
    reader();
    for (auto _ : state)
        benchmark::DoNotOptimize(normalise_line(paragraph, reader()));
    report(state, paragraph);
}
BENCHMARK(a_paragraph_a_line)->Unit(benchmark::kMicrosecond);

void a_megabyte_on_one_line(benchmark::State &state) {
    reader();
    for (auto _ : state)
        benchmark::DoNotOptimize(normalise_line(news(), reader()));
    report(state, news());
}
BENCHMARK(a_megabyte_on_one_line)->Unit(benchmark::kMillisecond);

void load(benchmark::State &state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(Reader({lexicon}, {}));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
