// What all documents say, as the index of the page has it: relations, and the actors that they are between.
const STATUSES = ["actual", "planned", "possible", "negated"];
const SYMMETRIC = ["AGREE", "CONSULT", "COOPERATE"];

const ACTORS = INDEX.actors.map(([key, label, type, subtype, country, wikidata, names, why], number) => ({number, key, name: label, type, subtype, country, wikidata, names, why}));
const ACTOR_OF = new Map(ACTORS.map((actor) => [actor.key, actor]));
const RELATIONS = INDEX.relations.map(([document, number, subject, object, speaker, type, status, day, predicate, confidence, place], index) => {
  const [label, score, quad] = INDEX.types[type];
  return {index, document, number, subject, object, speaker, type: label, score, quad, event: quad > 0, status: STATUSES[status], day, predicate, confidence, place};
});

function actorName(i) {
  return i === null ? "" : ACTORS[i].name;
}
function actorLink(i) {
  return i === null ? "–" : el("a", {href: "#/actor/" + encodeURIComponent(ACTORS[i].key)}, name(ACTORS[i].name));
}
function dyadLink(a, b, ...content) {
  return el("a", {href: `#/dyad/${encodeURIComponent(ACTORS[a].key)}/${encodeURIComponent(ACTORS[b].key)}`}, content);
}
// Directed pairs have a number, which is faster than a text as a key.
const pairKey = (a, b) => a * 1e7 + b;
function touches(r, i) {
  return r.subject === i || r.object === i;
}
function relationLink(r, ...content) {
  return el("a", {href: `#/${r.document}/${r.number}`}, content);
}
function sentenceOf(r) {
  const doc = load(r.document);
  return doc.text.slice(...doc.relations[r.number].evidence[0]).replace(/\s+/g, " ").trim();
}
function documentTitle(i) {
  return INDEX.documents[i][2] || INDEX.documents[i][0];
}
// Where a document is from: its address, which is a link, or what else the input said.
function sourceOf(i) {
  return INDEX.documents[i][4] || INDEX.documents[i][0];
}
function isAddress(text) {
  return /^https?:\/\/[^\s]+$/i.test(text);
}
function sourceLink(i) {
  const source = sourceOf(i);
  return isAddress(source) ? el("a", {href: source, rel: "noreferrer noopener", target: "_blank"}, visible(hostOf(source)), el("span", {class: "hidden"}, " (opens the source)")) : el("span", null, visible(short(source, 40)));
}
function hostOf(address) {
  return address.replace(/^https?:\/\/(www\.)?/i, "").replace(/[/?#].*$/, "");
}
// The house that a document is from: the host of its address, else the folder of its path.
function houseOf(i) {
  const source = sourceOf(i);
  if (isAddress(source)) return hostOf(source);
  return source.includes("/") ? source.replace(/\/[^/]*$/, "") : "";
}

// Relations that tell the same happening: type, actors, day. What has no day stays in its document.
function happeningKey(r) {
  let ends = [r.subject, r.object];
  if (SYMMETRIC.includes(r.type) && ends[0] !== null && ends[1] !== null && ends[1] < ends[0]) ends = [ends[1], ends[0]];
  return [r.type, ...ends, r.event ? r.day : "", r.event && !r.day ? r.document : ""].join("|");
}
let happeningIndex = null;
function happeningOf(r) {
  if (!happeningIndex) {
    happeningIndex = new Map();
    for (const relation of RELATIONS) {
      const key = happeningKey(relation);
      if (!happeningIndex.has(key)) happeningIndex.set(key, []);
      happeningIndex.get(key).push(relation);
    }
  }
  return happeningIndex.get(happeningKey(r));
}
function happeningLink(r, ...content) {
  const first = happeningOf(r)[0];
  return el("a", {href: `#/happening/${first.document}/${first.number}`}, content);
}

// Countries of the map: code, name, middle and outline.
const WORLD = new Map();
for (const line of (document.getElementById("world") || {textContent: ""}).textContent.split("\n")) {
  const [code, label, middle, path] = line.split("\t");
  if (middle) WORLD.set(code, {code, name: label, middle: middle.split(" ").map(Number), path});
}
const COUNTRY_NAMES = new Map([...WORLD].map(([code, country]) => [code, country.name]));
for (const actor of ACTORS) if (actor.key === actor.country && actor.name !== actor.key) COUNTRY_NAMES.set(actor.key, actor.name);
function countryName(code) {
  return COUNTRY_NAMES.get(code) || code;
}
function countriesOf(r) {
  const codes = [r.subject, r.object].map((i) => (i === null ? "" : ACTORS[i].country)).filter(Boolean);
  return codes[0] === codes[1] ? codes.slice(0, 1) : codes;
}

// Directed pairs of actors, with what is between them.
function dyadsOf(relations) {
  const pairs = new Map();
  for (const r of relations) {
    if (!r.event || r.subject === null || r.object === null || r.subject === r.object) continue;
    const key = pairKey(r.subject, r.object);
    if (!pairs.has(key)) pairs.set(key, {subject: r.subject, object: r.object, count: 0, score: 0, types: []});
    const pair = pairs.get(key);
    pair.count++;
    pair.score += r.score;
    pair.types.push(r.type);
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count);
}
function typeCounts(types, most = 4) {
  return counted(types, (type) => type).slice(0, most).map(([type, n]) => type + " " + n).join(", ");
}
