// Actors as nodes, what is between two of them as one edge. A small spring layout, the same each time.
function layout(nodes, edges, width, height) {
  const n = nodes.length;
  nodes.forEach((node, i) => {  // a sunflower: no two in line
    const angle = i * 2.39996, far = Math.sqrt((i + 0.5) / n);
    node.x = Math.cos(angle) * far * width / 2;
    node.y = Math.sin(angle) * far * height / 2;
  });
  const ideal = 0.9 * Math.sqrt((width * height) / Math.max(n, 1));
  for (let step = 0, heat = width / 10; step < 300; ++step, heat *= 0.985) {
    for (const a of nodes) { a.dx = -a.x * 0.15; a.dy = -a.y * 0.3; }
    pairsOf(nodes, (a, b) => {
      const x = a.x - b.x || 0.01, y = a.y - b.y || 0.01;
      const force = (ideal * ideal) / (x * x + y * y);
      a.dx += x * force; a.dy += y * force; b.dx -= x * force; b.dy -= y * force;
    });
    for (const {from: a, to: b} of edges) {
      const x = a.x - b.x, y = a.y - b.y;
      const force = Math.hypot(x, y) / ideal;
      a.dx -= x * force; a.dy -= y * force; b.dx += x * force; b.dy += y * force;
    }
    for (const a of nodes) {
      const far = Math.hypot(a.dx, a.dy) || 1;
      a.x += (a.dx / far) * Math.min(far, heat);
      a.y += (a.dy / far) * Math.min(far, heat);
    }
  }
  const few = n < 4 ? 0.2 : 0;
  fit(nodes, "x", 70 + few * width, width - 70 - few * width);
  fit(nodes, "y", 20, height - 36);
  for (let step = 0; step < 60; ++step)  // names need room
    pairsOf(nodes, (a, b) => {
      const x = a.x - b.x, y = a.y - b.y || 0.01;
      const wide = 4 * (Math.min(24, a.name.length) + Math.min(24, b.name.length)) - Math.abs(x), high = 40 - Math.abs(y);
      if (wide <= 0 || high <= 0) return;
      const push = (Math.sign(y) * high) / 4;
      a.y = Math.min(height - 36, Math.max(20, a.y + push));
      b.y = Math.min(height - 36, Math.max(20, b.y - push));
      if (wide < 30) { a.x += (Math.sign(x) * wide) / 4; b.x -= (Math.sign(x) * wide) / 4; }
    });
}
function pairsOf(nodes, action) {
  for (let i = 0; i < nodes.length; ++i) for (let k = i + 1; k < nodes.length; ++k) action(nodes[i], nodes[k]);
}
function fit(nodes, axis, low, high) {
  const values = nodes.map((node) => node[axis]);
  const least = Math.min(...values), span = Math.max(...values) - least || 1;
  for (const node of nodes) node[axis] = low + ((node[axis] - least) / span) * (high - low);
}

// relations: {from, to: keys of actors, type, score, event}; labels(key) -> {name, type}.
function actorGraph(relations, labels, {most = 40, width, onnode, onedge}) {
  const degrees = new Map();
  for (const r of relations)
    for (const key of [r.from, r.to]) degrees.set(key, (degrees.get(key) || 0) + 1);
  const kept = [...degrees].sort((a, b) => b[1] - a[1]).slice(0, most);
  const nodes = kept.map(([key, degree]) => ({key, degree, ...labels(key)}));
  const at = new Map(nodes.map((node) => [node.key, node]));
  const pairs = new Map();
  for (const r of relations) {
    if (!at.has(r.from) || !at.has(r.to) || r.from === r.to) continue;
    const key = r.from + "|" + r.to;
    if (!pairs.has(key)) pairs.set(key, {from: at.get(r.from), to: at.get(r.to), relations: []});
    pairs.get(key).relations.push(r);
  }
  const edges = [...pairs.values()];
  if (!edges.length) return el("p", {class: "empty"}, "No relations between two actors.");
  const height = Math.min(640, 220 + nodes.length * 16);
  layout(nodes, edges, width, height);
  const drawing = svg("svg", {viewBox: `0 0 ${width} ${height}`, class: "graph", role: "group", "aria-label": `Graph of ${nodes.length} actors; the table of triples says the same`},
    svg("defs", null, ["cooperation", "conflict", "neutral", "standing"].map((kind) =>
      svg("marker", {id: "head-" + kind, viewBox: "0 0 8 8", refX: 7, refY: 4, markerUnits: "userSpaceOnUse", markerWidth: 10, markerHeight: 10, orient: "auto-start-reverse", class: kind}, svg("path", {d: "M0 0L8 4L0 8z"})))));
  for (const edge of edges) {
    const events = edge.relations.filter((r) => r.event);
    const mean = events.reduce((sum, r) => sum + r.score, 0) / (events.length || 1);
    const kind = sign({event: events.length > 0, score: mean});
    const x = edge.to.x - edge.from.x, y = edge.to.y - edge.from.y, far = Math.hypot(x, y) || 1;
    const from = [edge.from.x + (x / far) * 11, edge.from.y + (y / far) * 11];
    const to = [edge.to.x - (x / far) * 13, edge.to.y - (y / far) * 13];
    const side = Math.max(14, far * 0.12);  // there and back are two curves
    const bend = [(from[0] + to[0]) / 2 - (y / far) * side, (from[1] + to[1]) / 2 + (x / far) * side];
    const path = `M${from} Q${bend} ${to}`;
    const text = `${plain(edge.from.name)} to ${plain(edge.to.name)}: ` + counted(edge.relations, (r) => r.type).map(([type, n]) => type + (n > 1 ? " ×" + n : "")).join(", ");
    drawing.append(svg("g", {class: "edge " + kind, tabindex: "0", role: "button", "aria-label": text + ", " + kind, ...pressed(() => onedge(edge))},
      svg("title", null, text), svg("path", {class: "wide", d: path}),
      svg("path", {class: "line", d: path, "stroke-width": Math.min(6, 1 + edge.relations.length / 2), "marker-end": `url(#head-${kind})`}),
      kind !== "standing" && svg("text", {x: (from[0] + to[0]) / 4 + bend[0] / 2, y: (from[1] + to[1]) / 4 + bend[1] / 2 + 4, class: "sign"}, SIGNS[kind])));
  }
  for (const node of nodes)
    drawing.append(svg("g", {class: "node t-" + node.type, tabindex: "0", role: "button", "aria-label": `${plain(node.name)}, ${node.type}, ${plural(node.degree, "relation")}`, ...pressed(() => onnode(node))},
      svg("circle", {cx: node.x, cy: node.y, r: 6 + Math.min(6, Math.sqrt(node.degree))}),
      svg("text", {x: node.x, y: node.y + 22}, short(node.name, 24))));
  return el("div", null, drawing, el("p", {class: "legend"},
    ["cooperation", "conflict", "neutral", "standing"].map((kind) => el("span", {class: kind}, SIGNS[kind] + " " + kind)),
    degrees.size > kept.length && ` The ${most} actors with most relations of ${degrees.size}.`));
}
