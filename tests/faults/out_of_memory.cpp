// SPDX-License-Identifier: Apache-2.0
/// Every allocation of an extraction fails once. Each time: std::bad_alloc and nothing else,
/// nothing leaks, and the same Extractor then gives the same result as before.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <demarche/demarche.hpp>
#include <new>
#include <string>

namespace {

std::atomic<long> until_failure{-1};  // allocations that still succeed; negative: none fails
std::atomic<long> made{0}, live{0};

void* allocate(std::size_t size, std::size_t alignment) {
  ++made;
  if (until_failure >= 0 && until_failure-- == 0) throw std::bad_alloc();
  void* memory =
      alignment <= alignof(std::max_align_t)
          ? std::malloc(size ? size : 1)
          : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (!memory) throw std::bad_alloc();
  ++live;
  return memory;
}
void release(void* memory) {
  if (!memory) return;
  --live;
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size, 1); }
void* operator new[](std::size_t size) { return allocate(size, 1); }
void* operator new(std::size_t size, std::align_val_t a) {
  return allocate(size, static_cast<std::size_t>(a));
}
void* operator new[](std::size_t size, std::align_val_t a) {
  return allocate(size, static_cast<std::size_t>(a));
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }

namespace {

const char* const text =
    "OSLO: Norway's Foreign Minister Ada Quist met Kenyan President Daniel Otieno in Nairobi on "
    "Friday, 3 May 2024. \u201CWe will help Kenya,\u201D she said. He is due to visit Oslo next "
    "week. Moscow accused the United Nations (UN) of spying on its embassy and paid $3 million.";

/// All that is asked of an extraction: the document, as JSON with every layer, and to read.
std::string read(const demarche::Extractor& extractor) {
  demarche::JsonOptions options;
  options.tokens = options.sentences = true;
  options.open = demarche::OpenTriples::maximal;
  demarche::ExtractOptions reading;
  reading.date = "2024-05-06";
  const auto doc = extractor.extract(text, reading);
  return demarche::to_json(doc, options) + demarche::to_text(doc) + demarche::to_conllu(doc);
}

int failures = 0;
void check(bool right, const char* what, long n) {
  if (right) return;
  ++failures;
  std::printf("allocation %ld: %s\n", n, what);
}

/// Runs `work` with its n-th allocation failing; true where that was noticed.
template <class Work>
bool fails_at(long n, Work work) {
  bool thrown = false;
  try {
    until_failure = n;
    work();
  } catch (const std::bad_alloc&) {
    thrown = true;
  } catch (const std::exception& error) {
    std::printf("%s\n", error.what());
    check(false, "another exception than std::bad_alloc", n);
  }
  until_failure = -1;
  return thrown;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  demarche::LoadOptions options;
  options.data = argv[1];
  const auto extractor = demarche::Extractor::load(options);
  const auto expected = read(extractor);
  if (read(extractor) != expected) return std::puts("two runs differ"), 1;
  const auto before = live.load();
  made = 0;
  check(read(extractor) == expected, "two runs differ", -1);
  check(live == before, "a run leaks", -1);
  const long all = made;

  long noticed = 0;
  for (long n = 0; n < all; n += n < 400 ? 1 : 7) {
    bool same = true;
    const bool thrown = fails_at(n, [&] { same = read(extractor) == expected; });
    noticed += thrown;
    check(thrown || same, "no error, and another result", n);
    check(live <= before, "it leaks", n);
    if (n % 5 == 0) {
      check(read(extractor) == expected, "the extractor is not as before", n);
      check(live == before, "it leaks later", n);
    }
  }
  check(read(extractor) == expected, "the extractor is not as before", all);
  check(live == before, "it leaks", all);

  std::printf("%ld allocations a document, %ld failures noticed\n", all, noticed);
  check(noticed > 300, "hardly any failure was noticed", 0);
  return failures == 0 ? 0 : 1;
}
