// SPDX-License-Identifier: Apache-2.0
#include "demarche/sqlite.hpp"

#include <sqlite3.h>

#include <cmath>
#include <optional>

#include "demarche/error.hpp"
#include "demarche/version.hpp"
#include "model.hpp"
#include "output/facts.hpp"
#include "output/offsets.hpp"
#include "output/sqlite_schema.hpp"
#include "output/unicode.hpp"

namespace demarche {
namespace {

using namespace detail;

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;

/// Text as SQLite holds it: its functions stop at NUL.
std::string stored(std::string_view text) {
  auto out = valid_utf8(text);
  for (std::size_t at = 0; (at = out.find('\0', at)) != std::string::npos;)
    out.replace(at, 1, "\uFFFD");
  return out;
}

/// Three places, as in JSON.
std::optional<double> number(double value) { return std::round(value * 1000) / 1000; }

/// A prepared statement that takes its values from left to right.
class Statement {
 public:
  Statement(sqlite3* db, const char* sql, const std::string& file) : db_(db), file_(file) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) != SQLITE_OK) fail();
    statement_.reset(statement);
  }
  /// Empty text is NULL.
  Statement& text(std::string_view value) {
    if (value.empty()) return null();
    return any_text(value);
  }
  Statement& any_text(std::string_view value) {
    const auto clean = stored(value);
    check(sqlite3_bind_text64(statement_.get(), ++place_, clean.data(), clean.size(),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
  }
  Statement& integer(std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), ++place_, value));
    return *this;
  }
  /// 0 is NULL: rows count from 1.
  Statement& row(std::int64_t value) { return value == 0 ? null() : integer(value); }
  Statement& real(std::optional<double> value) {
    if (!value) return null();
    check(sqlite3_bind_double(statement_.get(), ++place_, *value));
    return *this;
  }
  std::int64_t insert() {
    const auto result = sqlite3_step(statement_.get());
    if (result != SQLITE_DONE) fail();
    reset();
    return sqlite3_last_insert_rowid(db_);
  }
  /// The one integer that a query gives, or 0.
  std::int64_t find() {
    const auto result = sqlite3_step(statement_.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) fail();
    const auto found = result == SQLITE_ROW ? sqlite3_column_int64(statement_.get(), 0) : 0;
    reset();
    return found;
  }

 private:
  Statement& null() {
    check(sqlite3_bind_null(statement_.get(), ++place_));
    return *this;
  }
  void reset() {
    sqlite3_reset(statement_.get());
    place_ = 0;
  }
  void check(int result) const {
    if (result != SQLITE_OK) fail();
  }
  [[noreturn]] void fail() const {
    throw Error(file_, 0, std::string("writing failed: ") + sqlite3_errmsg(db_));
  }
  sqlite3* db_;
  std::string file_;
  std::unique_ptr<sqlite3_stmt, Close> statement_;
  int place_ = 0;
};

Database open(const std::filesystem::path& part, const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  sqlite3* raw = nullptr;
  const auto result =
      sqlite3_open_v2(part.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Database db(raw);
  if (result != SQLITE_OK)
    throw Error(path.string(), 0,
                std::string("cannot be written: ") + (raw ? sqlite3_errmsg(raw) : "out of memory"));
  return db;
}

void run(sqlite3* db, const char* sql, const std::filesystem::path& path) {
  if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw Error(path.string(), 0, std::string("writing failed: ") + sqlite3_errmsg(db));
}

}  // namespace

struct SqliteWriter::Data {
  explicit Data(const std::filesystem::path& file)
      : path(file), part(file.string() + ".part"), db(open(part, path)) {
    // Nothing else has the file open, and a file that is not finished is thrown away.
    exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = 'UTF-8'; BEGIN");
    exec(sqlite_tables);
  }
  ~Data() {
    close();
    std::error_code ignored;
    if (!finished) std::filesystem::remove(part, ignored);
  }
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;

  void close() {
    for (auto* statement :
         {&about, &documents, &find_actor, &actors, &entities, &mentions, &relations, &evidence})
      statement->reset();
    db.reset();
  }
  void exec(const char* sql) { run(db.get(), sql, path); }
  Statement prepare(const char* sql) { return {db.get(), sql, path.string()}; }

