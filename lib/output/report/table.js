// A table that sorts by its headings, filters by words, type and status, and shows its rows in pages.
// columns: {title, value(row), cell(row), number, extra}; row: {type, status} for the selectors; csv: a name to save the rows by.
const TABLES = new Set();  // those on the page, which are printed whole

function dataTable(options) {
  const {caption, columns, onselect, selectors = true, filter = true, page = 50} = options;
  let rows = options.rows;
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
    return !words || words.split(/\s+/).every((word) => options.searchable(row).includes(word));
  }
  function found() {
    const result = rows.filter(fits);
    if (order.column >= 0) {
      const {value, number} = columns[order.column];
      const turn = order.down ? -1 : 1;
      result.sort((a, b) => turn * (number ? value(a) - value(b) : String(value(a)).localeCompare(String(value(b)), "en")));
    }
    return result;
  }
  function draw() {
    const all = found();
    elements.clear();
    body.replaceChildren(...all.slice(0, shown).map((row) => {
      const tr = el("tr", {class: onselect ? "open" : null, onclick: onselect && ((event) => event.target.closest("a, input, select") || onselect(row))},
        columns.map((column) => el("td", {"data-label": column.title, class: column.number ? "number" : ["Type", "Status", "Day", "Date", "Kind"].includes(column.title) ? "short" : null}, column.cell(row))));
      elements.set(row, tr);
      return tr;
    }));
    count.textContent = all.length === rows.length ? plural(rows.length, options.unit) : all.length.toLocaleString("en") + " of " + plural(rows.length, options.unit);
    more.hidden = all.length <= shown;
    more.textContent = "Show more (" + (all.length - shown).toLocaleString("en") + " left)";
    if (options.ondraw) options.ondraw();
  }
  function selector(label, key) {
    const values = counted(rows, (row) => row[key]);
    if (values.length < 2) return null;
    return el("label", null, label + " ", el("select", {onchange: (event) => { chosen[key] = event.target.value; shown = page; draw(); }},
      el("option", {value: ""}, "all"), values.map(([value, n]) => el("option", {value}, value + " (" + n + ")"))));
  }
  const csv = options.csv && takeButton("CSV", () => save(options.csvText ? options.csvText(found()) : csvText(columns.map((c) => c.title), found().map((row) => columns.map((c) => c.value(row)))), options.csv + ".csv", "text/csv"));
  const bar = el("div", {class: "filters"},
    filter && el("label", null, "Filter ", el("input", {type: "search", placeholder: "words", oninput: (event) => { words = event.target.value.toLowerCase().trim(); shown = page; draw(); }})),
    selectors && [selector("Type", "type"), selector("Status", "status")], csv);
  const node = el("div", {class: "data"}, bar, note, count, el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": caption + " as a table"},
    el("table", null, el("caption", {class: "hidden"}, caption), el("thead", null, el("tr", null, headings)), body)), more);
  draw();
  const table = {
    node,
    row: (row) => elements.get(row),
    found,
    set(newRows) {
      rows = newRows;
      shown = page;
      draw();
    },
    all(yes) {
      shown = yes ? Infinity : page;
      draw();
    },
    // Shows only the rows that pass the test, and says so with a way back.
    only(label, test) {
      extra = test ? {test} : null;
      shown = page;
      note.hidden = !test;
      note.replaceChildren(...(test ? ["Only ", name(label), " ", el("button", {type: "button", onclick: () => this.only("", null)}, "Show all")] : []));
      draw();
    },
  };
  TABLES.add(table);
  return table;
}
addEventListener("beforeprint", () => { for (const table of TABLES) if (table.node.isConnected) table.all(true); });
addEventListener("afterprint", () => { for (const table of TABLES) if (table.node.isConnected) table.all(false); });
