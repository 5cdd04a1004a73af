// One document: its text, and beside it the triples, what is selected, the graph and the timeline.

// Cuts the text where mentions, triggers and evidence begin and end.
class ArticleText {
  constructor(doc) {
    this.doc = doc;
    this.mentions = doc.mentions.map(() => []);
    this.triggers = doc.relations.map(() => []);
    this.evidence = doc.relations.map(() => []);
    const items = [];
    doc.mentions.forEach(([begin, end], i) => items.push({begin, end, list: this.mentions[i], mention: i}));
    doc.relations.forEach((r, i) => {
      if (r.event) items.push({begin: r.trigger[0], end: r.trigger[1], list: this.triggers[i], trigger: i});
      for (const [begin, end] of r.evidence) items.push({begin, end, list: this.evidence[i]});
    });
    this.items = items.filter((item) => item.begin < item.end).sort((a, b) => a.begin - b.begin);
    this.node = el("article", {class: "text", id: "text", "aria-label": "The text"});
    this.next = 0;
    this.active = [];
    const breaks = /\n[ \t\r]*\n\s*/g;
    let from = 0;
    for (let match; (match = breaks.exec(doc.text)); from = breaks.lastIndex) this.paragraph(from, match.index);
    this.paragraph(from, doc.text.length);
  }
  paragraph(begin, end) {
    if (!this.doc.text.slice(begin, end).trim()) return;
    // A part names a paragraph that it fills; a dateline often stands before the first sentence.
    const kinds = this.doc.parts.filter((part) => Math.min(end, part[1]) - Math.max(begin, part[0]) > 0.8 * (end - begin)).map((part) => part[2]);
    const p = el(kinds.includes("headline") ? "h2" : "p", {dir: "auto", class: kinds.join(" ") || null});
    let at = begin;
    while (at < end) {
      while (this.next < this.items.length && this.items[this.next].begin <= at) this.active.push(this.items[this.next++]);
      this.active = this.active.filter((item) => item.end > at);
      let stop = Math.min(end, ...this.active.map((item) => item.end));
      if (this.next < this.items.length) stop = Math.min(stop, this.items[this.next].begin);
      p.append(this.piece(at, stop));
      at = stop;
    }
    this.node.append(p);
  }
  piece(begin, end) {
    const span = el("span", null, visible(this.doc.text.slice(begin, end)));
    for (const item of this.active) {
      item.list.push(span);
      if (item.trigger !== undefined) {
        span.classList.add("trigger");
        span.dataset.trigger = item.trigger;
      }
      if (item.mention === undefined || span.dataset.mention) continue;
      const [, , entity, kind] = this.doc.mentions[item.mention];
      span.classList.add("mention", QUIET.includes(this.doc.entities[entity][1]) ? "quiet" : "front", "t-" + this.doc.entities[entity][1], kind);
      span.dataset.mention = item.mention;
      if (item.list.length > 1) continue;
      span.setAttribute("role", "button");
      span.setAttribute("tabindex", "-1");
      span.setAttribute("aria-label", plain(this.doc.text.slice(item.begin, item.end)) + ", " + this.doc.entities[entity][1]);
    }
    return span;
  }
}

