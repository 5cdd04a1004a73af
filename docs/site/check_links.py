#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every link of every page of a built site leads somewhere within it, to an anchor that is there; nothing is loaded from the network. check_links.py FOLDER"""
import html.parser, os, sys, urllib.parse


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.loads, self.anchors = set(), set(), set()

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        for key in ("id", "name"):
            if a.get(key): self.anchors.add(a[key])
        if tag in ("a", "area") and a.get("href"): self.links.add(a["href"])
        if tag in ("script", "img", "iframe", "source", "video", "audio", "embed") and a.get("src"): self.loads.add(a["src"])
        if tag == "link" and a.get("href") and set((a.get("rel") or "").split()) & {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch"}: self.loads.add(a["href"])


def main():
    root = os.path.abspath(sys.argv[1])
    pages = {}
    for folder, _, names in os.walk(root):
        for name in names:
            if not name.endswith(".html"): continue
            path = os.path.join(folder, name)
            pages[path] = page = Page()
            with open(path, encoding="utf-8", errors="replace") as f: page.feed(f.read())
    problems, count = [], 0
    for path, page in sorted(pages.items()):
        for link in sorted(page.links | page.loads):
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                if link in page.loads and parts.scheme != "data": problems.append(f"{path}: loads {link} from the network")
                continue
            if os.path.basename(path) == "404.html": continue  # its links are a server's, absolute
            count += 1
            target = os.path.normpath(os.path.join(os.path.dirname(path), urllib.parse.unquote(parts.path))) if parts.path else path
            if parts.path.startswith("/"): problems.append(f"{path}: {link} does not work from file://")
            elif not target.startswith(root) or not os.path.exists(target): problems.append(f"{path}: {link} leads nowhere")
            elif os.path.isdir(target): problems.append(f"{path}: {link} is a folder, which file:// does not open as a page")
            elif parts.fragment and target in pages and urllib.parse.unquote(parts.fragment) not in pages[target].anchors: problems.append(f"{path}: no anchor #{parts.fragment} in {os.path.relpath(target, root)}")
    print(f"{count} links of {len(pages)} pages, {len(problems)} broken")
    if not pages: problems = ["no page at all"]
    if problems: sys.exit("\n".join(problems[:50]))


main()
