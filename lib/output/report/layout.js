// A small spring layout, the same each time.
function layout(nodes, edges, width, height) {
  const n = nodes.length;
  nodes.forEach((node, i) => {  // a sunflower: no two in line
    const angle = i * 2.39996, far = Math.sqrt((i + 0.5) / n);
    node.x = Math.cos(angle) * far * width / 2;
    node.y = Math.sin(angle) * far * height / 2;
  });
  const ideal = 0.9 * Math.sqrt((width * height) / Math.max(n, 1));
  for (let step = 0, heat = width / 10; step < 300; ++step, heat *= 0.985) {
    for (const a of nodes) { a.dx = -a.x * 0.2; a.dy = -a.y * 0.4; }
    pairsOf(nodes, (a, b) => {
      const x = a.x - b.x || 0.01, y = a.y - b.y || 0.01;
      const square = x * x + y * y;
      if (square > 9 * ideal * ideal) return;  // what nothing joins stays near all the same
      const force = (ideal * ideal) / square;
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
  fit(nodes, "x", 80 + few * width, width - 80 - few * width);
  fit(nodes, "y", 24, height - 36);
}
function pairsOf(nodes, action) {
  for (let i = 0; i < nodes.length; ++i) for (let k = i + 1; k < nodes.length; ++k) action(nodes[i], nodes[k]);
}
function fit(nodes, axis, low, high) {
  const values = nodes.map((node) => node[axis]);
  const least = Math.min(...values), span = Math.max(...values) - least || 1;
  for (const node of nodes) node[axis] = low + ((node[axis] - least) / span) * (high - low);
}

// Where each node's label goes so that it covers no other label and no node: below, above or beside; nowhere where there is no room. The busiest choose first.
function placeLabels(nodes, width, height, scale = 1) {
  const line = 15 / scale;
  const taken = nodes.map((node) => [node.x - node.radius, node.y - node.radius, node.x + node.radius, node.y + node.radius]);
  for (const node of [...nodes].sort((a, b) => b.degree - a.degree)) {
    const w = (node.label.length * 6.6 + 4) / scale, far = node.radius + 2 / scale;
    const places = [[node.x, node.y + far + line * 0.8, "middle"], [node.x, node.y - far - line * 0.2, "middle"], [node.x + far, node.y + line * 0.3, "start"], [node.x - far, node.y + line * 0.3, "end"]];
    node.place = null;
    for (const [x, y, anchor] of places) {
      const from = anchor === "middle" ? x - w / 2 : anchor === "start" ? x : x - w;
      const box = [from, y - line * 0.8, from + w, y + line * 0.25];
      if (box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) continue;
      if (taken.some((other) => other[0] < box[2] && box[0] < other[2] && other[1] < box[3] && box[1] < other[3])) continue;
      taken.push(box);
      node.place = {x, y, anchor};
      break;
    }
  }
}
