// All documents: who acts, with whom, when; each leads to the sentences that say so.
const RELATIONS = INDEX.relations.map(([document, number, subject, object, type, status, day, predicate, confidence, score]) =>
  ({document, number, subject, object, type, status, day, predicate, confidence, score, event: !["ROLE", "MEMBER_OF", "NATIONALITY", "PART_OF", "LOCATED_IN"].includes(type)}));

function overview() {
  const actor = (i) => (i === null ? "" : INDEX.actors[i][0]);
  const named = (i) => (i === null ? "–" : name(actor(i)));
  const open = (r) => (location.hash = `#/${r.document}/${r.number}`);
  const events = RELATIONS.filter((r) => r.event);
  const evidence = dataTable({
    caption: "Relations of all documents", unit: "relation", rows: RELATIONS, onselect: open, page: 30,
    searchable: (r) => (r.text = r.text || [actor(r.subject), actor(r.object), r.predicate, r.type, r.status, INDEX.documents[r.document][2]].join(" ").toLowerCase()),
    columns: [
      {title: "Subject", value: (r) => actor(r.subject), cell: (r) => named(r.subject)},
      {title: "Relation", value: (r) => r.predicate, cell: (r) => el("a", {href: `#/${r.document}/${r.number}`}, visible(r.predicate))},
      {title: "Object", value: (r) => actor(r.object), cell: (r) => named(r.object)},
      {title: "Type", value: (r) => r.type, cell: (r) => el("span", {class: sign(r)}, r.type)},
      {title: "Status", value: (r) => r.status, cell: (r) => r.status},
      {title: "Day", value: (r) => r.day, cell: (r) => r.day},
      {title: "Sentence", value: (r) => INDEX.documents[r.document][2], cell: (r) => {
        const doc = load(r.document);
        return el("span", {dir: "auto", class: "quote"}, visible(doc.text.slice(...doc.relations[r.number].evidence[0]).replace(/\s+/g, " ")));
      }},
      {title: "Certainty", number: true, value: (r) => r.confidence, cell: (r) => percent(r.confidence)},
    ],
  });
  function only(label, test) {
    evidence.only(label, test);
    say("Relations: " + plain(label));
    evidence.node.scrollIntoView({block: "start"});
  }
  const touches = (i) => (r) => r.subject === i || r.object === i;
  const actorRows = counted(RELATIONS.flatMap((r) => [...new Set([r.subject, r.object])].filter((i) => i !== null)), (i) => i)
    .map(([i, count]) => ({i, count, type: INDEX.actors[i][1], as: 0}));
  const byActor = new Map(actorRows.map((row) => [row.i, row]));
  for (const r of RELATIONS) if (r.subject !== null) byActor.get(r.subject).as++;
  const actors = dataTable({
    caption: "Actors", unit: "actor", rows: actorRows, page: 10, selectors: false, searchable: (row) => actor(row.i).toLowerCase(), onselect: (row) => only(actor(row.i), touches(row.i)),
    columns: [
      {title: "Actor", value: (row) => actor(row.i), cell: (row) => el("button", {type: "button", class: "link"}, named(row.i))},
      {title: "Kind", value: (row) => row.type, cell: (row) => row.type},
      {title: "Country", value: (row) => INDEX.actors[row.i][2], cell: (row) => INDEX.actors[row.i][2]},
      {title: "Relations", number: true, value: (row) => row.count, cell: (row) => String(row.count)},
      {title: "As subject", number: true, value: (row) => row.as, cell: (row) => String(row.as)},
    ],
  });
  const pairs = new Map();
  for (const r of events) {
    if (r.subject === null || r.object === null) continue;
    const key = r.subject + "|" + r.object;
    if (!pairs.has(key)) pairs.set(key, {subject: r.subject, object: r.object, count: 0, score: 0, types: []});
    const pair = pairs.get(key);
    pair.count++;
    pair.score += r.score;
    pair.types.push(r.type);
  }
  const dyads = dataTable({
    caption: "Dyads", unit: "dyad", rows: [...pairs.values()].sort((a, b) => b.count - a.count), page: 10, selectors: false,
    searchable: (row) => (actor(row.subject) + " " + actor(row.object) + " " + row.types.join(" ")).toLowerCase(),
    onselect: (row) => only(actor(row.subject) + " – " + actor(row.object), (r) => r.event && r.subject === row.subject && r.object === row.object),
    columns: [
      {title: "Subject", value: (row) => actor(row.subject), cell: (row) => el("button", {type: "button", class: "link"}, named(row.subject))},
      {title: "Object", value: (row) => actor(row.object), cell: (row) => named(row.object)},
      {title: "Events", number: true, value: (row) => row.count, cell: (row) => String(row.count)},
      {title: "Types", value: (row) => row.types[0], cell: (row) => counted(row.types, (t) => t).slice(0, 4).map(([type, n]) => type + " " + n).join(", ")},
      {title: "Mean score", number: true, value: (row) => row.score / row.count, cell: (row) => (row.score / row.count).toFixed(1)},
    ],
  });
  const graph = actorGraph(events.filter((r) => r.subject !== null && r.object !== null).map((r) => ({...r, from: r.subject, to: r.object})),
    (i) => ({name: actor(i), type: INDEX.actors[i][1]}), {most: 30, width: 1160, onnode: (node) => only(node.name, touches(node.key)),
      onedge: (edge) => only(edge.from.name + " – " + edge.to.name, (r) => r.event && r.subject === edge.from.key && r.object === edge.to.key)});
  const documents = dataTable({
    caption: "Documents", unit: "document", rows: INDEX.documents.map((d, i) => ({d, i})), page: 20, selectors: false, onselect: (row) => (location.hash = "#/" + row.i),
    searchable: (row) => (row.d[0] + " " + row.d[2] + " " + row.d[1]).toLowerCase(),
    columns: [
      {title: "Document", value: (row) => row.d[0], cell: (row) => name(row.d[0])},
      {title: "Title", value: (row) => row.d[2], cell: (row) => el("a", {href: "#/" + row.i, dir: "auto"}, visible(row.d[2] || "(no title)"))},
      {title: "Date", value: (row) => row.d[1], cell: (row) => row.d[1]},
      {title: "Relations", number: true, value: (row) => row.d[3], cell: (row) => String(row.d[3])},
    ],
  });
  return el("div", {class: "overview"},
    el("p", {class: "lead"}, `${plural(INDEX.documents.length, "document")}, ${plural(events.length, "event")}, ${plural(RELATIONS.length - events.length, "standing relation")}, ${plural(actorRows.length, "actor")}.`),
    section("Events over time", dayChart(RELATIONS, only)),
    el("div", {class: "pair"}, section("Actors", actors.node), section("Dyads", dyads.node)),
    section("Graph", graph), section("Relations", evidence.node), section("Documents", documents.node));
}
