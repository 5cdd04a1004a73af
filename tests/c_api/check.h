/* SPDX-License-Identifier: Apache-2.0 */
/* What the C tests share. */
#ifndef CHECK_H
#define CHECK_H

#include <demarche.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                        \
  do {                                                                          \
    if (!(condition)) {                                                         \
      fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition); \
      exit(1);                                                                  \
    }                                                                           \
  } while (0)

#define SENTENCE "Norway's Foreign Minister Ada Quist met Daniel Otieno in Nairobi."

/* The installed data, or what DEMARCHE_DATA names. */
static demarche_extractor *load_or_die(void) {
  demarche_extractor *extractor = NULL;
  char *error = NULL;
  if (demarche_load(NULL, &extractor, &error) != DEMARCHE_OK) {
    fprintf(stderr, "%s\n", error);
    exit(1);
  }
  CHECK(extractor != NULL && error == NULL);
  return extractor;
}

#endif
