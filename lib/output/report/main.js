// Which view: "#/" all documents, "#/3" the fourth, "#/3/5" its sixth relation.
function route() {
  const [, document_, relation] = location.hash.split("/");
  const many = DOCUMENTS.length > 1;
  const number = /^\d+$/.test(document_ || "") ? +document_ : many ? -1 : 0;
  const main = document.getElementById("main");
  const nav = document.getElementById("nav");
  const title = document.getElementById("title");
  document.getElementById("tip").hidden = true;
  const inside = number >= 0 && number < DOCUMENTS.length;
  title.replaceChildren(...(inside ? visible(INDEX.documents[number][2] || INDEX.documents[number][0]) : ["demarche report"]));
  title.dir = "auto";
  document.title = inside ? plain(INDEX.documents[number][2] || INDEX.documents[number][0]) : "demarche report";
  nav.replaceChildren(...(many && inside ? [el("a", {href: "#/"}, "All documents"), number > 0 && el("a", {href: "#/" + (number - 1), rel: "prev"}, "Previous"),
    number + 1 < DOCUMENTS.length && el("a", {href: "#/" + (number + 1), rel: "next"}, "Next")].filter(Boolean) : []));
  main.replaceChildren(inside ? articleView(number, /^\d+$/.test(relation || "") ? +relation : null) : overview());
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
