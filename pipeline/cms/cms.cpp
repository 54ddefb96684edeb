// SPDX-License-Identifier: GPL-3.0-or-later
// The systems: one line each.
#include "cms/cms.h"

#include "cms/ghost/ghost_api.h"
#include "cms/webhook/webhook.h"
#include "cms/wordpress/wordpress.h"

#include <algorithm>

namespace baonoi {

const std::vector<CmsKind> &cms_kinds() {
    static const std::vector<CmsKind> kinds = {
        {"wordpress", "password", true, make_wordpress_source, make_wordpress_publisher},
        {"ghost", "key", false, make_ghost_source, make_ghost_publisher},
        {"webhook", "secret", false, nullptr, make_webhook_publisher},
        {"sidecar", nullptr, false, nullptr, make_sidecar_publisher},
    };
    return kinds;
}

const CmsKind *cms_kind(std::string_view name) {
    const auto &kinds = cms_kinds();
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const CmsKind &kind) { return kind.name == name; });
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace baonoi
