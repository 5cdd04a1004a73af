/* SPDX-License-Identifier: Apache-2.0 */
/* Lets the n-th request for memory of a call fail, and all after it, for n from 1 on until the call
   comes through: each call before gives DEMARCHE_OUT_OF_MEMORY and leaves nothing allocated. Needs
   glibc's malloc. */
#include "check.h"

extern void *__libc_malloc(size_t size);
extern void __libc_free(void *memory);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static long left = -1; /* requests until one fails; -1: none does */
static long live;      /* blocks not yet freed */

static int fails(void) {
  if (left < 0) return 0;
  if (left > 0) {
    --left;
    return 0;
  }
  return 1; /* and so do those after it */
}

static void *counted(void *memory) {
  if (memory != NULL) ++live;
  return memory;
}

void *malloc(size_t size) { return fails() ? NULL : counted(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) {
  return fails() ? NULL : counted(__libc_calloc(count, size));
}
void *realloc(void *memory, size_t size) {
  if (memory == NULL) return malloc(size);
  return fails() ? NULL : __libc_realloc(memory, size);
}
void *aligned_alloc(size_t alignment, size_t size) {
  return fails() ? NULL : counted(__libc_memalign(alignment, size));
}
void free(void *memory) {
  if (memory != NULL) --live;
  __libc_free(memory);
}

static demarche_extractor *extractor;
static const char *options;
static const char text[] =
    "OSLO: Norway's Foreign Minister Ada Quist met Daniel Otieno in Nairobi on Friday.\n\n"
    "She urged Kenya to sign the treaty. \"We will pay $20 million,\" she said. Otieno, who heads "
    "the Kenyan delegation, accused Norway of delay and will visit Oslo next week.\n";

static demarche_status extract_once(char **error) {
  char *output = NULL;
  const demarche_status status =
      demarche_extract(extractor, text, strlen(text), options, &output, NULL, error);
  CHECK((status == DEMARCHE_OK) == (output != NULL));
  demarche_free(output);
  return status;
}

int main(void) {
  static const char *const formats[] = {"jsonl",        "text",   "conllu",   "csv",     "tsv",
                                        "csv-entities", "plover", "ntriples", "graphml", "dot"};
  size_t i;
  extractor = load_or_die();
  for (i = 0; i < sizeof formats / sizeof formats[0]; ++i) {
    char buffer[200];
    long n, before;
    sprintf(buffer,
            "{\"format\": \"%s\", \"open\": \"maximal\", \"layers\": [\"tokens\", \"sentences\"]}",
            formats[i]);
    options = buffer;
    CHECK(extract_once(NULL) == DEMARCHE_OK); /* fills the caches */
    before = live;
    for (n = 0;; n += i == 0 ? 1 : 7) {
      char *error = NULL;
      demarche_status status;
      left = n;
      status = extract_once(&error);
      left = -1;
      if (status == DEMARCHE_OK) break;
      CHECK(status == DEMARCHE_OUT_OF_MEMORY);
      CHECK(strcmp(error, "out of memory") == 0);
      demarche_free(error);
      CHECK(extract_once(NULL) == DEMARCHE_OK); /* refills what was dropped */
      CHECK(live == before);                    /* and nothing has leaked */
    }
    printf("%s: about %ld requests\n", formats[i], n);
    CHECK(n > 100);
  }
  demarche_close(extractor);
  puts("passed");
  return 0;
}
