// SPDX-License-Identifier: Apache-2.0
/// The database's tables, views and indexes.
#pragma once

namespace demarche::detail {

constexpr const char* sqlite_tables = R"(
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE documents (
  document INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, date TEXT, title TEXT, text TEXT NOT NULL);
CREATE TABLE actors (
  actor INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL, subtype TEXT,
  country TEXT, wikidata TEXT, geonames TEXT, gazetteer TEXT);
CREATE TABLE entities (
  entity INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, id TEXT NOT NULL, type TEXT NOT NULL,
  name TEXT NOT NULL, actor INTEGER REFERENCES actors, value TEXT, unit TEXT, UNIQUE (document, id));
CREATE TABLE mentions (
  mention INTEGER PRIMARY KEY, entity INTEGER NOT NULL REFERENCES entities, begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL, text TEXT NOT NULL, confidence REAL NOT NULL, source TEXT,
  stands_for INTEGER REFERENCES entities, stands_for_country TEXT);
CREATE TABLE relations (
  relation INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, id TEXT NOT NULL, type TEXT NOT NULL,
  cameo TEXT, predicate TEXT NOT NULL, trigger_text TEXT NOT NULL, subject INTEGER REFERENCES entities,
  object INTEGER REFERENCES entities, subject_mention INTEGER REFERENCES mentions, object_mention INTEGER REFERENCES mentions,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL, status TEXT NOT NULL, tense TEXT,
  attributed_to INTEGER REFERENCES entities, time TEXT, time_text TEXT, day TEXT, place INTEGER REFERENCES entities,
  role TEXT, confidence REAL NOT NULL, intensity REAL, rule TEXT NOT NULL, happening TEXT NOT NULL,
  UNIQUE (document, id), CHECK (subject IS NOT NULL OR object IS NOT NULL));
CREATE TABLE evidence (
  relation INTEGER NOT NULL REFERENCES relations, number INTEGER NOT NULL, begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY (relation, number)) WITHOUT ROWID;
)";

/// Made when all rows are in, which is faster.
constexpr const char* sqlite_indexes = R"(
CREATE INDEX actors_country ON actors (country);
CREATE INDEX entities_actor ON entities (actor);
CREATE INDEX mentions_entity ON mentions (entity);
CREATE INDEX relations_type ON relations (type, status);
CREATE INDEX relations_subject ON relations (subject);
CREATE INDEX relations_object ON relations (object);
CREATE INDEX relations_day ON relations (day);
CREATE INDEX relations_happening ON relations (happening);
CREATE VIEW triples AS
  SELECT r.relation, d.id AS document, r.id, coalesce(r.day, d.date) AS day, s.name AS subject, r.predicate, o.name AS object, r.type,
         r.cameo, r.status, w.name AS attributed_to, p.name AS place, r.role, r.confidence, r.happening, e.text AS sentence
  FROM relations r JOIN documents d USING (document) LEFT JOIN entities s ON s.entity = r.subject LEFT JOIN entities o ON o.entity = r.object
  LEFT JOIN entities w ON w.entity = r.attributed_to LEFT JOIN entities p ON p.entity = r.place
  LEFT JOIN evidence e ON e.relation = r.relation AND e.number = 1;
CREATE VIEW dyads AS
  SELECT a.actor AS subject_actor, a.name AS subject, b.actor AS object_actor, b.name AS object, r.type, r.status, count(*) AS relations,
         count(DISTINCT r.document) AS documents, count(DISTINCT r.happening) AS happenings, min(r.day) AS first_day, max(r.day) AS last_day,
         max(r.confidence) AS confidence
  FROM relations r JOIN entities s ON s.entity = r.subject JOIN actors a ON a.actor = s.actor
  JOIN entities o ON o.entity = r.object JOIN actors b ON b.actor = o.actor
  GROUP BY a.actor, b.actor, r.type, r.status;
CREATE VIEW country_dyads AS
  SELECT a.country AS subject_country, b.country AS object_country, r.day, r.type, r.status, count(*) AS relations,
         sum(r.intensity) AS intensity
  FROM relations r JOIN entities s ON s.entity = r.subject JOIN actors a ON a.actor = s.actor
  JOIN entities o ON o.entity = r.object JOIN actors b ON b.actor = o.actor
  WHERE r.intensity IS NOT NULL AND a.country IS NOT NULL AND b.country IS NOT NULL
  GROUP BY a.country, b.country, r.day, r.type, r.status;
CREATE VIEW events_by_day AS
  SELECT day, type, count(*) AS relations, count(DISTINCT happening) AS happenings, avg(intensity) AS intensity
  FROM relations WHERE intensity IS NOT NULL AND day IS NOT NULL GROUP BY day, type;
CREATE VIEW actor_counts AS
  SELECT a.*, count(DISTINCT e.document) AS documents,
         (SELECT count(*) FROM relations r JOIN entities s ON s.entity = r.subject WHERE s.actor = a.actor) AS as_subject,
         (SELECT count(*) FROM relations r JOIN entities o ON o.entity = r.object WHERE o.actor = a.actor) AS as_object
  FROM actors a JOIN entities e ON e.actor = a.actor GROUP BY a.actor;
)";

}  // namespace demarche::detail
