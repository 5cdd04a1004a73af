// A picture that can be moved and enlarged: by buttons, by keys, by the wheel with Ctrl, by two fingers.
function zoomable(drawing, width, height) {
  let box = {x: 0, y: 0, w: width, h: height};
  const show = () => drawing.setAttribute("viewBox", `${box.x} ${box.y} ${box.w} ${box.h}`);
  function scale(factor, px = box.x + box.w / 2, py = box.y + box.h / 2) {
    const w = Math.min(width, Math.max(width / 12, box.w / factor));
    const real = box.w / w;
    box = {x: px - (px - box.x) / real, y: py - (py - box.y) / real, w, h: (w * height) / width};
    move(0, 0);
  }
  function move(dx, dy) {
    box.x = Math.min(width - box.w, Math.max(0, box.x + dx));
    box.y = Math.min(height - box.h, Math.max(0, box.y + dy));
    show();
    drawing.dispatchEvent(new CustomEvent("zoomed", {detail: width / box.w}));
  }
  function point(event) {
    const at = drawing.getBoundingClientRect();
    return [box.x + ((event.clientX - at.left) / at.width) * box.w, box.y + ((event.clientY - at.top) / at.height) * box.h];
  }
  drawing.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    scale(event.deltaY < 0 ? 1.25 : 0.8, ...point(event));
  }, {passive: false});
  let held = null;
  drawing.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".node")) held = point(event);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (!held || event.buttons !== 1) return;
    const [x, y] = point(event);
    if (box.w < width) move(held[0] - x, held[1] - y);
  });
  addEventListener("pointerup", () => (held = null));
  drawing.addEventListener("keydown", (event) => {
    const action = {"+": () => scale(1.4), "=": () => scale(1.4), "-": () => scale(0.7), 0: () => scale(0.01)}[event.key];
    const step = event.shiftKey && {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
    if (action) action();
    else if (step) move((step[0] * box.w) / 8, (step[1] * box.h) / 8);
    else return;
    event.preventDefault();
  });
  show();
  const button = (sign, label, action) => el("button", {type: "button", "aria-label": label, title: label, onclick: action}, sign);
  return {
    point,
    buttons: el("span", {class: "zoom"}, button("+", "Zoom in", () => scale(1.4)), button("−", "Zoom out", () => scale(0.7)), button("⟲", "Show all", () => scale(0.01))),
  };
}
