/* SPDX-License-Identifier: Apache-2.0 */
/* One extractor used by many threads at once gives what one thread gets. */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>

#include "check.h"

enum { thread_count = 8, text_count = 5, rounds = 6 };

static const char *const texts[text_count] = {
    SENTENCE,
    "Kenya urged Norway to sign the treaty on Friday, Foreign Minister Ada Quist said.",
    "\xff\xfe\xc3",
    "",
    "OSLO: Daniel Otieno will visit Oslo next week. He praised Norway's President Ada Quist.",
};

static demarche_extractor *extractor;
static char *expected[text_count];

static void *work(void *first) {
  int i;
  for (i = 0; i < rounds * text_count; ++i) {
    const int which = (i + *(const int *)first) % text_count;
    char *output = NULL, *error = NULL;
    CHECK(demarche_extract(extractor, texts[which], strlen(texts[which]), NULL, &output, NULL,
                           NULL) == DEMARCHE_OK);
    CHECK(strcmp(output, expected[which]) == 0);
    demarche_free(output);
    CHECK(demarche_extract(extractor, texts[which], 1, "{", &output, NULL, &error) ==
          DEMARCHE_BAD_OPTIONS);
    demarche_free(error);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[thread_count];
  int numbers[thread_count], i;
  extractor = load_or_die();
  for (i = 0; i < text_count; ++i)
    CHECK(demarche_extract(extractor, texts[i], strlen(texts[i]), NULL, &expected[i], NULL, NULL) ==
          DEMARCHE_OK);
  for (i = 0; i < thread_count; ++i) {
    numbers[i] = i;
    CHECK(pthread_create(&threads[i], NULL, work, &numbers[i]) == 0);
  }
  for (i = 0; i < thread_count; ++i) CHECK(pthread_join(threads[i], NULL) == 0);
  for (i = 0; i < text_count; ++i) demarche_free(expected[i]);
  demarche_close(extractor);
  puts("passed");
  return 0;
}
