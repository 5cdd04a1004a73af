// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
namespace program {
void add_eval(CLI::App&, int&) {}
}  // namespace program
