// Actors as nodes, what is between two of them as one edge: to zoom, drag and thin out.
// labels(key) -> {name, type}; draw(relations, withStanding): {subject, object: keys of actors, type, quad, event}; withStanding() gives those with standing relations.
function actorGraph(labels, {most = 40, width, onnode, onedge}) {
  const holder = el("div", {class: "picture"});
  const count = el("span", {class: "count"});
  const least = el("input", {type: "range", min: 1, max: 1, value: 1, "aria-label": "Least number of relations between two actors"});
  const shownLeast = el("output", null, "1");
  const standing = el("input", {type: "checkbox"});
  const controls = el("p", {class: "controls"}, el("label", null, "At least ", least, " ", shownLeast, " between two"), el("label", null, standing, " standing relations"), count);
  const tools = el("span");
  controls.append(tools);
  let last = [], chosen = false, withStanding = () => last;
  least.addEventListener("input", () => {
    chosen = true;
    redraw();
  });
  standing.addEventListener("change", () => redraw());

  function redraw() {
    const relations = (standing.checked ? withStanding() : last).filter((r) => r.subject !== null && r.object !== null && r.subject !== r.object && (r.event || standing.checked));
    const pairs = new Map();
    const weights = new Map();
    const both = (r) => Math.min(r.subject, r.object) * 1e7 + Math.max(r.subject, r.object);
    for (const r of relations) weights.set(both(r), (weights.get(both(r)) || 0) + 1);
    least.max = Math.max(1, ...weights.values());
    // Until somebody chooses, as thin as can be read.
    const heaviest = [...weights.values()].sort((a, b) => b - a);
    if (!chosen) least.value = heaviest.length > 60 ? heaviest[59] + (heaviest[60] === heaviest[59] && heaviest[0] > heaviest[59] ? 1 : 0) : 1;
    if (+least.value > +least.max) least.value = least.max;
    shownLeast.textContent = least.value;
    least.closest("label").hidden = +least.max < 2;
    const strong = relations.filter((r) => weights.get(both(r)) >= +least.value);
    const degrees = new Map();
    for (const r of strong) for (const key of [r.subject, r.object]) degrees.set(key, (degrees.get(key) || 0) + 1);
    const kept = [...degrees].sort((a, b) => b[1] - a[1]).slice(0, most);
    const nodes = kept.map(([key, degree]) => ({key, degree, ...labels(key), radius: 6 + Math.min(8, Math.sqrt(degree))}));
    for (const node of nodes) node.label = short(node.name, 24);
    const at = new Map(nodes.map((node) => [node.key, node]));
    for (const r of strong) {
      if (!at.has(r.subject) || !at.has(r.object)) continue;
      const key = r.subject + "|" + r.object;
      if (!pairs.has(key)) pairs.set(key, {from: at.get(r.subject), to: at.get(r.object), relations: []});
      pairs.get(key).relations.push(r);
    }
    const edges = [...pairs.values()];
    tools.replaceChildren();
    count.textContent = degrees.size > kept.length ? `The ${most} busiest of ${degrees.size.toLocaleString("en")} actors.` : "";
    if (!edges.length) return holder.replaceChildren(el("p", {class: "empty"}, "No events between two actors."));
    const height = Math.min(680, 240 + nodes.length * 14);
    layout(nodes, edges, width, height);
    const drawing = paint(nodes, edges, width, height, {onnode, onedge});
    tools.append(drawing.zoom.buttons, takePicture(drawing.node, "graph"));
    holder.replaceChildren(drawing.node);
  }
  return {
    node: el("div", null, controls, holder, classLegend()),
    draw(relations, more = () => relations) {
      last = relations;
      withStanding = more;
      redraw();
    },
  };
}

