/* SPDX-License-Identifier: Apache-2.0 */
/* The C API as a C99 program sees it: what it gives, and what it says of wrong arguments. */
#include "check.h"

/* Fails with `status`, and with an error that names `part`. */
static void expect_extract(const demarche_extractor *extractor, const char *options,
                           demarche_status status, const char *part) {
  char *output = (char *)"untouched", *error = NULL;
  size_t length = 99;
  CHECK(demarche_extract(extractor, SENTENCE, strlen(SENTENCE), options, &output, &length,
                         &error) == status);
  CHECK(output == NULL && length == 0);
  CHECK(error != NULL);
  if (strstr(error, part) == NULL) fprintf(stderr, "found: %s\n", error);
  CHECK(strstr(error, part) != NULL);
  demarche_free(error);
}

static void expect_load(const char *options, demarche_status status, const char *part) {
  demarche_extractor *extractor = (demarche_extractor *)&status;
  char *error = NULL;
  CHECK(demarche_load(options, &extractor, &error) == status);
  CHECK(extractor == NULL && error != NULL);
  if (strstr(error, part) == NULL) fprintf(stderr, "found: %s\n", error);
  CHECK(strstr(error, part) != NULL);
  demarche_free(error);
}

/* The output holds `part`. */
static void expect_output(const demarche_extractor *extractor, const char *text, size_t size,
                          const char *options, const char *part) {
  char *output = NULL, *error = NULL;
  size_t length = 0;
  const demarche_status status =
      demarche_extract(extractor, text, size, options, &output, &length, &error);
  if (status != DEMARCHE_OK) fprintf(stderr, "%s\n", error);
  CHECK(status == DEMARCHE_OK && error == NULL);
  CHECK(output != NULL && output[length] == '\0');
  if (strstr(output, part) == NULL) fprintf(stderr, "found: %s\n", output);
  CHECK(strstr(output, part) != NULL);
  demarche_free(output);
}

static void wrong_arguments(const demarche_extractor *extractor) {
  char *output = NULL, *error = NULL;
  CHECK(demarche_load(NULL, NULL, &error) == DEMARCHE_BAD_ARGUMENT);
  CHECK(strcmp(error, "extractor is NULL") == 0);
  demarche_free(error);
  CHECK(demarche_load(NULL, NULL, NULL) == DEMARCHE_BAD_ARGUMENT);
  CHECK(demarche_extract(NULL, "", 0, NULL, &output, NULL, &error) == DEMARCHE_BAD_ARGUMENT);
  CHECK(strcmp(error, "extractor is NULL") == 0);
  demarche_free(error);
  CHECK(demarche_extract(extractor, "", 0, NULL, NULL, NULL, &error) == DEMARCHE_BAD_ARGUMENT);
  CHECK(strcmp(error, "output is NULL") == 0);
  demarche_free(error);
  CHECK(demarche_extract(extractor, NULL, 1, NULL, &output, NULL, &error) == DEMARCHE_BAD_ARGUMENT);
  CHECK(strcmp(error, "text is NULL") == 0);
  demarche_free(error);
  CHECK(demarche_extract(NULL, NULL, 0, NULL, NULL, NULL, NULL) == DEMARCHE_BAD_ARGUMENT);
  CHECK(demarche_describe(NULL, &output, NULL) == DEMARCHE_BAD_ARGUMENT);
  CHECK(demarche_describe(extractor, NULL, NULL) == DEMARCHE_BAD_ARGUMENT);
  CHECK(demarche_who_held(extractor, NULL, "NOR", NULL, &output, NULL) == DEMARCHE_BAD_ARGUMENT);
  CHECK(demarche_who_held(extractor, "king", NULL, NULL, &output, NULL) == DEMARCHE_BAD_ARGUMENT);
  CHECK(demarche_who_held(extractor, "king", "NOR", "2024-02-30", &output, &error) ==
        DEMARCHE_BAD_DATA);
  CHECK(strstr(error, "\"2024-02-30\" is no date") != NULL && output == NULL);
  demarche_free(error);
  CHECK(demarche_offices_of(extractor, NULL, &output, NULL) == DEMARCHE_BAD_ARGUMENT);
  CHECK(demarche_offices_of(extractor, "x", NULL, NULL) == DEMARCHE_BAD_ARGUMENT);
  CHECK(demarche_extract(extractor, "x", (size_t)-1, NULL, &output, NULL, &error) ==
        DEMARCHE_TOO_LONG);
  CHECK(strstr(error, "4 GiB") != NULL && output == NULL);
  demarche_free(error);
  demarche_free(NULL);
  demarche_close(NULL);
}

