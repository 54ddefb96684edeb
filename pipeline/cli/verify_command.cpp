// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "verify/verify.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

int verify_command(const VerifyArguments &arguments, const settings::Config &config) {
    verify::Verdict verdict;
    try {
        verdict = verify::verify_file(open_file(arguments.file, 512U << 20U), config.verify);
    } catch (const Error &error) {
        if (std::string_view(error.what()).find(arguments.file) != std::string_view::npos)
            throw;
        std::throw_with_nested(Error(error.next(), arguments.file));
    }
    if (arguments.json) {
        nlohmann::ordered_json json = {{"file", arguments.file}, {"passed", verdict.passed()}};
        for (const verify::Check &check : verdict.checks)
            json["checks"].push_back(
                {{"name", check.name}, {"passed", check.passed}, {"detail", check.detail}});
        fmt::print("{}\n", json.dump(2));
    } else {
        for (const verify::Check &check : verdict.checks)
            say(stdout, "{:<6} {:<10} {}\n", check.passed ? "ok" : "FAILED", check.name, check.detail);
    }
    return verdict.passed() ? 0 : 1;
}

} // namespace baonoi::cli
