// The panel of filters. change(key, value) sets one; draw(state) shows what is set.
function filterPanel(change) {
  const fields = new Map();
  function field(key, label, node) {
    fields.set(key, node);
    // Words are looked for when the typing pauses.
    let pause = 0;
    if (node.type === "search")
      node.addEventListener("input", () => {
        clearTimeout(pause);
        pause = setTimeout(() => change(key, node.value), 150);
      });
    else node.addEventListener("change", () => change(key, node.type === "checkbox" ? (node.checked ? "yes" : "") : node.value));
    return el("label", null, label, " ", node);
  }
  const choice = (values) => el("select", null, el("option", {value: ""}, "all"), values.map(([value, label]) => el("option", {value}, label)));
  const counts = (key) => counted(RELATIONS.filter((r) => r.event || key === "type"), (r) => r[key]).map(([value, n]) => [value, `${value} (${n.toLocaleString("en")})`]);
  const countries = counted(RELATIONS.flatMap(countriesOf), (code) => code).map(([code, n]) => [code, `${plain(countryName(code))} (${n.toLocaleString("en")})`]).sort((a, b) => a[1].localeCompare(b[1], "en"));
  const houses = counted(INDEX.documents.map((_, i) => houseOf(i)).filter(Boolean), (house) => house).slice(0, 200).map(([house, n]) => [house, `${plain(house)} (${n.toLocaleString("en")})`]);
  const speakers = counted(RELATIONS.filter((r) => r.speaker !== null), (r) => r.speaker).slice(0, 100).map(([i, n]) => [ACTORS[i].key, `${short(ACTORS[i].name, 40)} (${n})`]);
  // An actor is typed, and offered from the busiest.
  const busiest = counted(RELATIONS.flatMap((r) => [r.subject, r.object]).filter((i) => i !== null), (i) => i).slice(0, 500).map(([i]) => ACTORS[i]);
  const actor = el("input", {type: "text", list: "actor-names", placeholder: "name", autocomplete: "off"});
  const named = (text) => ACTOR_OF.get(text) || ACTORS.find((a) => a.names.includes(text)) || null;
  actor.addEventListener("change", () => {
    const found = named(actor.value);
    change("actor", found ? found.key : "");
    if (actor.value && !found) say("No actor is called " + actor.value);
  });
  const only = el("p", {class: "only", hidden: true});
  const clear = el("button", {type: "button", class: "clear", onclick: () => change(null, "")}, "Clear all filters");
  const more = el("details", {class: "more-filters"}, el("summary", null, "More filters"), el("div", {class: "filters"},
    field("class", "Class", choice(CLASSES.map(({name: label}, quad) => [String(quad), label]))),
    field("type", "Type", choice(counts("type"))),
    field("status", "Status", choice(counts("status"))),
    field("certainty", "Certainty from", choice([["50", "50%"], ["60", "60%"], ["70", "70%"], ["80", "80%"], ["90", "90%"]])),
    houses.length > 1 && field("source", "Source", choice(houses)),
    speakers.length > 0 && field("speaker", "Said by", choice([["article", "the article itself"], ...speakers])),
    field("standing", "Offices and memberships, too", el("input", {type: "checkbox"}))));
  more.open = innerWidth > 900;
  const node = el("section", {class: "panel", "aria-label": "Filters"},
    el("div", {class: "filters"}, field("words", "Words", el("input", {type: "search", placeholder: "in names, verbs, titles"})),
      field("from", "From", el("input", {type: "date"})), field("to", "to", el("input", {type: "date"})),
      el("label", null, "Actor ", actor), el("datalist", {id: "actor-names"}, busiest.map((a) => el("option", {value: plain(a.name)}))),
      field("country", "Country", choice(countries)), clear), more, only);
  return {
    node,
    draw(state, found, all) {
      for (const [key, input] of fields) {
        if (input === document.activeElement && input.type === "search") continue;
        if (input.type === "checkbox") input.checked = !!state[key];
        else input.value = state[key] || "";
      }
      const chosen = ACTOR_OF.get(state.actor);
      if (actor !== document.activeElement) actor.value = chosen ? plain(chosen.name) : "";
      const set = FILTERS.filter((key) => state[key]).length;
      clear.hidden = set === 0;
      only.hidden = set === 0;
      only.replaceChildren(`Filtered: ${found.toLocaleString("en")} of ${plural(all, "relation")}.`, ...(state.with ? [" Between ", name(chosen ? chosen.name : ""), " and ", name((ACTOR_OF.get(state.with) || {name: ""}).name), "."] : []));
    },
  };
}
