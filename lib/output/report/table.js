// A table that sorts by its headings, filters by words, type and status, and shows its rows in pages.
// columns: {title, value(row), cell(row), number}; row: {type, status} for the selectors.
function dataTable(options) {
  const {caption, columns, rows, onselect, searchable, selectors = true, page = 50} = options;
  let order = {column: -1, down: false};
  let words = "";
  let shown = page;
  const chosen = {type: "", status: ""};
  let extra = null;
  const body = el("tbody");
  const count = el("p", {class: "count", role: "status"});
  const more = el("button", {type: "button", class: "more", onclick: () => { shown += page; draw(); }});
  const note = el("p", {class: "only", hidden: true});
  const elements = new Map();

  const headings = columns.map((column, i) => {
    const button = el("button", {type: "button", onclick: () => {
      order = {column: i, down: order.column === i ? !order.down : !!column.number};
      headings.forEach((th, k) => th.setAttribute("aria-sort", k !== i ? "none" : order.down ? "descending" : "ascending"));
      draw();
    }}, column.title, el("span", {class: "arrow", "aria-hidden": "true"}));
    return el("th", {scope: "col", "aria-sort": "none"}, button);
  });

  function fits(row) {
    if (extra && !extra.test(row)) return false;
    if (chosen.type && row.type !== chosen.type) return false;
    if (chosen.status && row.status !== chosen.status) return false;
    return !words || words.split(/\s+/).every((word) => searchable(row).includes(word));
  }
  function draw() {
    const found = rows.filter(fits);
    if (order.column >= 0) {
      const {value, number} = columns[order.column];
      const turn = order.down ? -1 : 1;
      found.sort((a, b) => turn * (number ? value(a) - value(b) : String(value(a)).localeCompare(String(value(b)), "en")));
    }
    elements.clear();
    body.replaceChildren(...found.slice(0, shown).map((row) => {
      const tr = el("tr", {onclick: onselect && (() => onselect(row))}, columns.map((column) => el("td", {class: column.number ? "number" : ["Type", "Status", "Day", "Date", "Kind"].includes(column.title) ? "short" : null}, column.cell(row))));
      elements.set(row, tr);
      return tr;
    }));
    count.textContent = found.length === rows.length ? plural(rows.length, options.unit) : found.length.toLocaleString("en") + " of " + plural(rows.length, options.unit);
    more.hidden = found.length <= shown;
    more.textContent = "Show more (" + (found.length - shown).toLocaleString("en") + " left)";
    if (options.ondraw) options.ondraw();
  }
  function selector(label, key) {
    const values = counted(rows, (row) => row[key]);
    if (values.length < 2) return null;
    return el("label", null, label + " ", el("select", {onchange: (event) => { chosen[key] = event.target.value; shown = page; draw(); }},
      el("option", {value: ""}, "all"), values.map(([value, n]) => el("option", {value}, value + " (" + n + ")"))));
  }
  const bar = el("div", {class: "filters"},
    el("label", null, "Filter ", el("input", {type: "search", placeholder: "words", oninput: (event) => { words = event.target.value.toLowerCase().trim(); shown = page; draw(); }})),
    selectors && [selector("Type", "type"), selector("Status", "status")]);
  const node = el("div", {class: "data"}, bar, note, count, el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": caption},
    el("table", null, el("caption", {class: "hidden"}, caption), el("thead", null, el("tr", null, headings)), body)), more);
  draw();
  return {
    node,
    row: (row) => elements.get(row),
    // Shows only the rows that pass the test, and says so with a way back.
    only(label, test) {
      extra = test ? {test} : null;
      shown = page;
      note.hidden = !test;
      note.replaceChildren(...(test ? ["Only ", name(label), " ", el("button", {type: "button", onclick: () => this.only("", null)}, "Show all")] : []));
      draw();
    },
  };
}
