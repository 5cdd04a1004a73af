// Days and what happened on them, as a list: it reads well aloud, too.
function dayList(relations, describe, onselect) {
  const dated = relations.filter((r) => r.day).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  if (!dated.length) return el("p", {class: "empty"}, "No dates are known.");
  const list = el("ol", {class: "days"});
  let day = null, items = null;
  for (const r of dated) {
    if (r.day !== day) {
      day = r.day;
      items = el("ul");
      list.append(el("li", null, el("time", {datetime: day}, day), items));
    }
    items.append(el("li", {class: sign(r)}, el("button", {type: "button", class: "link", onclick: () => onselect(r)}, describe(r))));
  }
  return list;
}

// "2024-05-02" to the first day of its bin: a day, a week, a month or a year.
function bin(day, size) {
  if (size === "year") return day.slice(0, 4);
  if (size === "month") return day.slice(0, 7);
  if (size === "day") return day;
  const date = new Date(day + "T00:00:00Z");
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

// Bars of events over time: cooperation and neutral up, conflict down.
function dayChart(relations, onselect) {
  const dated = relations.filter((r) => r.event && /^\d{4}-\d\d-\d\d$/.test(r.day) && !isNaN(new Date(r.day)));
  if (!dated.length) return el("p", {class: "empty"}, "No dates are known.");
  const most = 90;
  const size = ["day", "week", "month", "year"].find((s) => new Set(dated.map((r) => bin(r.day, s))).size <= most) || "year";
  const bins = new Map();
  for (const r of dated) {
    const key = bin(r.day, size);
    if (!bins.has(key)) bins.set(key, {key, up: 0, down: 0});
    r.score < 0 ? bins.get(key).down++ : bins.get(key).up++;
  }
  const list = [...bins.values()].sort((a, b) => (a.key < b.key ? -1 : 1)).slice(-4 * most);
  const width = 1160, step = Math.min(48, (width - 20) / list.length);
  const highest = Math.max(...list.map((b) => Math.max(b.up, b.down)));
  const scale = (n) => (n ? Math.max(2, (n / highest) * 100) : 0);
  // No room is kept for bars that there are none of.
  const up = Math.max(...list.map((b) => scale(b.up))), both = up + Math.max(...list.map((b) => scale(b.down)));
  const drawing = svg("svg", {viewBox: `0 0 ${width} ${both + 40}`, class: "bars", role: "group", "aria-label": "Events by " + size});
  list.forEach((b, i) => {
    const x = 10 + i * step, w = Math.max(1, step - 2);
    const text = `${b.key}: ${b.up} cooperative or neutral, ${b.down} conflictual`;
    drawing.append(svg("g", {tabindex: "0", role: "button", "aria-label": text, ...pressed(() => onselect(b.key, (r) => r.day && bin(r.day, size) === b.key))},
      svg("title", null, text), svg("rect", {class: "wide", x, y: 0, width: step, height: both + 20}),
      svg("rect", {class: "cooperation", x, y: up - scale(b.up) + 8, width: w, height: scale(b.up)}),
      svg("rect", {class: "conflict", x, y: up + 9, width: w, height: scale(b.down)})));
    if (i % Math.ceil(90 / step) === 0) drawing.append(svg("text", {x, y: both + 34}, b.key));
  });
  return el("div", null, drawing, el("p", {class: "legend"}, `By ${size}: `, el("span", {class: "cooperation"}, "up: cooperation and requests"), el("span", {class: "conflict"}, "down: conflict")));
}
