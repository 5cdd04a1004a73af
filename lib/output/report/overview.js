// All documents: who acts, with whom, when, where; each leads to the sentences that say so.
function overview(query) {
  let state = readState(query);
  const all = RELATIONS.length;
  const panel = filterPanel(change);
  const axis = timeAxis((from, to) => change({from, to}));
  const map = WORLD.size ? worldMap({
    oncountry: (code) => change("country", state.country === code ? "" : code),
    ondyad: (a, b) => ACTOR_OF.has(a) && ACTOR_OF.has(b) ? change({actor: a, with: b, country: ""}) : change("country", a),
  }) : null;
  const actors = actorTable([]), dyads = dyadTable([]), evidence = relationTable([], {filter: false});
  const graph = actorGraph((i) => ({name: actorName(i), type: ACTORS[i].type}), {most: 30, width: pictureWidth(1160), onnode: (node) => change({actor: ACTORS[node.key].key, with: ""}),
    onedge: (edge) => change({actor: ACTORS[edge.from.key].key, with: ACTORS[edge.to.key].key})});
  const documents = documentTable([]);
  const lead = el("p", {class: "lead", role: "status"});

  function change(key, value) {
    if (key === null) state = {};
    else state = {...state, ...(typeof key === "object" ? key : {[key]: value})};
    if (!state.actor) delete state.with;
    const now = stateQuery(state);
    history.replaceState(null, "", "#/" + (now ? "?" + now : ""));
    draw();
  }
  let found = [];
  function draw() {
    found = filtered(state);
    panel.draw(state, found.length, all);
    axis.draw(state.from || state.to ? filtered(state, ["from", "to"]) : found, state);
    if (map) map.draw(state.country ? filtered(state, ["country"]) : found, state);
    graph.draw(found, () => filtered({...state, standing: "yes"}));
    const rows = actorRows(found);
    const numbers = [...new Set(found.map((r) => r.document))].sort((a, b) => a - b);
    actors.set(rows);
    dyads.set(dyadsOf(found));
    evidence.set(found);
    documents.set((Object.keys(state).length ? numbers : INDEX.documents.map((_, i) => i)).map((i) => ({d: INDEX.documents[i], i})));
    const events = found.filter((r) => r.event).length;
    lead.textContent = `${plural(Object.keys(state).length ? numbers.length : INDEX.documents.length, "document")}, ${plural(events, "event")}, ${plural(rows.length, "actor")}.`;
  }
  const scale = el("details", null, el("summary", null, "What the classes and scores mean"),
    el("p", null, "Events have PLOVER's types. A type is of one of four classes, and has a score between −10 (conflict) and 10 (cooperation) after Goldstein's scale; a dyad's mean is over its events. An envoy who is summoned is met, and counts as a formal protest."),
    el("ul", {class: "scale"}, INDEX.types.filter(([, , quad]) => quad).sort((a, b) => b[1] - a[1]).map(([type, score, quad]) => el("li", {class: "q" + quad}, `${CLASSES[quad].sign} ${type} ${score}`))));
  const takes = el("p", {class: "takes"}, "Take along what is filtered: ", takeButton("JSON", () => save(JSON.stringify({filter: state, relations: found.map(relationRecord)}, null, 1), "relations.json", "application/json")),
    takeButton("CSV", () => save(relationsCsv(found), "relations.csv", "text/csv")), takeButton("Weekly dyads (CSV)", () => save(weeklyCsv(found), "weekly-dyads.csv", "text/csv")),
    takeButton("GEXF", () => save(gexf(found), "actors.gexf", "application/xml")), takeButton("GraphML", () => save(graphml(found), "actors.graphml", "application/xml")));
  draw();
  return el("div", {class: "overview"}, lead, panel.node,
    section("Events over time", axis.node, axis.drawing && el("p", {class: "controls"}, takePicture(axis.drawing, "time")), classLegend([1, 2, 3, 4]), scale),
    map && section("Map", map.node, classLegend([1, 2, 3, 4])),
    el("div", {class: "pair"}, section("Actors", actors.node), section("Dyads", dyads.node)),
    section("Graph", graph.node), section("Relations", takes, evidence.node), section("Documents", documents.node));
}