function articleView(number, selected) {
  const doc = load(number);
  const relations = doc.relations;
  relations.forEach((r, i) => (r.number = i));
  const text = new ArticleText(doc);
  const detail = el("div", {id: "detail", "aria-live": "polite"}, el("p", {class: "empty"}, "Select a triple, or a name in the text."));
  const entity = (i) => (i === null ? null : doc.entities[i]);
  const named = (i) => (i === null ? "–" : name(entity(i)[0]));
  const words = (r) => (r.event ? doc.text.slice(...r.trigger) : r.predicate);
  const describe = (r) => [named(r.subject), " ", el("b", null, visible(words(r))), " ", named(r.object)];

  function mark(r, style) {
    for (const span of text.evidence[r.number]) span.classList.add(style);
    for (const span of text.triggers[r.number]) span.classList.add(style + "-trigger");
    for (const m of [r.subjectMention, r.objectMention]) if (m !== null) for (const span of text.mentions[m]) span.classList.add(style + "-actor");
  }
  function unmark(style) {
    for (const end of ["", "-trigger", "-actor"]) for (const span of text.node.querySelectorAll("." + style + end)) span.classList.remove(style + end);
  }
  function facts(r) {
    const rows = [["Type", r.type + (r.cameo ? " " + r.cameo : "")], ["Status", r.status], ["Speaker", r.speaker === null ? "the article itself" : named(r.speaker)],
      ["Time", r.time && r.time + (r.value ? " (" + r.value + ")" : "")], ["Place", r.place], ["Role", r.role], ["Certainty", percent(r.confidence)], ["Rule", r.rule]];
    return el("dl", null, rows.filter(([, value]) => value).map(([label, value]) => [el("dt", null, label), el("dd", null, typeof value === "string" ? visible(value) : value)]));
  }
  const indexOf = (r) => RELATIONS.find((other) => other.document === number && other.number === r.number);
  let current = null;
  function select(r, scroll = true) {
    unmark("lit");
    current = r;
    mark(r, "lit");
    const indexed = indexOf(r);
    detail.replaceChildren(el("h3", null, describe(r)), indexed && el("p", {class: "also"}, listed([indexed.subject !== null && actorLink(indexed.subject), indexed.object !== null && actorLink(indexed.object),
      indexed.subject !== null && indexed.object !== null && dyadLink(indexed.subject, indexed.object, "the dyad"), happeningLink(indexed, plural(happeningOf(indexed).length, "report"))].filter(Boolean))), facts(r), ...r.evidence.map(([begin, end]) => el("blockquote", {dir: "auto"}, visible(doc.text.slice(begin, end)))));
    show();
    if (scroll && text.evidence[r.number].length) text.evidence[r.number][0].scrollIntoView({block: "center"});
    history.replaceState(null, "", `#/${number}/${r.number}`);
  }
  function show() {
    for (const r of relations) if (table.row(r)) table.row(r).toggleAttribute("aria-current", r === current);
  }
  let table = null;
  table = dataTable({
    caption: "Triples", unit: "triple", rows: relations, csv: "triples", onselect: select, ondraw: () => table && show(),
    searchable: (r) => [r.subject, r.object, r.speaker].map((i) => (i === null ? "" : entity(i)[0])).concat(words(r), r.predicate, r.type, r.status).join(" ").toLowerCase(),
    columns: [
      {title: "Subject", value: (r) => (r.subject === null ? "" : entity(r.subject)[0]), cell: (r) => named(r.subject)},
      {title: "Relation", value: words, cell: (r) => el("button", {type: "button", class: "link"}, visible(words(r)))},
      {title: "Object", value: (r) => (r.object === null ? "" : entity(r.object)[0]), cell: (r) => named(r.object)},
      {title: "Type", value: (r) => r.type, cell: (r) => el("span", {class: classOf(r)}, CLASSES[r.quad].sign + " " + r.type)},
      {title: "Status", value: (r) => r.status, cell: (r) => r.status},
      {title: "Certainty", number: true, value: (r) => r.confidence, cell: (r) => percent(r.confidence)},
      {title: "Day", value: (r) => r.day, cell: (r) => r.day},
      {title: "Speaker", value: (r) => (r.speaker === null ? "" : entity(r.speaker)[0]), cell: (r) => (r.speaker === null ? "" : named(r.speaker))},
    ],
  });
  function about(e, label) {
    table.only(label, (r) => r.subject === e || r.object === e || r.speaker === e);
    say(label);
  }
  textActions(text, {doc, relations, select, about, describe, mark, unmark});
  const graph = actorGraph((key) => ({name: entity(key)[0], type: entity(key)[1]}), {width: pictureWidth(640), onnode: (node) => about(node.key, node.name), onedge: (edge) => {
    table.only(edge.from.name + " – " + edge.to.name, (r) => r.subject === edge.from.key && r.object === edge.to.key);
    select(relations[edge.relations[0].number]);
  }});
  graph.draw(relations);
  const view = el("div", {class: "columns"},
    el("div", {class: "reading", tabindex: "0", role: "region", "aria-label": "Article"}, el("p", {class: "date"}, doc.date && el("time", {datetime: doc.date}, doc.date), " ", sourceLink(number)), doc.cut && el("p", {class: "note"}, visible(doc.cut)), legend(doc, text.node), text.node),
    el("div", {class: "finding", tabindex: "0", role: "region", "aria-label": "What is found"},
      section("Selected", detail), section("Triples", table.node), section("Actors", graph.node), section("Timeline", dayList(relations, describe, select))));
  if (selected !== null && relations[selected]) setTimeout(() => select(relations[selected]));
  return view;
}

// Actors stand in front; these are marked where they are asked for.
const QUIET = ["TITLE", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"];
function legend(doc, text) {
  const types = counted(doc.mentions, (m) => doc.entities[m[2]][1]);
  const actors = types.filter(([type]) => !QUIET.includes(type)), quiet = types.filter(([type]) => QUIET.includes(type));
  const label = ([type, n]) => el("span", {class: "mention t-" + type}, type + " " + n);
  return el("div", null, el("p", {class: "legend types"}, actors.map(label)), quiet.length > 0 && el("label", {class: "legend"}, el("input", {type: "checkbox", onchange: (event) => text.classList.toggle("loud", event.target.checked)}), " titles, dates and numbers, too ", quiet.map(label)));
}

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
    items.append(el("li", {class: classOf(r)}, el("button", {type: "button", class: "link", onclick: () => onselect(r)}, describe(r))));
  }
  return list;
}
