"use strict";
// Everything is built from nodes: text of documents becomes text nodes and never markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child);
  }
  return node;
}
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}
function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// Marks that turn the direction of text, hide or control it are shown as a label and kept apart, so
// that they change nothing around them. Joiners inside words and emoji stay as they are.
const CONTROLS = /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff])/;
function visible(text) {
  if (!CONTROLS.test(text)) return [document.createTextNode(text)];
  return text.split(CONTROLS).filter(Boolean).map((piece) => {
    if (!CONTROLS.test(piece)) return document.createTextNode(piece);
    const code = "U+" + piece.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return el("span", {class: "control", "data-code": code}, piece);
  });
}
function name(text, more) {
  return el("bdi", more, visible(text.replace(/\s+/g, " ")));
}
// For places that take text only, such as labels of a graph.
function plain(text) {
  return text.replace(/\s+/g, " ").split(CONTROLS).map((piece) => (CONTROLS.test(piece) ? "\ufffd" : piece)).join("");
}
function short(text, most) {
  const letters = Array.from(plain(text));
  return letters.length <= most ? letters.join("") : letters.slice(0, most - 1).join("") + "…";
}

// PLOVER's quad classes: one colour and sign each, in every table and picture.
const CLASSES = [
  {name: "standing relation", sign: "·"},
  {name: "verbal cooperation", sign: "+"},
  {name: "material cooperation", sign: "++"},
  {name: "verbal conflict", sign: "−"},
  {name: "material conflict", sign: "−−"},
];
function classOf(relation) {
  return "q" + relation.quad;
}
function classLegend(classes = [1, 2, 3, 4, 0]) {
  return el("p", {class: "legend"}, classes.map((quad) => el("span", {class: "q" + quad}, CLASSES[quad].sign + " " + CLASSES[quad].name)));
}

function percent(confidence) {
  return Math.round(confidence * 100) + "%";
}
function plural(count, word) {
  return count.toLocaleString("en") + " " + word + (count === 1 ? "" : "s");
}
function counted(items, key) {
  const counts = new Map();
  for (const item of items) {
    const value = key(item);
    counts.set(value, (counts.get(value) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

// Pictures are drawn as wide as they are shown on a narrow screen, so that their letters stay readable.
function pictureWidth(most) {
  return Math.min(most, Math.max(320, innerWidth - 40));
}
function say(text) {
  document.getElementById("say").textContent = text;
}
// Enter and the space bar do what a click does, for what is a button in all but name.
function pressed(action) {
  return {
    onclick: action,
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      action(event);
    },
  };
}
function section(title, ...content) {
  const id = "s-" + title.toLowerCase().replace(/[^a-z]+/g, "-");
  return el("section", {"aria-labelledby": id}, el("h2", {id}, title), content);
}

// The data: one inert script element a document, read when it is wanted.
const DOCUMENTS = document.querySelectorAll("script.document");
const INDEX = JSON.parse(document.getElementById("index").textContent);
const parsed = new Map();
function load(number) {
  if (!parsed.has(number)) {
    if (parsed.size > 200) parsed.delete(parsed.keys().next().value);
    parsed.set(number, JSON.parse(DOCUMENTS[number].textContent));
  }
  return parsed.get(number);
}