static void wrong_options(const demarche_extractor *extractor) {
  static const char *const wrong[][2] = {
      {"", "not valid JSON"},
      {"{", "not valid JSON"},
      {"{\"id\": \"\xff\"}", "not valid JSON"},
      {"[]", "expected a JSON object"},
      {"{\"colour\": 1}", "unknown option \"colour\" (expected one of format, id"},
      {"{\"format\": \"sqlite\"}", "option \"format\": expected one of jsonl, json"},
      {"{\"format\": 1}", "option \"format\": expected a string, found 1"},
      {"{\"plain\": \"yes\"}", "option \"plain\": expected true or false, found \"yes\""},
      {"{\"date\": \"2024-02-30\"}", "expected a day as YYYY-MM-DD, found \"2024-02-30\""},
      {"{\"date\": \"yesterday\"}", "expected a day"},
      {"{\"link_persons\": 1}", "expected true or false, found 1"},
      {"{\"max_bytes\": -1}", "expected a whole number from 0 to 4294967294, found -1"},
      {"{\"max_bytes\": 4294967295}", "expected a whole number"},
      {"{\"max_entities\": 1.5}", "expected a whole number"},
      {"{\"max_relations\": \"1\"}", "expected a whole number"},
      {"{\"min_confidence\": 2}", "expected a number from 0 to 1"},
      {"{\"offsets\": \"word\"}", "expected one of \"codepoint\", \"byte\", \"utf16\""},
      {"{\"layers\": \"tokens\"}", "expected a list of strings"},
      {"{\"layers\": [\"trees\"]}", "a list of \"tokens\" and \"sentences\""},
      {"{\"open\": \"some\"}", "expected one of \"minimal\", \"maximal\""},
      {"{\"id\": {\"id\": 1}}", "option \"id\": expected no object"},
      {"{\"id\": [[]]}", "a list of strings"},
  };
  size_t i;
  for (i = 0; i < sizeof wrong / sizeof wrong[0]; ++i)
    expect_extract(extractor, wrong[i][0], DEMARCHE_BAD_OPTIONS, wrong[i][1]);
  expect_load("{\"gazetteer\": \"x\"}", DEMARCHE_BAD_OPTIONS,
              "unknown option \"gazetteer\" (expected one of data, gazetteers, rules)");
  expect_load("{\"gazetteers\": \"x\"}", DEMARCHE_BAD_OPTIONS, "expected a list of strings");
  expect_load("{\"data\": \"a\\u0000b\"}", DEMARCHE_BAD_OPTIONS, "expected a path");
  expect_load("{\"data\": \"/nowhere\"}", DEMARCHE_BAD_DATA, "/nowhere: no folder");
  expect_load("{\"gazetteers\": [\"/nowhere.tsv\"]}", DEMARCHE_BAD_DATA, "/nowhere.tsv");
  expect_load("{\"rules\": [\"/nowhere.jsonl\"]}", DEMARCHE_BAD_DATA, "/nowhere.jsonl");
}

static void outputs(const demarche_extractor *extractor) {
  static const char *const formats[][2] = {
      {"jsonl", "{\"format\":\"demarche/1\""},
      {"json", "  \"format\": \"demarche/1\""},
      {"text", "Ada Quist"},
      {"conllu", "# sent_id = 0-1"},
      {"csv", "Ada Quist"},
      {"tsv", "Ada Quist"},
      {"csv-entities", "Ada Quist"},
      {"tsv-entities", "Ada Quist"},
      {"plover", "CONSULT"},
      {"ntriples", "<http"},
      {"graphml", "<graphml"},
      {"dot", "digraph"},
      {"html", "<!DOCTYPE html>"},
  };
  char options[100];
  size_t i;
  for (i = 0; i < sizeof formats / sizeof formats[0]; ++i) {
    sprintf(options, "{\"format\": \"%s\", \"plain\": true}", formats[i][0]);
    expect_output(extractor, SENTENCE, strlen(SENTENCE), options, formats[i][1]);
  }
  expect_output(extractor, SENTENCE, strlen(SENTENCE), NULL, "\"type\":\"CONSULT\"");
  expect_output(extractor, SENTENCE, strlen(SENTENCE), "{\"id\": \"caf\\u00e9\"}",
                "\"id\":\"caf\xc3\xa9\"");
  expect_output(extractor, SENTENCE, strlen(SENTENCE), "{\"date\": \"2024-02-29\"}",
                "\"date\":\"2024-02-29\"");
  expect_output(extractor, SENTENCE, strlen(SENTENCE), "{\"offsets\": \"utf16\"}",
                "\"offsets\":\"utf16\"");
  expect_output(extractor, SENTENCE, strlen(SENTENCE), "{\"layers\": [\"tokens\", \"sentences\"]}",
                "\"tokens\":[{");
  expect_output(extractor, SENTENCE, strlen(SENTENCE), "{\"open\": \"minimal\"}", "\"triples\":[{");
  expect_output(extractor, SENTENCE, strlen(SENTENCE), "{\"open\": null, \"date\": null}",
                "\"relations\":[{");
  expect_output(extractor, SENTENCE, strlen(SENTENCE), "{\"max_entities\": 1}",
                "\"cut\":\"entities: the first 1 of ");
  expect_output(extractor, "Joe Biden met Ada Quist.", 24, "{\"link_persons\": false}",
                "\"name\":\"Joe Biden\",\"country\":null,\"wikidata\":null");
  /* Any bytes: none, NUL, what is no UTF-8. */
  expect_output(extractor, NULL, 0, NULL, "\"entities\":[]");
  expect_output(extractor, "Ada Quist\0met Daniel Otieno.", 28, NULL, "\"relations\"");
  expect_output(extractor, "\xff\xfe\xc3 Ada Quist met Daniel Otieno.\xe2\x82", 34, NULL,
                "\"relations\"");
}

