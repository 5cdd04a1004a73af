// What is shown, to take along: tables as CSV, relations as JSON, GEXF and GraphML, pictures as SVG and PNG.
function save(content, file, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], {type}));
  const link = el("a", {href: address, download: file});
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  say("Saved " + file);
}
function takeButton(label, action) {
  return el("button", {type: "button", class: "take", onclick: action}, label);
}

// A spreadsheet computes what begins with = or @, and + or - before a word.
function csvCell(value) {
  let text = String(value === null || value === undefined ? "" : value);
  if (/^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d.,% ]*$/.test(text))) text = "'" + text;
  return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}
function csvText(heads, rows) {
  return [heads, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

// A relation as other programs read it.
function relationRecord(r) {
  const actor = (i) => (i === null ? null : {key: ACTORS[i].key, name: ACTORS[i].name, type: ACTORS[i].type, country: ACTORS[i].country, wikidata: ACTORS[i].wikidata});
  return {document: INDEX.documents[r.document][0], source: sourceOf(r.document), date: INDEX.documents[r.document][1], relation: "r" + (r.number + 1), subject: actor(r.subject), predicate: r.predicate, object: actor(r.object),
    type: r.type, class: CLASSES[r.quad].name, score: r.score, status: r.status, day: r.day, place: r.place === null ? null : INDEX.places[r.place][0], speaker: actor(r.speaker), confidence: r.confidence, sentence: sentenceOf(r)};
}
function relationsCsv(relations) {
  const heads = ["document", "source", "date", "relation", "subject_key", "subject", "predicate", "object_key", "object", "type", "class", "score", "status", "day", "place", "speaker", "confidence", "sentence"];
  return csvText(heads, relations.map(relationRecord).map((r) => [r.document, r.source, r.date, r.relation, r.subject && r.subject.key, r.subject && r.subject.name, r.predicate, r.object && r.object.key, r.object && r.object.name,
    r.type, r.class, r.score, r.status, r.day, r.place, r.speaker && r.speaker.name, r.confidence, r.sentence]));
}
// Events by week and pair of countries, as time series are made of.
function weeklyCsv(relations) {
  const rows = new Map();
  for (const r of relations) {
    const n = dayNumber(r.day);
    if (!r.event || r.subject === null || r.object === null || isNaN(n)) continue;
    const week = dayText(n - ((((n + 3) % 7) + 7) % 7));
    const ends = [ACTORS[r.subject].country || ACTORS[r.subject].key, ACTORS[r.object].country || ACTORS[r.object].key];
    const key = [week, ...ends].join("\t");
    if (!rows.has(key)) rows.set(key, [0, 0, 0, 0, 0, 0]);
    const row = rows.get(key);
    row[r.quad - 1]++;
    row[4]++;
    row[5] += r.score;
  }
  return csvText(["week", "subject", "object", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "events", "mean_score"],
    [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([key, n]) => [...key.split("\t"), ...n.slice(0, 5), (n[5] / n[4]).toFixed(2)]));
}

function xmlText(text) {
  return plain(String(text)).replace(/[<>&"]/g, (c) => ({"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"})[c]);
}
function graphParts(relations) {
  const edges = new Map();
  for (const r of relations) {
    if (r.subject === null || r.object === null) continue;
    const key = [r.subject, r.object, r.type].join("|");
    if (!edges.has(key)) edges.set(key, {source: r.subject, target: r.object, type: r.type, quad: r.quad, weight: 0, score: r.score});
    edges.get(key).weight++;
  }
  const nodes = [...new Set([...edges.values()].flatMap((edge) => [edge.source, edge.target]))].map((i) => ACTORS[i]);
  return {nodes, edges: [...edges.values()]};
}
const NODE_FIELDS = ["key", "type", "country", "wikidata"];
const EDGE_FIELDS = ["type", "class", "score"];
function edgeField(edge, field) {
  return field === "class" ? CLASSES[edge.quad].name : edge[field];
}
function gexf(relations) {
  const {nodes, edges} = graphParts(relations);
  const fields = (kind, names) => `<attributes class="${kind}">` + names.map((field, i) => `<attribute id="${i}" title="${field}" type="${field === "score" ? "float" : "string"}"/>`).join("") + "</attributes>";
  const values = (names, of) => "<attvalues>" + names.map((field, i) => `<attvalue for="${i}" value="${xmlText(of(field))}"/>`).join("") + "</attvalues>";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http:\u002f/gexf.net/1.3" version="1.3">\n<graph defaultedgetype="directed">\n${fields("node", NODE_FIELDS)}\n${fields("edge", EDGE_FIELDS)}\n<nodes>\n` +
    nodes.map((a) => `<node id="n${a.number}" label="${xmlText(a.name)}">${values(NODE_FIELDS, (field) => a[field])}</node>`).join("\n") + "\n</nodes>\n<edges>\n" +
    edges.map((edge, i) => `<edge id="e${i}" source="n${edge.source}" target="n${edge.target}" weight="${edge.weight}">${values(EDGE_FIELDS, (field) => edgeField(edge, field))}</edge>`).join("\n") + "\n</edges>\n</graph>\n</gexf>\n";
}
function graphml(relations) {
  const {nodes, edges} = graphParts(relations);
  const keys = (kind, names) => names.map((field) => `<key id="${kind[0]}-${field}" for="${kind}" attr.name="${field}" attr.type="${field === "score" || field === "weight" ? "double" : "string"}"/>`).join("\n");
  const data = (kind, names, of) => names.map((field) => `<data key="${kind[0]}-${field}">${xmlText(of(field))}</data>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http:\u002f/graphml.graphdrawing.org/xmlns">\n${keys("node", ["name", ...NODE_FIELDS])}\n${keys("edge", ["weight", ...EDGE_FIELDS])}\n<graph edgedefault="directed">\n` +
    nodes.map((a) => `<node id="n${a.number}">${data("node", ["name", ...NODE_FIELDS], (field) => a[field])}</node>`).join("\n") + "\n" +
    edges.map((edge, i) => `<edge id="e${i}" source="n${edge.source}" target="n${edge.target}">${data("edge", ["weight", ...EDGE_FIELDS], (field) => edgeField(edge, field))}</edge>`).join("\n") + "\n</graph>\n</graphml>\n";
}

// A picture with its colours written into it, so that it looks the same without this page.
function standalone(drawing) {
  const kept = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "font-size", "font-family", "font-weight", "text-anchor", "paint-order", "opacity", "display", "visibility"];
  const copy = drawing.cloneNode(true);
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((node, i) => {
    const style = getComputedStyle(originals[i]);
    node.setAttribute("style", kept.map((key) => key + ":" + style.getPropertyValue(key)).join(";"));
    for (const key of ["class", "tabindex", "role"]) node.removeAttribute(key);
  });
  const box = drawing.viewBox.baseVal;
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  copy.prepend(svg("rect", {x: box.x, y: box.y, width: box.width, height: box.height, style: "fill:" + getComputedStyle(document.documentElement).getPropertyValue("--panel")}));
  return {text: new XMLSerializer().serializeToString(copy), width: box.width, height: box.height};
}
function takePicture(drawing, file) {
  return el("span", {class: "takes"},
    takeButton("SVG", () => save(standalone(drawing).text, file + ".svg", "image/svg+xml")),
    takeButton("PNG", () => {
      const {text, width, height} = standalone(drawing);
      const picture = new Image();
      picture.onload = () => {
        const canvas = el("canvas", {width: width * 2, height: height * 2});
        canvas.getContext("2d").drawImage(picture, 0, 0, width * 2, height * 2);
        canvas.toBlob((blob) => save(blob, file + ".png"));
      };
      picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    }));
}
