/* SPDX-License-Identifier: Apache-2.0 */
#include <demarche.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  const char *text = "Norway's Foreign Minister Ada Quist met Daniel Otieno in Nairobi.";
  demarche_extractor *extractor = NULL;
  char *output = NULL, *error = NULL;
  int found = 0;
  if (demarche_load(NULL, &extractor, &error) == DEMARCHE_OK &&
      demarche_extract(extractor, text, strlen(text), "{\"format\": \"text\", \"plain\": true}",
                       &output, NULL, &error) == DEMARCHE_OK) {
    fputs(output, stdout);
    found = strstr(output, "(NOR)  met  Daniel Otieno") != NULL;
  } else {
    fprintf(stderr, "%s\n", error);
  }
  demarche_free(output);
  demarche_free(error);
  demarche_close(extractor);
  return found ? 0 : 1;
}