/* Names and rules of one's own, given as files. */
static void own_data(const char *folder) {
  char path[1000], rules[1000], options[3000], *error = NULL, *about = NULL;
  demarche_extractor *extractor = NULL;
  FILE *file;
  CHECK(strlen(folder) < 900);
  sprintf(path, "%s/own.tsv", folder);
  file = fopen(path, "w");
  CHECK(file != NULL);
  fprintf(file, "#demarche-gazetteer 1\nname\ttype\tcountry\nBlue Lantern Front\tORG\tNOR\n");
  fclose(file);
  sprintf(rules, "%s/own.jsonl", folder);
  file = fopen(rules, "w");
  CHECK(file != NULL);
  fprintf(file,
          "{\"rule\": \"own.toast\", \"type\": \"SUPPORT\", \"cameo\": \"051\", "
          "\"trigger\": [\"toast\"]}\n");
  fclose(file);
  sprintf(options, "{\"gazetteers\": [\"%s\"], \"rules\": [\"%s\"]}", path, rules);
  if (demarche_load(options, &extractor, &error) != DEMARCHE_OK) fprintf(stderr, "%s\n", error);
  CHECK(extractor != NULL);
  expect_output(extractor, "The Blue Lantern Front toasted Kenya on Friday.", 47,
                "{\"plain\": true}", "\"rule\":\"own.toast\"");
  CHECK(demarche_describe(extractor, &about, NULL) == DEMARCHE_OK);
  CHECK(strstr(about, "{\"program\":\"") == about && strstr(about, "\"model\":\"") != NULL);
  demarche_free(about);
  demarche_close(extractor);
  file = fopen(path, "a");
  CHECK(file != NULL);
  fprintf(file, "Red Lantern Front\tFRUIT\tNOR\n");
  fclose(file);
  expect_load(options, DEMARCHE_BAD_DATA, "own.tsv:4: ");
}

/* Who held which office when. */
static void offices(const demarche_extractor *extractor) {
  char *json = NULL;
  CHECK(demarche_who_held(extractor, "president", "KEN", "2016", &json, NULL) == DEMARCHE_OK);
  CHECK(strstr(json, "[{\"person\":\"Uhuru Kenyatta\"") == json &&
        strstr(json, "\"to\":\"2022-09") != NULL);
  demarche_free(json);
  CHECK(demarche_who_held(extractor, "president", "nowhere", NULL, &json, NULL) == DEMARCHE_OK);
  CHECK(strcmp(json, "[]") == 0);
  demarche_free(json);
  CHECK(demarche_offices_of(extractor, "Uhuru Kenyatta", &json, NULL) == DEMARCHE_OK);
  CHECK(strstr(json, "\"title\":\"President\"") != NULL);
  demarche_free(json);
}

int main(int argc, char **argv) {
  demarche_extractor *extractor;
  CHECK(argc == 2); /* a folder to write in */
  CHECK(demarche_abi() == DEMARCHE_C_ABI);
  CHECK(strchr(demarche_version(), '.') != NULL);
  extractor = load_or_die();
  wrong_arguments(extractor);
  wrong_options(extractor);
  outputs(extractor);
  offices(extractor);
  demarche_close(extractor);
  own_data(argv[1]);
  puts("passed");
  return 0;
}
