// SPDX-License-Identifier: Apache-2.0
#include "demarche/rdf.hpp"

#include "demarche/version.hpp"
#include "output/facts.hpp"
#include "output/offsets.hpp"
#include "output/table.hpp"
#include "output/unicode.hpp"

namespace demarche {
namespace {

using namespace detail;

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view rdfs = "http://www.w3.org/2000/01/rdf-schema#";
constexpr std::string_view prov = "http://www.w3.org/ns/prov#";
constexpr std::string_view dct = "http://purl.org/dc/terms/";
constexpr std::string_view owl = "http://www.w3.org/2002/07/owl#";
constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::string_view ours = "urn:demarche:vocabulary:";

std::string iri(std::string_view space, std::string_view name) {
  std::string out = "<";
  out += space;
  out += name;
  return out + '>';
}

constexpr const char* program = "<urn:demarche:program:" DEMARCHE_VERSION ">";

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : valid_utf8(text)) {
    if (c == '"' || c == '\\')
      out += {'\\', c};
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (static_cast<unsigned char>(c) < ' ' || c == 0x7F)
      out += "\\uFFFD";
    else
      out += c;
  }
  return out + '"';
}

std::string typed(std::string_view text, std::string_view type) {
  return literal(text) + "^^" + iri(xsd, type);
}

/// A date with the type of its precision; a plain literal for intervals and what is no date of XSD.
std::string date_literal(std::string_view iso) {
  const auto shape = [iso](std::string_view pattern) {
    if (iso.size() != pattern.size()) return false;
    for (std::size_t i = 0; i < iso.size(); ++i)
      if (pattern[i] == '0' ? iso[i] < '0' || iso[i] > '9' : iso[i] != pattern[i]) return false;
    return true;
  };
  if (shape("0000-00-00")) return typed(iso, "date");
  if (shape("0000-00")) return typed(iso, "gYearMonth");
  if (shape("0000")) return typed(iso, "gYear");
  return literal(iso);
}

class Writer {
 public:
  Writer(const Layers& doc, std::string_view id)
      : doc_(doc),
        at_(doc.text, OffsetUnit::codepoint),
        id_(id.empty() ? "0" : id),
        base_("urn:demarche:document:" + percent_encoded(valid_utf8(id_), "-._~")) {}

  std::string write() {
    const auto document = iri(base_, "");
    add(document, rdf, "type", iri(prov, "Entity"));
    add(document, rdf, "type", iri(ours, "Document"));
    add(document, dct, "identifier", literal(id_));
    if (!doc_.article.date.empty()) add(document, dct, "date", date_literal(doc_.article.date));
    if (doc_.article.headline)
      add(document, dct, "title", literal(one_line(doc_.view(*doc_.article.headline))));
    used_.resize(doc_.entities.size());
    for (std::size_t i = 0; i < doc_.entities.size(); ++i)
      if (is_name(doc_.entities[i].type)) entity(Id<Entity>(i));
    for (std::size_t i = 0; i < doc_.relations.size(); ++i) relation(i);
    return std::move(out_);
  }

 private:
  void add(const std::string& subject, std::string_view space, std::string_view name,
           const std::string& object) {
    out_ += subject + ' ' + iri(space, name) + ' ' + object + " .\n";
  }
  std::string part(const std::string& id) const { return iri(base_, "#" + id); }

  /// Wikidata's name for what is linked, else one in the document.
  std::string thing(Id<Entity> id) const {
    const auto& e = doc_.entities[id.value];
    return e.wikidata.empty() ? part(record_id(id))
                              : iri("http://www.wikidata.org/entity/", e.wikidata);
  }

  void entity(Id<Entity> id) {
    const auto& e = doc_.entities[id.value];
    const auto node = thing(id);
    add(node, rdf, "type", iri(ours, to_string(e.type)));
    add(node, rdfs, "label", literal(one_line(e.name)));
    if (!e.subtype.empty()) add(node, ours, "subtype", literal(e.subtype));
    if (!e.country.empty()) add(node, ours, "country", literal(e.country));
    if (!e.geonames.empty())
      add(node, owl, "sameAs",
          iri("https://sws.geonames.org/", percent_encoded(e.geonames, "") + "/"));
    add(iri(base_, ""), ours, "mentions", node);
    used_[id.value] = true;
  }

  std::string used(Id<Entity> id) {  // a value or title that a relation names is told of, too
    if (!used_[id.value]) entity(id);
    return thing(id);
  }

  void relation(std::size_t index) {
    const auto& r = doc_.relations[index];
    const auto node = part(record_id(Id<Relation>(index)));
    add(node, rdf, "type", iri(ours, to_string(r.type)));
    add(node, rdf, "type", iri(prov, "Entity"));
    if (r.subject) add(node, ours, "subject", used(r.subject));
    if (r.object) add(node, ours, "object", used(r.object));
    add(node, ours, "predicate", literal(r.predicate));
    add(node, ours, "status", literal(to_string(r.status)));
    if (!r.cameo.empty()) add(node, ours, "cameo", literal(r.cameo));
    if (!r.role.empty()) add(node, ours, "role", literal(one_line(r.role)));
    if (const auto time = time_value(doc_, r); !time.empty())
      add(node, ours, "time", date_literal(time));
    else if (r.time)
      add(node, ours, "time", literal(one_line(doc_.view(doc_.mentions[r.time.value].span))));
    if (r.place) add(node, ours, "place", used(doc_.mentions[r.place.value].entity));
    if (r.attributed_to) {
      const auto speaker = used(r.attributed_to);
      add(node, prov, "wasAttributedTo", speaker);
      add(speaker, rdf, "type", iri(prov, "Agent"));
    }
    add(node, ours, "confidence",
        typed(short_number(static_cast<double>(r.confidence)), "decimal"));
    add(node, ours, "rule", literal(r.rule));
    add(node, ours, "happening", literal(r.happening));
    add(node, prov, "wasAttributedTo", program);
    evidence(index, node);
    // The plain edge, for queries that need no more; only of what the article itself asserts.
    if (r.subject && r.object && r.status == Status::actual && !r.attributed_to)
      add(thing(r.subject), ours, to_string(r.type), thing(r.object));
  }

  void evidence(std::size_t index, const std::string& node) {
    std::size_t number = 0;
    for (const auto span : all_evidence(doc_, index)) {
      const auto quote = part(record_id(Id<Relation>(index)) + "-" + std::to_string(++number));
      add(node, prov, "wasDerivedFrom", quote);
      add(quote, rdf, "type", iri(prov, "Entity"));
      add(quote, prov, "wasQuotedFrom", iri(base_, ""));
      add(quote, prov, "value", literal(doc_.view(span)));
      add(quote, ours, "begin", typed(std::to_string(at_(span.begin)), "integer"));
      add(quote, ours, "end", typed(std::to_string(at_(span.end)), "integer"));
    }
  }

  const Layers& doc_;
  OffsetConverter at_;
  std::string_view id_;
  std::string base_;
  std::vector<bool> used_;
  std::string out_;
};

}  // namespace

std::string to_ntriples(const Document& document, const NtriplesOptions& options) {
  return Writer(document.layers(), options.id).write();
}

std::string ntriples_header() {
  const auto line = [](std::string_view space, std::string_view name, const std::string& object) {
    return std::string(program) + ' ' + iri(space, name) + ' ' + object + " .\n";
  };
  return line(rdf, "type", iri(prov, "SoftwareAgent")) +
         line(rdfs, "label", literal("demarche " DEMARCHE_VERSION));
}

}  // namespace demarche
