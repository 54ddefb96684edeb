// SPDX-License-Identifier: GPL-3.0-or-later
// The engine of the voice program in a process that can be looked into: starts it and prints what is loaded
// then.
#include "lib/espeak/espeak_engine.h"

#include <fstream>
#include <iostream>

int main() {
    baonoi::espeak::make_espeak_engine()->start({"aav/vi", "vi", 162, 50, 78, 60, 10});
    std::cout << std::ifstream("/proc/self/maps").rdbuf();
}
