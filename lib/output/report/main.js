// Which view: "#/" all documents with "?filters", "#/3" the fourth, "#/3/5" its sixth relation, "#/actor/KEY", "#/dyad/KEY/KEY", "#/happening/3/5".
function route() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const parts = path.split("/").map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  const many = DOCUMENTS.length > 1;
  const isNumber = (text) => /^\d+$/.test(text || "");
  const inside = isNumber(parts[0]) ? +parts[0] < DOCUMENTS.length : !many && !parts[0];
  const number = isNumber(parts[0]) ? +parts[0] : 0;
  const relation = (document_, n) => RELATIONS.find((r) => r.document === +document_ && r.number === +n);
  const views = {
    actor: () => ACTOR_OF.has(parts[1]) && {title: ACTOR_OF.get(parts[1]).name, view: actorPage(ACTOR_OF.get(parts[1]))},
    dyad: () => ACTOR_OF.has(parts[1]) && ACTOR_OF.has(parts[2]) && {title: ACTOR_OF.get(parts[1]).name + " – " + ACTOR_OF.get(parts[2]).name, view: dyadPage(ACTOR_OF.get(parts[1]), ACTOR_OF.get(parts[2]))},
    happening: () => {
      const first = relation(parts[1], parts[2]);
      return first && {title: [actorName(first.subject), first.predicate, actorName(first.object)].join(" "), view: happeningPage(first)};
    },
  };
  TABLES.clear();
  const found = (inside && {title: documentTitle(number), view: articleView(number, isNumber(parts[1]) ? +parts[1] : null)}) || (views[parts[0]] && views[parts[0]]()) || {title: "demarche report", view: overview(query || "")};
  const home = el("a", {href: "#/"}, many ? "All documents" : "The article");
  document.getElementById("tip").hidden = true;
  const title = document.getElementById("title");
  title.replaceChildren(...visible(found.title));
  title.dir = "auto";
  document.title = plain(found.title);
  document.getElementById("nav").replaceChildren(...[(many ? path !== "" : !inside) && home, many && inside && number > 0 && el("a", {href: "#/" + (number - 1), rel: "prev"}, "Previous"),
    many && inside && number + 1 < DOCUMENTS.length && el("a", {href: "#/" + (number + 1), rel: "next"}, "Next")].filter(Boolean));
  const main = document.getElementById("main");
  main.replaceChildren(found.view);
  main.classList.toggle("article", inside);
  scrollTo(0, 0);
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  const main = document.getElementById("main");
  main.tabIndex = -1;
  main.focus();
});
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});
addEventListener("hashchange", () => {
  route();
  document.getElementById("title").focus();
});
route();
