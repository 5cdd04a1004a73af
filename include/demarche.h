/* SPDX-License-Identifier: Apache-2.0 */
/*
 * demarche in C99: text in, JSON out, for programs in C and for bindings of other languages.
 *
 *     demarche_extractor *extractor = NULL;
 *     char *error = NULL, *json = NULL;
 *     if (demarche_load(NULL, &extractor, &error) != DEMARCHE_OK) {
 *       fprintf(stderr, "%s\n", error);
 *       demarche_free(error);
 *       return 1;
 *     }
 *     if (demarche_extract(extractor, text, strlen(text), NULL, &json, NULL, NULL) == DEMARCHE_OK)
 *       puts(json);
 *     demarche_free(json);
 *     demarche_close(extractor);
 *
 * Ownership: what a function hands out through a pointer is the caller's. Strings are freed with
 * demarche_free, extractors with demarche_close; both take NULL. Arguments are read during the call
 * only, and never kept.
 *
 * Errors: a function gives DEMARCHE_OK or the status that says what was wrong. It then leaves NULL
 * in its outputs and, where `error` is not NULL, one line of UTF-8 in *error. No C++ exception
 * leaves the library. Where memory runs out, *error is a string that needs none, and is freed like
 * any other; only in demarche_load, and in the format "html", can the last bytes be missing where
 * C++ then ends the program. There is no global state and no "last error".
 *
 * Threads: the rule stands with each function.
 *
 * ABI: functions, their arguments and the numbers of the statuses stay for as long as
 * DEMARCHE_C_ABI is the same; functions, statuses and options may be added. A binding that loads
 * the library at run time compares demarche_abi() with the number that it was written for.
 */
#ifndef DEMARCHE_H
#define DEMARCHE_H

#include <stddef.h>

#define DEMARCHE_C_ABI 1

#ifdef __cplusplus
extern "C" {
#endif

/* What a function returns. */
typedef enum demarche_status {
  DEMARCHE_OK = 0,
  DEMARCHE_BAD_ARGUMENT = 1, /* a NULL that may not be one */
  DEMARCHE_BAD_OPTIONS = 2,  /* options that are no JSON, or an option or value that is not known */
  DEMARCHE_BAD_DATA = 3,     /* data files that are missing or wrong: file, line and cause */
  DEMARCHE_TOO_LONG = 4,     /* a text of 4 GiB or more */
  DEMARCHE_OUT_OF_MEMORY = 5, /* nothing is lost or leaked; the extractor can be used on */
  DEMARCHE_INTERNAL = 6       /* a fault of the library: please report it, with the error's text */
} demarche_status;

/* Gazetteers, rules and model, loaded once and never changed. */
typedef struct demarche_extractor demarche_extractor;

/* The library's version, as "1.2.3"; not to be freed. Threads: any. */
const char *demarche_version(void);

/* The DEMARCHE_C_ABI of the library that runs. Threads: any. */
int demarche_abi(void);

/*
 * Loads data. `options` is a JSON object in UTF-8, or NULL for none:
 *   "data": "DIR"                folder with gazetteers/ and models/. Without it: the environment
 *                                variable DEMARCHE_DATA, else the installed data.
 *   "gazetteers": ["FILE", ...]  names of your own, tables or compiled; they win over the shipped
 *   "rules": ["FILE", ...]       relation rules of your own
 * Threads: any number of calls at once, as long as none changes the environment (setenv).
 */
demarche_status demarche_load(const char *options, demarche_extractor **extractor, char **error);

/*
 * What the extractor has loaded, as JSON: {"program": "1.2.3", "gazetteers": "2026-11",
 * "model": "en-1"}; "model" is null where there is no model file, and then only names and standing
 * relations are found. Threads: any number at once on one extractor.
 */
demarche_status demarche_describe(const demarche_extractor *extractor, char **json, char **error);

/*
 * Reads `length` bytes of `text`: UTF-8, but any bytes will do, also NUL. `text` may be NULL where
 * `length` is 0. What a text says never makes a call fail. `options` is a JSON object, or NULL:
 *   "format": "jsonl"            one line of JSON, as docs/schema.md says (the default); "json"
 *                                (indented), "text", "conllu", "csv", "tsv", "csv-entities",
 *                                "tsv-entities", "plover", "ntriples", "graphml", "dot", "html"
 *   "id": "0"                    the document's id in the output
 *   "date": "YYYY-MM-DD"         the day that holds where the text names none
 *   "plain": false               true: the text is sentences, not an article
 *   "link_persons": true         false: persons are not looked up
 *   "max_bytes": 67108864        of text; the rest is not read, and the output's "cut" says so
 *   "max_entities": 1000000      the first of the text stay
 *   "max_relations": 1000000
 *   "min_confidence": 0.25       relations that are less sure are left out; 0 keeps all
 * and for JSON:
 *   "offsets": "codepoint"       or "byte" or "utf16": unit of every begin and end (tables too)
 *   "layers": []                 "tokens", "sentences"
 *   "open": null                 "minimal" or "maximal": open triples
 * *output is NUL-terminated; `output_length`, where it is not NULL, gets its bytes without that NUL
 * (formats other than JSON may hold a NUL of the text). Every format ends with a line break and is
 * a whole file of its kind, with header lines.
 * Complexity: linear in the text. Threads: any number at once on one extractor.
 */
demarche_status demarche_extract(const demarche_extractor *extractor, const char *text,
                                 size_t length, const char *options, char **output,
                                 size_t *output_length, char **error);

/*
 * Who held an office like `title` ("foreign minister") of `where`, a country's code or name, or a
 * body's name, on `date` (a day, month or year as ISO 8601; NULL: whenever). *json is a list of
 * objects {"person", "id", "wikidata", "title", "country", "body", "from", "to", "as_of", "source",
 * "stated"}, null where a thing is not known; "stated" is false for who is only attested near the
 * day. A date that is none is DEMARCHE_BAD_DATA. Threads: any number at once on one extractor.
 */
demarche_status demarche_who_held(const demarche_extractor *extractor, const char *title,
                                  const char *where, const char *date, char **json, char **error);

/* The offices of everybody who bears that name, as demarche_who_held gives them. Threads: the same.
 */
demarche_status demarche_offices_of(const demarche_extractor *extractor, const char *name,
                                    char **json, char **error);

/* Frees a string that this library handed out. Threads: any. */
void demarche_free(char *string);

/* Frees an extractor. Threads: when no other call on it is running or will come. */
void demarche_close(demarche_extractor *extractor);

#ifdef __cplusplus
}
#endif

#endif /* DEMARCHE_H */
