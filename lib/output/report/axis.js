// Events over time: days in proportion, cooperation up, conflict down, and a range that can be drawn or moved by keys.
const DAY = 86400000;
function dayNumber(day) {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? Math.floor(Date.parse(day + "T00:00:00Z") / DAY) : NaN;
}
function dayText(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

// The days that the axis covers: those of the documents and two weeks around them; else all that are named.
function axisDays() {
  const own = INDEX.documents.map((d) => dayNumber(d[1])).filter((n) => !isNaN(n));
  const days = own.length ? own : RELATIONS.map((r) => dayNumber(r.day)).filter((n) => !isNaN(n));
  if (!days.length) return null;
  const [least, most] = days.reduce(([a, b], n) => [Math.min(a, n), Math.max(b, n)], [Infinity, -Infinity]);
  return own.length ? [least - 14, most + 15] : [least, most + 1];
}

// The first days of bins of one size between two days, and the day after the last.
function binStarts(first, last, size) {
  const starts = [];
  if (size === "day" || size === "week") {
    const from = size === "week" ? first - ((((first + 3) % 7) + 7) % 7) : first;  // day 0 was a Thursday
    for (let n = from; n < last + (size === "week" ? 7 : 1); n += size === "week" ? 7 : 1) starts.push(n);
    return starts;
  }
  const date = new Date(first * DAY);
  let year = date.getUTCFullYear(), month = size === "year" ? 0 : date.getUTCMonth();
  for (let n = -Infinity; n < last; size === "year" ? year++ : month++) {
    n = Date.UTC(year, month, 1) / DAY;
    starts.push(n);
  }
  return starts;
}
const BIN_SIZES = [["day", 1], ["week", 7], ["month", 30], ["year", 365]];
function binName(start, size) {
  return size === "year" ? dayText(start).slice(0, 4) : size === "month" ? dayText(start).slice(0, 7) : dayText(start);
}
// A number of steps that reads well: 1, 2 or 5 times a power of ten.
function niceStep(most, steps) {
  const rough = Math.max(1, most / steps), power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough);
}

