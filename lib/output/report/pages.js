// Pages of an actor, a dyad and a happening.
function smallAxis(relations) {
  const axis = timeAxis((from, to) => (location.hash = "#/?" + stateQuery({from, to})));
  axis.draw(relations, {});
  return [axis.node, axis.drawing && el("p", {class: "controls"}, takePicture(axis.drawing, "time")), classLegend([1, 2, 3, 4])];
}
function definitions(rows) {
  return el("dl", null, rows.filter(([, value]) => value && (!Array.isArray(value) || value.length)).map(([label, value]) => [el("dt", null, label), el("dd", null, typeof value === "string" ? visible(value) : value)]));
}
function listed(items) {
  return items.flatMap((item, i) => (i ? [", ", item] : [item]));
}

// Offices and the like with the first and last day of the documents that say so.
function rolesOf(actor, relations) {
  const roles = new Map();
  for (const r of relations) {
    if (r.event || r.subject !== actor.number) continue;
    const key = r.type + "|" + r.predicate + "|" + r.object;
    if (!roles.has(key)) roles.set(key, {r, days: [], documents: new Set()});
    roles.get(key).days.push(INDEX.documents[r.document][1]);
    roles.get(key).documents.add(r.document);
  }
  return [...roles.values()].sort((a, b) => b.documents.size - a.documents.size).map(({r, days, documents}) => {
    const known = days.filter(Boolean).sort();
    const when = known.length ? (known[0] === known[known.length - 1] ? known[0] : known[0] + " to " + known[known.length - 1]) : "";
    return el("li", null, relationLink(r, visible(r.predicate)), r.object !== null && [" – ", actorLink(r.object)], el("span", {class: "also"}, ` (${plural(documents.size, "document")}${when && ", " + when})`));
  });
}

function actorPage(actor) {
  const relations = RELATIONS.filter((r) => touches(r, actor.number));
  const events = relations.filter((r) => r.event);
  const said = RELATIONS.filter((r) => r.speaker === actor.number);
  const documents = [...new Set(relations.concat(said).map((r) => r.document))].sort((a, b) => a - b);
  const link = /^Q\d+$/.test(actor.wikidata) && el("a", {href: "https:\u002f/www.wikidata.org/wiki/" + actor.wikidata, rel: "noreferrer noopener", target: "_blank"}, actor.wikidata);
  const roles = rolesOf(actor, relations);
  const happenings = [...new Map(events.map((r) => [happeningKey(r), r])).values()].sort((a, b) => (a.day < b.day ? 1 : -1));
  return page(
    section("Who", definitions([["Names", listed(actor.names.map((n) => name(n)))], ["Kind", [actor.type, actor.subtype].filter(Boolean).join(", ")], ["Country", actor.country && el("a", {href: "#/?" + stateQuery({country: actor.country})}, visible(countryName(actor.country)))],
      ["Wikidata", link], ["Key", actor.key], ["Seen as one by", actor.why.join("; ")], ["Found", `${plural(events.length, "event")}, ${plural(documents.length, "document")}`]]),
    roles.length > 0 && [el("h3", null, "Offices and memberships"), el("ul", null, roles)]),
    section("Timeline", smallAxis(events), el("p", null, el("a", {href: "#/?" + stateQuery({actor: actor.key})}, "In the overview, with filters"))),
    section("Dyads", dyadTable(dyadsOf(events)).node),
    section("Happenings", happeningList(happenings)),
    section("Relations", relationTable(relations, {file: "actor"}).node),
    said.length > 0 && section("Said", relationTable(said, {caption: "What the actor says", file: "said", page: 10}).node),
    section("Documents", documentTable(documents).node));
}

function dyadPage(a, b) {
  const between = RELATIONS.filter((r) => (r.subject === a.number && r.object === b.number) || (r.subject === b.number && r.object === a.number));
  const events = between.filter((r) => r.event);
  const mean = events.length ? (events.reduce((sum, r) => sum + r.score, 0) / events.length).toFixed(1) : "";
  const happenings = [...new Map(events.map((r) => [happeningKey(r), r])).values()].sort((p, q) => (p.day < q.day ? 1 : -1));
  return page(
    section("Between", definitions([["Actors", [actorLink(a.number), " and ", actorLink(b.number)]], ["Events", String(events.length)], ["Mean score", mean]]), dyadTable(dyadsOf(events), "Each direction").node),
    section("Timeline", smallAxis(events)), section("Happenings", happeningList(happenings)), section("Relations", relationTable(between, {file: "dyad"}).node),
    section("Documents", documentTable([...new Set(between.map((r) => r.document))].sort((p, q) => p - q)).node));
}

function tripleOf(r) {
  return [r.subject === null ? "–" : name(actorName(r.subject)), " ", el("b", null, visible(r.predicate)), " ", r.object === null ? "" : name(actorName(r.object))];
}
function happeningList(rows) {
  if (!rows.length) return el("p", {class: "empty"}, "None.");
  const list = el("ol", {class: "days"});
  let shown = 0, more = null;
  const add = () => {
    for (const r of rows.slice(shown, shown + 30))
      list.append(el("li", null, el("time", {datetime: r.day}, r.day || "no day"), el("ul", null, el("li", {class: classOf(r)}, happeningLink(r, tripleOf(r)), el("span", {class: "also"}, ` ${r.type}, ${r.status}, ${plural(happeningOf(r).length, "report")}`)))));
    shown += 30;
    if (more) more.hidden = shown >= rows.length;
  };
  more = el("button", {type: "button", class: "more", onclick: add}, "Show more");
  add();
  return [list, more];
}

function happeningPage(first) {
  const reports = happeningOf(first);
  const statuses = counted(reports, (r) => r.status);
  const speakers = counted(reports.filter((r) => r.speaker !== null), (r) => r.speaker);
  const documents = [...new Set(reports.map((r) => r.document))];
  return page(
    section("What", el("p", {class: "lead " + classOf(first)}, tripleOf(first)),
      definitions([["Type", el("span", {class: classOf(first)}, `${CLASSES[first.quad].sign} ${first.type}, ${CLASSES[first.quad].name}`)], ["Actors", listed([first.subject, first.object].filter((i) => i !== null).map(actorLink))], ["Day", first.day],
        ["Status", statuses.map(([status, n]) => `${status} (${n})`).join(", ") + (statuses.length > 1 ? " – the reports differ" : "")], ["Asserted by", plural(reports.filter((r) => r.speaker === null).length, "report")],
        ["Said by", listed(speakers.map(([i, n]) => [actorLink(i), ` (${n})`]))], ["Reports", `${reports.length} in ${plural(documents.length, "document")}`],
        ["Dyad", first.subject !== null && first.object !== null && dyadLink(first.subject, first.object, "All between the two")]])),
    section("Each report", el("ol", {class: "reports"}, reports.slice(0, 500).map((r) => el("li", {class: classOf(r)},
      el("p", {class: "also"}, INDEX.documents[r.document][1], " ", el("a", {href: "#/" + r.document, dir: "auto"}, visible(documentTitle(r.document))), " · ", sourceLink(r.document)),
      el("blockquote", {dir: "auto"}, relationLink(r, visible(sentenceOf(r)))),
      el("p", {class: "also"}, `${r.status}, ${percent(r.confidence)}`, r.speaker !== null && [", says ", actorLink(r.speaker)]))))),
    section("Relations", relationTable(reports, {file: "happening"}).node));
}
function page(...sections) {
  return el("div", {class: "overview"}, sections);
}
