// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/wordpress/wordpress_check.h"

#include "base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::wordpress {

namespace {

constexpr double most_skew = 300; // seconds

// Versions of numbers with dots between them.
bool is_older(std::string_view version, std::string_view other) {
    const auto next = [](std::string_view &left) {
        int number = 0;
        const auto end = std::from_chars(left.data(), left.data() + left.size(), number).ptr;
        left.remove_prefix(std::min(left.size(), static_cast<std::size_t>(end - left.data()) + 1));
        return number;
    };
    while (!version.empty() || !other.empty()) {
        const int mine = next(version), theirs = next(other);
        if (mine != theirs)
            return mine < theirs;
    }
    return false;
}

class SiteCheck {
public:
    SiteCheck(const SystemSettings &settings, const Environment &environment, const WordPressApi &api)
        : settings_(settings), environment_(environment), api_(api) {}

    std::vector<publish::Finding> findings_of_site() const {
        std::vector<publish::Finding> findings;
        nlohmann::json about;
        try {
            about = nlohmann::json::parse(api_.get("/baonoi/v1/about").body, nullptr, false);
        } catch (const NoRoute &error) {
            return {missing_plugin(error)};
        } catch (const Error &error) {
            return {refused_password(error)};
        }
        if (!about.is_object())
            return {{"API", false, settings_.url + " answers something else than JSON"}};
        findings.push_back(
            {"credentials", true,
             fmt::format("{} at WordPress {}", settings_.user, about.value("wordpress", "?"))});
        const bool may_upload = about.value("may_upload", false);
        const bool may_edit = about.value("may_edit_others", false);
        findings.push_back({"rights", may_upload && may_edit,
                            may_upload && may_edit
                                ? "may upload, may edit all posts"
                                : fmt::format("{} may not {}: give the role Editor", settings_.user,
                                              may_upload ? "edit the posts of others" : "upload files")});
        constexpr std::int64_t an_hour = 22'000'000; // bytes of MP3 at 48 kb/s
        const auto limit = about.value("max_upload", std::int64_t{0});
        findings.push_back(
            {"upload size", limit >= an_hour,
             fmt::format("{} bytes{}", limit,
                         limit >= an_hour ? ""
                                          : ": less than an hour of speech; raise post_max_size and "
                                            "upload_max_filesize in php.ini")});
        const auto skew =
            static_cast<double>(about.value("time", std::int64_t{0}) - environment_.clock.unix_time());
        findings.push_back(
            {"clock", std::abs(skew) <= most_skew,
             std::abs(skew) <= most_skew
                 ? "agrees with ours"
                 : fmt::format("differs by {} s from ours: hooks would be refused; run NTP on both", skew)});
        const std::string plugin = about.value("version", "");
        const bool is_new_enough = !is_older(plugin, needed_plugin);
        findings.push_back({"plugin", is_new_enough,
                            is_new_enough
                                ? "version " + plugin
                                : fmt::format("version {} is older than {}, which this program needs: "
                                              "copy config/wordpress/baonoi over it",
                                              plugin, needed_plugin)});
        const bool has_hook = about.value("has_hook", false);
        findings.push_back({"publish hook", true,
                            has_hook
                                ? "is set"
                                : "is not set, posts are found by polling; to hear of them at once define "
                                  "BAONOI_HOOK_URL and BAONOI_HOOK_SECRET in wp-config.php"});
        return findings;
    }

private:
    // What WordPress says of itself to everybody; null when it is none.
    nlohmann::json index() const {
        curl::HttpRequest request;
        request.url = settings_.url + "?rest_route=/";
        nlohmann::json index;
        try {
            index = nlohmann::json::parse(environment_.api.send(request).body, nullptr, false);
        } catch (const Error &) { // as if it were none
        }
        return index.is_object() && index.contains("namespaces") ? index : nlohmann::json();
    }

    // Its API does not know the plugin.
    publish::Finding missing_plugin(const NoRoute &error) const {
        if (index().is_null())
            return {"API", false,
                    fmt::format("{}; no WordPress answers at {}: give the address of the site", error.what(),
                                settings_.url)};
        curl::HttpRequest file;
        file.url = settings_.url + "wp-content/plugins/baonoi/editor.js";
        bool is_there = false;
        try {
            is_there = environment_.api.send(file).status == 200;
        } catch (const Error &) { // then it is to be copied
        }
        return {"plugin", false,
                is_there
                    ? "the plugin baonoi is there, and not active: activate it (Plugins)"
                    : "there is no plugin baonoi: copy config/wordpress/baonoi to wp-content/plugins and "
                      "activate it (Plugins)"};
    }

    // Whatever the password is, when WordPress takes none.
    publish::Finding refused_password(const Error &error) const {
        const nlohmann::json index = error.next() == Next::hold ? this->index() : nlohmann::json();
        const bool takes_none =
            index.is_object() && !(index.contains("authentication") && index["authentication"].is_object() &&
                                   index["authentication"].contains("application-passwords"));
        if (!takes_none)
            return {"API", false, error.what()};
        return {
            "application passwords", false,
            settings_.url.starts_with("https:")
                ? "WordPress takes none: a security plugin or a filter turned them off, or the proxy that "
                  "speaks https does not tell WordPress so (X-Forwarded-Proto)"
                : "WordPress takes them over https only: give the https address of the site as url"};
    }

    const SystemSettings &settings_;
    const Environment &environment_;
    const WordPressApi &api_;
};

} // namespace

std::vector<publish::Finding> examine_site(const SystemSettings &settings, const Environment &environment,
                                           const WordPressApi &api) {
    return SiteCheck(settings, environment, api).findings_of_site();
}

} // namespace baonoi::systems::wordpress