  void prepare_all() {
    about = prepare("INSERT OR REPLACE INTO about VALUES (?,?)");
    documents = prepare("INSERT INTO documents VALUES (NULL,?,?,?,?)");
    find_actor = prepare("SELECT actor FROM actors WHERE key = ?");
    actors = prepare("INSERT INTO actors VALUES (NULL,?,?,?,?,?,?,?,?)");
    entities = prepare("INSERT INTO entities VALUES (NULL,?,?,?,?,?,?,?)");
    mentions = prepare("INSERT INTO mentions VALUES (NULL,?,?,?,?,?,?,?,?,?)");
    relations = prepare(
        "INSERT INTO relations VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    evidence = prepare("INSERT INTO evidence VALUES (?,?,?,?,?)");
  }

  std::int64_t actor(const Entity& e) {
    const auto key = actor_key(e);
    if (const auto known = find_actor->any_text(key).find()) return known;
    return actors->any_text(key)
        .any_text(one_line(e.name))
        .text(to_string(e.type))
        .text(e.subtype)
        .text(e.country)
        .text(e.wikidata)
        .text(e.geonames)
        .text(e.gazetteer)
        .insert();
  }

  std::filesystem::path path, part;
  Database db;
  std::optional<Statement> about, documents, find_actor, actors, entities, mentions, relations,
      evidence;
  bool described = false;
  bool finished = false;
};

SqliteWriter::SqliteWriter(const std::filesystem::path& path)
    : data_(std::make_unique<Data>(path)) {
  data_->prepare_all();
  data_->about->text("format").text("demarche/1").insert();
  data_->about->text("program").text(DEMARCHE_VERSION).insert();
}
SqliteWriter::SqliteWriter(SqliteWriter&&) noexcept = default;
SqliteWriter& SqliteWriter::operator=(SqliteWriter&&) noexcept = default;
SqliteWriter::~SqliteWriter() = default;

void SqliteWriter::add(const Document& document, std::string_view id) {
  const auto& doc = document.layers();
  auto& to = *data_;
  if (doc.model && !to.described) {
    to.about->text("gazetteers").text(doc.model->gazetteer.version()).insert();
    to.about->text("model")
        .text(doc.model->analyzer ? doc.model->analyzer->version() : std::string_view{})
        .insert();
    to.described = true;
  }
  const OffsetConverter at(doc.text, OffsetUnit::codepoint);
  const auto row = to.documents->any_text(id.empty() ? "0" : id)
                       .text(doc.article.date)
                       .text(doc.article.headline ? one_line(doc.view(*doc.article.headline)) : "")
                       .any_text(doc.text)
                       .insert();
  std::vector<std::int64_t> entities;
  for (std::size_t i = 0; i < doc.entities.size(); ++i) {
    const auto& e = doc.entities[i];
    entities.push_back(to.entities->integer(row)
                           .text(record_id(Id<Entity>(i)))
                           .text(to_string(e.type))
                           .any_text(one_line(e.name))
                           .row(is_name(e.type) ? to.actor(e) : 0)
                           .text(value_text(e))
                           .text(e.value.known ? e.value.unit : "")
                           .insert());
  }
  const auto entity = [&](Id<Entity> e) { return e ? entities[e.value] : 0; };
  std::vector<std::int64_t> mentions;
  for (const auto& m : doc.mentions)
    mentions.push_back(to.mentions->integer(entity(m.entity))
                           .integer(at(m.span.begin))
                           .integer(at(m.span.end))
                           .text(to_string(m.kind))
                           .any_text(doc.view(m.span))
                           .real(number(static_cast<double>(m.confidence)))
                           .text(m.source)
                           .row(entity(m.stands_for))
                           .text(m.stands_for_country)
                           .insert());
  const auto mention = [&](Id<Mention> m) { return m ? mentions[m.value] : 0; };
  for (std::size_t i = 0; i < doc.relations.size(); ++i) {
    const auto& r = doc.relations[i];
    const auto relation =
        to.relations->integer(row)
            .text(record_id(Id<Relation>(i)))
            .text(to_string(r.type))
            .text(r.cameo)
            .any_text(r.predicate)
            .any_text(doc.view(r.trigger))
            .row(entity(r.subject))
            .row(entity(r.object))
            .row(mention(r.subject_mention))
            .row(mention(r.object_mention))
            .integer(at(r.trigger.begin))
            .integer(at(r.trigger.end))
            .text(to_string(r.status))
            .text(to_string(r.tense))
            .row(entity(r.attributed_to))
            .text(time_value(doc, r))
            .text(r.time ? doc.view(doc.mentions[r.time.value].span) : std::string_view{})
            .text(event_day(doc, r))
            .row(r.place ? entity(doc.mentions[r.place.value].entity) : 0)
            .text(r.role)
            .real(number(static_cast<double>(r.confidence)))
            .real(is_event(r.type) ? number(intensity(r.type)) : std::nullopt)
            .any_text(r.rule)
            .any_text(r.happening)
            .insert();
    std::int64_t count = 0;
    for (const auto span : all_evidence(doc, i))
      to.evidence->integer(relation)
          .integer(++count)
          .integer(at(span.begin))
          .integer(at(span.end))
          .any_text(doc.view(span))
          .insert();
  }
}

void SqliteWriter::finish() {
  data_->exec(sqlite_indexes);
  data_->exec("COMMIT; ANALYZE");
  data_->close();
  std::error_code error;
  std::filesystem::rename(data_->part, data_->path, error);
  if (error) throw Error(data_->path.string(), 0, "cannot be written: " + error.message());
  data_->finished = true;
}

}  // namespace demarche
