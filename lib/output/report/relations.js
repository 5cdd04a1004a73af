// Tables that several pages show: relations with their sentences, actors, dyads, documents.
function relationTable(rows, {caption = "Relations", file = "relations", page = 30, filter = true} = {}) {
  return dataTable({
    caption, unit: "relation", rows, page, selectors: false, filter, searchable, onselect: (r) => (location.hash = `#/${r.document}/${r.number}`), csv: file, csvText: relationsCsv,
    columns: [
      {title: "Subject", value: (r) => actorName(r.subject), cell: (r) => actorLink(r.subject)},
      {title: "Relation", value: (r) => r.predicate, cell: (r) => relationLink(r, visible(r.predicate))},
      {title: "Object", value: (r) => actorName(r.object), cell: (r) => actorLink(r.object)},
      {title: "Type", value: (r) => r.type, cell: (r) => el("span", {class: classOf(r)}, CLASSES[r.quad].sign + " " + r.type)},
      {title: "Status", value: (r) => r.status, cell: (r) => r.status},
      {title: "Day", value: (r) => r.day, cell: (r) => r.day},
      {title: "Sentence", value: sentenceOf, cell: (r) => el("span", {dir: "auto", class: "quote"}, visible(sentenceOf(r)))},
      {title: "Certainty", number: true, value: (r) => r.confidence, cell: (r) => percent(r.confidence)},
      {title: "Reports", number: true, value: (r) => happeningOf(r).length, cell: (r) => happeningLink(r, String(happeningOf(r).length), el("span", {class: "hidden"}, happeningOf(r).length === 1 ? " report of this happening" : " reports of this happening"))},
      {title: "Source", value: (r) => sourceOf(r.document), cell: (r) => sourceLink(r.document)},
    ],
  });
}
function actorRows(relations) {
  const rows = new Map();
  for (const r of relations)
    for (const i of r.subject === r.object ? [r.subject] : [r.subject, r.object]) {
      if (i === null) continue;
      if (!rows.has(i)) rows.set(i, {i, count: 0, as: 0, type: ACTORS[i].type});
      rows.get(i).count++;
      if (i === r.subject) rows.get(i).as++;
    }
  return [...rows.values()].sort((a, b) => b.count - a.count);
}
function actorTable(rows) {
  return dataTable({
    caption: "Actors", unit: "actor", rows, page: 10, selectors: false, searchable: (row) => ACTORS[row.i].names.join(" ").toLowerCase(), csv: "actors",
    columns: [
      {title: "Actor", value: (row) => actorName(row.i), cell: (row) => [actorLink(row.i), ACTORS[row.i].names.length > 1 && el("span", {class: "also"}, " also ", name(ACTORS[row.i].names.filter((n) => n !== actorName(row.i)).slice(0, 2).join(", ")))]},
      {title: "Kind", value: (row) => row.type, cell: (row) => row.type},
      {title: "Country", value: (row) => ACTORS[row.i].country, cell: (row) => ACTORS[row.i].country},
      {title: "Relations", number: true, value: (row) => row.count, cell: (row) => String(row.count)},
      {title: "As subject", number: true, value: (row) => row.as, cell: (row) => String(row.as)},
    ],
  });
}
function dyadTable(rows, caption = "Dyads") {
  return dataTable({
    caption, unit: "dyad", rows, page: 10, selectors: false, csv: "dyads", searchable: (row) => (actorName(row.subject) + " " + actorName(row.object) + " " + row.types.join(" ")).toLowerCase(),
    columns: [
      {title: "Subject", value: (row) => actorName(row.subject), cell: (row) => actorLink(row.subject)},
      {title: "Object", value: (row) => actorName(row.object), cell: (row) => actorLink(row.object)},
      {title: "Events", number: true, value: (row) => row.count, cell: (row) => dyadLink(row.subject, row.object, String(row.count), el("span", {class: "hidden"}, " events of this dyad"))},
      {title: "Types", value: (row) => typeCounts(row.types), cell: (row) => typeCounts(row.types)},
      {title: "Mean score", number: true, value: (row) => row.score / row.count, cell: (row) => (row.score / row.count).toFixed(1)},
    ],
  });
}
function documentTable(numbers, page = 20) {
  return dataTable({
    caption: "Documents", unit: "document", rows: numbers.map((i) => ({d: INDEX.documents[i], i})), page, selectors: false, csv: "documents",
    searchable: (row) => (row.d[0] + " " + row.d[2] + " " + row.d[1]).toLowerCase(),
    columns: [
      {title: "Title", value: (row) => row.d[2], cell: (row) => el("a", {href: "#/" + row.i, dir: "auto"}, visible(row.d[2] || "(no title)"))},
      {title: "Date", value: (row) => row.d[1], cell: (row) => row.d[1]},
      {title: "Relations", number: true, value: (row) => row.d[3], cell: (row) => String(row.d[3])},
      {title: "Document", value: (row) => row.d[0], cell: (row) => name(row.d[0])},
      {title: "Source", value: (row) => sourceOf(row.i), cell: (row) => sourceLink(row.i)},
    ],
  });
}
