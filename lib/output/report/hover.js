// What the text answers to: the pointer, clicks and keys.
function textActions(text, {doc, relations, select, about, describe, mark, unmark}) {
  const tip = document.getElementById("tip");
  const of = (span) => (span.dataset.mention === undefined ? [] : relations.filter((r) => r.subjectMention === +span.dataset.mention || r.objectMention === +span.dataset.mention));
  function relationsOf(span) {
    const own = span.dataset.trigger === undefined ? [] : [relations[+span.dataset.trigger]];
    return own.concat(of(span).filter((r) => !own.includes(r)));
  }
  function show(span) {
    unmark("hover");
    const found = relationsOf(span);
    for (const r of found) mark(r, "hover");
    const lines = [];
    if (span.dataset.mention !== undefined) {
      const [, , e, kind, stands] = doc.mentions[+span.dataset.mention];
      const [label, type, subtype, country, wikidata, value] = doc.entities[e];
      lines.push(el("p", null, name(label, {class: "strong"}), " ", [type, subtype, country, wikidata, value, kind !== "name" && kind].filter(Boolean).join(" · ")));
      if (stands) lines.push(el("p", null, "stands for ", name(stands)));
    }
    for (const r of found.slice(0, 6)) {
      const speaker = r.speaker === null ? "" : doc.entities[r.speaker][0];
      lines.push(el("p", {class: classOf(r)}, describe(r), ` (${r.type}, ${r.status}`, speaker && [", says ", name(speaker)], ")"));
    }
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const box = span.getClientRects()[0] || span.getBoundingClientRect();
    tip.style.left = Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8)) + "px";
    const below = box.bottom + 6;
    tip.style.top = (below + tip.offsetHeight > innerHeight ? Math.max(4, box.top - tip.offsetHeight - 6) : below) + "px";
  }
  function hide() {
    tip.hidden = true;
    unmark("hover");
  }
  function act(span) {
    const found = relationsOf(span);
    if (span.dataset.mention !== undefined) about(doc.mentions[+span.dataset.mention][2], doc.entities[doc.mentions[+span.dataset.mention][2]][0]);
    if (found.length) select(found[0], false);
  }
  const target = (event) => event.target.closest("[data-mention], [data-trigger]");
  text.node.addEventListener("mouseover", (event) => (target(event) ? show(target(event)) : hide()));
  text.node.addEventListener("mouseleave", hide);
  text.node.addEventListener("focusin", (event) => target(event) && show(target(event)));
  text.node.addEventListener("focusout", hide);
  text.node.addEventListener("click", (event) => target(event) && act(target(event)));
  // One stop for the tab key; the arrows go from name to name.
  const stops = [...text.node.querySelectorAll("[tabindex]")];
  if (stops.length) stops[0].tabIndex = 0;
  text.node.addEventListener("keydown", (event) => {
    const at = stops.indexOf(event.target);
    if (at < 0) return;
    if (event.key === "Escape") hide();
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      act(event.target);
    }
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    const next = step && stops[at + step];
    if (!next) return;
    event.preventDefault();
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}
