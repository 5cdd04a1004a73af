// SPDX-License-Identifier: Apache-2.0
/// One program for all targets: libFuzzer runs the one that DEMARCHE_FUZZ_TARGET names.
#include <cstdint>
#include <cstdio>

#include "fuzz/targets.hpp"

namespace {
const fuzz::Target* target = nullptr;
}

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  const char* name = std::getenv("DEMARCHE_FUZZ_TARGET");
  if (name) target = fuzz::find_target(name);
  if (!target) {
    std::fputs("DEMARCHE_FUZZ_TARGET names no target; there are:", stderr);
    for (const auto& t : fuzz::targets()) std::fprintf(stderr, " %s", t.name);
    std::fputc('\n', stderr);
    std::exit(2);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size <= static_cast<std::size_t>(target->longest))
    target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