function paint(nodes, edges, width, height, {onnode, onedge}) {
  const drawing = svg("svg", {class: "graph", role: "group", "aria-label": `Graph of ${nodes.length} actors; the tables say the same`},
    svg("defs", null, CLASSES.map((_, quad) => svg("marker", {id: "head-" + quad, viewBox: "0 0 8 8", refX: 7, refY: 4, markerUnits: "userSpaceOnUse", markerWidth: 10, markerHeight: 10, orient: "auto-start-reverse", class: "q" + quad}, svg("path", {d: "M0 0L8 4L0 8z"})))));
  const zoom = zoomable(drawing, width, height);
  const place = (edge) => {
    const x = edge.to.x - edge.from.x, y = edge.to.y - edge.from.y, far = Math.hypot(x, y) || 1;
    const from = [edge.from.x + (x / far) * edge.from.radius, edge.from.y + (y / far) * edge.from.radius];
    const to = [edge.to.x - (x / far) * (edge.to.radius + 3), edge.to.y - (y / far) * (edge.to.radius + 3)];
    const side = Math.max(14, far * 0.12);  // there and back are two curves
    const bend = [(from[0] + to[0]) / 2 - (y / far) * side, (from[1] + to[1]) / 2 + (x / far) * side];
    const path = `M${from} Q${bend} ${to}`;
    for (const line of edge.lines) line.setAttribute("d", path);
    edge.sign.setAttribute("x", (from[0] + to[0]) / 4 + bend[0] / 2);
    edge.sign.setAttribute("y", (from[1] + to[1]) / 4 + bend[1] / 2 + 4);
  };
  for (const edge of edges) {
    // The colour of the class that most of its relations are of; of equals, the stronger.
    const quads = [0, 1, 2, 3, 4].map((quad) => edge.relations.filter((r) => r.quad === quad).length);
    const quad = quads.lastIndexOf(Math.max(...quads));
    const text = `${plain(edge.from.name)} to ${plain(edge.to.name)}: ${typeCounts(edge.relations.map((r) => r.type), 9)}`;
    edge.lines = [svg("path", {class: "wide"}), svg("path", {class: "line", "stroke-width": Math.min(7, 1 + Math.sqrt(edge.relations.length)), "marker-end": `url(#head-${quad})`})];
    edge.sign = svg("text", {class: "sign", "aria-hidden": "true"}, CLASSES[quad].sign);
    drawing.append(svg("g", {class: "edge q" + quad, tabindex: "0", role: "button", "aria-label": text + ", " + CLASSES[quad].name, ...pressed(() => onedge(edge))}, svg("title", null, text), edge.lines, edge.sign));
    place(edge);
  }
  const label = () => {
    for (const node of nodes) {
      node.text.classList.toggle("crowded", !node.place);
      const {x, y, anchor} = node.place || {x: node.x, y: node.y + node.radius + 12, anchor: "middle"};
      for (const [key, value] of Object.entries({x, y, "text-anchor": anchor})) node.text.setAttribute(key, value);
    }
  };
  let dragged = null, moved = false;
  for (const node of nodes) {
    node.circle = svg("circle", {cx: node.x, cy: node.y, r: node.radius});
    node.text = svg("text", null, node.label);
    node.group = svg("g", {class: "node t-" + node.type, tabindex: "0", role: "button", "aria-label": `${plain(node.name)}, ${node.type}, ${plural(node.degree, "relation")}`, ...pressed(() => moved || onnode(node)),
      onpointerdown: (event) => {
        dragged = node;
        moved = false;
        event.preventDefault();
      }}, svg("title", null, plain(node.name)), node.circle, node.text);
    drawing.append(node.group);
  }
  drawing.addEventListener("pointermove", (event) => {
    if (!dragged || event.buttons !== 1) return (dragged = null);
    const [x, y] = zoom.point(event);
    if (Math.hypot(x - dragged.x, y - dragged.y) < 3 && !moved) return;
    moved = true;
    Object.assign(dragged, {x, y});
    dragged.circle.setAttribute("cx", x);
    dragged.circle.setAttribute("cy", y);
    for (const edge of edges) if (edge.from === dragged || edge.to === dragged) place(edge);
    placeLabels(nodes, width, height);
    label();
  });
  drawing.addEventListener("pointerup", () => (dragged = null));
  placeLabels(nodes, width, height);
  label();
  // Letters keep their size when the picture grows, so that more names find room.
  drawing.addEventListener("zoomed", (event) => {
    drawing.style.setProperty("--letters", 12 / event.detail + "px");
    placeLabels(nodes, width, height, event.detail);
    label();
  });
  return {node: drawing, zoom};
}
