/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a text on standard input and writes its triples as JSON. */
#include <demarche.h>
#include <stdio.h>

int main(void) {
  static char text[1 << 20];
  const size_t length = fread(text, 1, sizeof text, stdin);
  demarche_extractor *extractor = NULL;
  char *json = NULL, *error = NULL;
  if (demarche_load(NULL, &extractor, &error) == DEMARCHE_OK &&
      demarche_extract(extractor, text, length, "{\"plain\": true}", &json, NULL, &error) ==
          DEMARCHE_OK)
    fputs(json, stdout);
  else
    fprintf(stderr, "%s\n", error);
  demarche_free(json);
  demarche_free(error);
  demarche_close(extractor);
  return json == NULL;
}
