// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_folder.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/say.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

namespace baonoi::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_page = 8U << 20U; // bytes

void copy_site(const fs::path &folder) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_empty(folder, error))
        throw Error(Next::stop, fmt::format("{} is there already; name another folder: baonoi demo FOLDER",
                                            folder.string()));
    make_folder(folder);
    fs::copy(data_folder() / "samples/site", folder, fs::copy_options::recursive, error);
    if (error)
        throw Error(Next::stop,
                    fmt::format("cannot copy the sample site to {}: {}", folder.string(), error.message()));
}

std::vector<std::string> pages_of(const fs::path &folder) {
    std::vector<std::string> pages;
    for (const auto &entry : fs::directory_iterator(folder / "tin-tuc"))
        if (entry.path().extension() == ".html")
            pages.push_back(entry.path().string());
    std::sort(pages.begin(), pages.end());
    return pages;
}

// Where a person sits before a screen; nothing is waited for.
void open_in_browser(const std::string &page) {
    if (::isatty(STDOUT_FILENO) != 1 || (!std::getenv("DISPLAY") && !std::getenv("WAYLAND_DISPLAY")))
        return;
    std::string program = "xdg-open", argument = page;
    char *const words[] = {program.data(), argument.data(), nullptr};
    pid_t process = 0;
    ::posix_spawnp(&process, program.c_str(), nullptr, nullptr, words, environ);
}

} // namespace

int demo_command(const std::string &folder) {
    copy_site(folder);
    ProduceArguments arguments;
    arguments.site = folder;
    arguments.inputs = pages_of(folder);
    produce_command(arguments, settings::parse_config("", "")); // one of the pages has no article
    const auto heard = std::find_if(arguments.inputs.begin(), arguments.inputs.end(), [](const auto &page) {
        return read_file(page, largest_page).find("<baonoi-player") != std::string::npos;
    });
    if (heard == arguments.inputs.end())
        return 1;
    const std::string page = "file://" + fs::absolute(*heard).string();
    say(stdout, "\nOne page has no article, so that a refusal is seen too. Open this one in a browser and press "
                "play:\n  {}\n",
        page);
    open_in_browser(page);
    return 0;
}

} // namespace baonoi::cli
