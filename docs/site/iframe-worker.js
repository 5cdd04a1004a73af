// SPDX-License-Identifier: Apache-2.0
// The theme's search runs in a Worker, which browsers refuse to pages of file://. There, a hidden frame takes its place.
class FrameWorker extends EventTarget {
  constructor(url) {
    super();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.appendChild(frame);
    this.frame = frame;
    this.inside = frame.contentWindow;
    this.inside.answer = (data) => {
      const event = new MessageEvent("message", {data});
      this.dispatchEvent(event);
      if (this.onmessage) this.onmessage(event);
    };
    const page = this.inside.document;
    page.open();
    page.write(
        "<!doctype html><body><script>postMessage = (data) => answer(data);" +
        "importScripts = (...urls) => urls.reduce((before, url) => before.then(() => new Promise((done) => {" +
        "const s = document.createElement('script'); s.src = url; s.onload = done; document.body.appendChild(s);" +
        "})), Promise.resolve());</" +
        "script><script src=\"" + url + "\"></" +
        "script>");
    page.close();
    this.ready = new Promise((done) => { this.inside.onload = done; });
  }
  postMessage(data) {
    this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", {data})));
  }
  terminate() {
    this.frame.remove();
  }
}
if (location.protocol === "file:") window.Worker = FrameWorker;
