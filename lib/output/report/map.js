// Countries by what is told of them, and the dyads between two of them as arcs.
const MAP = {width: 1000, height: 440};

function worldMap({oncountry, ondyad}) {
  const drawing = svg("svg", {viewBox: `0 0 ${MAP.width} ${MAP.height}`, class: "world", role: "group", "aria-label": "Map of countries; the lists of actors and dyads say the same"});
  const zoom = zoomable(drawing, MAP.width, MAP.height);
  const by = el("select", null, el("option", {value: "actors"}, "who acts or is acted on"), el("option", {value: "places"}, "where it happened"));
  const arcs = el("input", {type: "checkbox", checked: true});
  // The outlines are drawn once.
  const arcLayer = svg("g");
  const countries = [...WORLD.values()].map(({code, path, middle}) => {
    const title = svg("title");
    const group = svg("g", pressed(() => group.hasAttribute("role") && oncountry(code)), title, path ? svg("path", {d: path}) : svg("circle", {cx: middle[0], cy: middle[1], r: 3}));
    return {code, group, title, dot: !path};
  });
  drawing.append(...countries.map((country) => country.group), arcLayer);
  let last = [];
  let chosen = "";
  const draw = (relations, state) => {
    last = relations;
    chosen = state.country || "";
    redraw();
  };
  by.addEventListener("change", () => redraw());
  arcs.addEventListener("change", () => redraw());
  function redraw() {
    const counts = new Map();
    for (const r of last) {
      if (!r.event) continue;
      const place = r.place === null ? "" : INDEX.places[r.place][1];
      for (const code of by.value === "places" ? [place].filter(Boolean) : countriesOf(r)) counts.set(code, (counts.get(code) || 0) + 1);
    }
    const most = Math.max(1, ...counts.values());
    // Five shades, so that few and many can both be seen.
    const shade = (n) => (n ? 1 + Math.min(4, Math.floor((Math.log(n) / Math.log(most + 1)) * 5)) : 0);
    for (const {code, group, title, dot} of countries) {
      const n = counts.get(code) || 0;
      const text = `${plain(countryName(code))}: ${plural(n, "event")}`;
      title.textContent = text;
      group.setAttribute("class", `country s${shade(n)}` + (code === chosen ? " chosen" : "") + (dot && !n ? " none" : ""));
      // A country of which nothing is told is nothing to press.
      for (const [key, value] of Object.entries({role: "button", tabindex: "0", "aria-label": text, "data-code": code})) n ? group.setAttribute(key, value) : group.removeAttribute(key);
    }
    arcLayer.replaceChildren();
    if (arcs.checked) drawArcs();
  }
  function drawArcs() {
    const pairs = new Map();
    for (const r of last) {
      if (!r.event || r.subject === null || r.object === null) continue;
      const [a, b] = [ACTORS[r.subject].country, ACTORS[r.object].country];
      if (a === b || !WORLD.has(a) || !WORLD.has(b)) continue;
      const key = a < b ? a + b : b + a;
      if (!pairs.has(key)) pairs.set(key, {a: a < b ? a : b, b: a < b ? b : a, quads: [0, 0, 0, 0, 0], count: 0});
      pairs.get(key).count++;
      pairs.get(key).quads[r.quad]++;
    }
    const shown = [...pairs.values()].sort((p, q) => q.count - p.count).slice(0, 30);
    const most = shown.length ? shown[0].count : 1;
    for (const pair of shown.reverse()) {
      const [x1, y1] = WORLD.get(pair.a).middle, [x2, y2] = WORLD.get(pair.b).middle;
      const far = Math.hypot(x2 - x1, y2 - y1) || 1, bend = far * 0.22;
      const path = `M${x1} ${y1}Q${(x1 + x2) / 2} ${Math.min((y1 + y2) / 2 - bend, y1, y2)} ${x2} ${y2}`;
      const quad = pair.quads.indexOf(Math.max(...pair.quads));
      const text = `${plain(countryName(pair.a))} and ${plain(countryName(pair.b))}: ` + [1, 2, 3, 4].filter((q) => pair.quads[q]).map((q) => pair.quads[q] + " " + CLASSES[q].name).join(", ");
      arcLayer.append(svg("g", {class: "arc q" + quad, role: "button", tabindex: "0", "aria-label": text, ...pressed(() => ondyad(pair.a, pair.b))},
        svg("title", null, text), svg("path", {class: "wide", d: path}), svg("path", {class: "line", d: path, "stroke-width": 0.7 + 2.8 * Math.sqrt(pair.count / most)})));
    }
  }
  const node = el("div", null, el("p", {class: "controls"}, el("label", null, "Colour by ", by), el("label", null, arcs, " arcs between countries"), zoom.buttons, takePicture(drawing, "map")), drawing,
    el("p", {class: "note-line"}, "Darker: more events. An arc has the colour of the class that most of its events are of. Outlines: Natural Earth, public domain; they say nothing of whose a place is."));
  return {node, draw};
}