function timeAxis(onrange) {
  const days = axisDays();
  const node = el("div", {class: "axis"});
  if (!days) {
    node.append(el("p", {class: "empty"}, "No dates are known."));
    return {node, draw: () => {}};
  }
  const width = pictureWidth(1160), left = 34, right = 8, up = 92, down = 70, top = 6;
  const size = (BIN_SIZES.find(([, n]) => (days[1] - days[0]) / n <= 160) || BIN_SIZES[3])[0];
  const starts = binStarts(days[0], days[1], size);
  const [first, last] = [starts[0], starts[starts.length - 1]];
  const x = (n) => left + ((n - first) / (last - first)) * (width - left - right);
  const dayAt = (px) => Math.round(first + ((px - left) / (width - left - right)) * (last - first));
  const clamp = (n) => Math.min(last, Math.max(first, n));
  const middle = top + up, height = top + up + down + 22;
  const drawing = svg("svg", {viewBox: `0 0 ${width} ${height}`, class: "bars", role: "group", "aria-label": "Events by " + size + "; the fields From and To choose a range, too"});
  const legend = el("p", {class: "note-line"});
  let range = [first, last];

  function bars(relations) {
    const bins = starts.slice(0, -1).map(() => [0, 0, 0, 0, 0]);
    let outside = 0, undated = 0;
    for (const r of relations) {
      if (!r.event) continue;
      const n = dayNumber(r.day);
      if (isNaN(n)) undated++;
      else if (n < first || n >= last) outside++;
      else {
        let low = 0, high = starts.length - 1;
        while (high - low > 1) starts[(low + high) >> 1] <= n ? (low = (low + high) >> 1) : (high = (low + high) >> 1);
        bins[low][r.quad]++;
      }
    }
    return {bins, outside, undated};
  }
  function draw(relations, state) {
    const {bins, outside, undated} = bars(relations);
    range = [state.from ? clamp(dayNumber(state.from)) : first, state.to ? clamp(dayNumber(state.to) + 1) : last].map((n, i) => (isNaN(n) ? [first, last][i] : n));
    const highest = Math.max(1, ...bins.map((b) => Math.max(b[1] + b[2], b[3] + b[4])));
    const most = highest, scale = (n) => (n / most) * (n < 0 ? down : up);
    drawing.replaceChildren();
    const step = niceStep(most, 3);
    for (let n = -Math.floor(most / step) * step; n <= most; n += step) {
      const y = middle - (n / most) * (n < 0 ? down : up);
      drawing.append(svg("line", {class: n === 0 ? "zero" : "grid", x1: left, x2: width - right, y1: y, y2: y}), svg("text", {class: "tick", x: left - 4, y: y + 4, "text-anchor": "end"}, String(Math.abs(n))));
    }
    let free = -Infinity;
    bins.forEach((b, i) => {
      const from = x(starts[i]), w = Math.max(0.8, x(starts[i + 1]) - from - (x(starts[i + 1]) - from > 3 ? 1 : 0));
      const all = b[1] + b[2] + b[3] + b[4];
      if (from >= free && from < width - 60) {
        drawing.append(svg("text", {class: "tick", x: from, y: height - 6}, binName(starts[i], size)), svg("line", {class: "grid", x1: from, x2: from, y1: top + up + down, y2: top + up + down + 5}));
        free = from + 90;
      }
      if (!all) return;
      const text = `${binName(starts[i], size)}: ${[1, 2, 3, 4].filter((q) => b[q]).map((q) => b[q] + " " + CLASSES[q].name).join(", ")}`;
      const heights = b.map((n, q) => scale(q > 2 ? -n : n)).map(Math.abs);
      drawing.append(svg("g", {class: "bar", role: "button", tabindex: "-1", "aria-label": text, "data-from": dayText(starts[i]), "data-to": dayText(starts[i + 1] - 1), ...pressed(() => onrange(dayText(starts[i]), dayText(starts[i + 1] - 1)))},
        svg("title", null, text),
        [[2, middle - heights[2]], [1, middle - heights[2] - heights[1]], [3, middle], [4, middle + heights[3]]].map(([q, y]) => b[q] > 0 && svg("rect", {class: "q" + q, x: from, y, width: w, height: heights[q]}))));
    });
    const firstBar = drawing.querySelector(".bar");
    if (firstBar) firstBar.setAttribute("tabindex", "0");
    brush(state);
    legend.replaceChildren(`By ${size}, cooperation up, conflict down. `, outside ? plural(outside, "event") + " lie outside the axis. " : "", undated ? plural(undated, "event") + (undated === 1 ? " has" : " have") + " no day." : "");
  }
  function brush(state) {
    const shade = (a, b) => b > a && drawing.append(svg("rect", {class: "shade", x: x(a), y: top, width: x(b) - x(a), height: up + down}));
    shade(first, range[0]);
    shade(range[1], last);
    ["from", "to"].forEach((key, i) => {
      const set = (n) => {
        const moved = [...range];
        moved[i] = i === 0 ? Math.min(clamp(n), range[1] - 1) : Math.max(clamp(n), range[0] + 1);
        onrange(moved[0] <= first ? "" : dayText(moved[0]), moved[1] >= last ? "" : dayText(moved[1] - 1), key);
      };
      drawing.append(svg("rect", {class: "handle", "data-end": key, x: x(range[i]) - 3, y: top, width: 6, height: up + down, rx: 3, role: "slider", tabindex: "0", "aria-label": i === 0 ? "First day" : "Last day",
        "aria-valuemin": first, "aria-valuemax": last, "aria-valuenow": range[i], "aria-valuetext": dayText(i === 0 ? range[0] : range[1] - 1),
        onkeydown: (event) => {
          const big = size === "day" ? 7 : size === "week" ? 28 : 365;
          const step = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -big, PageUp: big}[event.key];
          const goal = event.key === "Home" ? first : event.key === "End" ? last : step ? range[i] + step : null;
          if (goal === null) return;
          event.preventDefault();
          set(goal);
          const again = drawing.querySelector(`[data-end=${key}]`);
          if (again) again.focus();
        }}));
    });
  }
  // A range is drawn with the pointer; a short stroke is a click on a bar.
  let begun = null, held = null, preview = null;
  const pointerX = (event) => ((event.clientX - drawing.getBoundingClientRect().left) / drawing.getBoundingClientRect().width) * width;
  drawing.addEventListener("pointerdown", (event) => {
    begun = pointerX(event);
    held = event.target.dataset.end || null;
  });
  drawing.addEventListener("pointermove", (event) => {
    if (begun === null || Math.abs(pointerX(event) - begun) < 6) return;
    if (!preview) {
      drawing.append((preview = svg("rect", {class: "drawn", y: top, height: up + down})));
      drawing.setPointerCapture(event.pointerId);
    }
    const anchor = held ? x(held === "from" ? range[1] : range[0]) : begun;
    const [a, b] = [anchor, pointerX(event)].sort((p, q) => p - q);
    preview.setAttribute("x", a);
    preview.setAttribute("width", b - a);
  });
  drawing.addEventListener("pointerup", (event) => {
    if (preview) {
      const anchor = held ? x(held === "from" ? range[1] : range[0]) : begun;
      const [a, b] = [anchor, pointerX(event)].sort((p, q) => p - q).map((px) => clamp(dayAt(px)));
      preview.remove();
      onrange(a <= first ? "" : dayText(a), b >= last ? "" : dayText(Math.max(a, b - 1)));
    }
    begun = preview = null;
  });
  drawing.addEventListener("keydown", (event) => {
    const bars = [...drawing.querySelectorAll(".bar")], at = bars.indexOf(event.target);
    const next = at >= 0 && bars[at + ({ArrowRight: 1, ArrowLeft: -1}[event.key] || NaN)];
    if (next) next.focus();
  });
  node.append(drawing, legend);
  return {node, draw, drawing};
}
