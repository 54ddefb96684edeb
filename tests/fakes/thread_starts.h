// SPDX-License-Identifier: GPL-3.0-or-later
// How many more threads this process may start, under a test's control: the next one fails as at a limit of
// tasks or of memory (EAGAIN).
#pragma once

namespace baonoi::test {

class FewThreads {
public:
    explicit FewThreads(int more);
    ~FewThreads(); // as many as it likes
    FewThreads(const FewThreads &) = delete;
    FewThreads &operator=(const FewThreads &) = delete;
};

} // namespace baonoi::test
