#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The report in a real browser: headless Chromium of Debian through Selenium.

    browser_test.py PROGRAM SOURCE [SCREENSHOTS]

Without Chromium or Selenium it says so and is skipped (exit code 77). With a folder for SCREENSHOTS it leaves pictures there to look at."""
import base64, csv, io, json, os, shutil, subprocess, sys, tempfile, time, unittest
import xml.etree.ElementTree as xml

PROGRAM, SOURCE = sys.argv[1:3]
PICTURES = sys.argv[3] if len(sys.argv) > 3 else ""
try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError: print("skipped: no Selenium here (python3-selenium)"); sys.exit(77)
if not shutil.which("chromium") or not shutil.which("chromedriver"): print("skipped: no Chromium here (chromium, chromium-driver)"); sys.exit(77)

# The accessibility checker axe-core, where npm has put it: script/test does.
AXE = os.environ.get("AXE", os.path.join(SOURCE, "build", "npm", "node_modules", "axe-core", "axe.min.js"))
WEEK = os.path.join(SOURCE, "examples", "data", "week.jsonl")
ARTICLE = os.path.join(SOURCE, "examples", "data", "harbour-talks.txt")
HOSTILE = ("<script>window.bad = 1</script> Norway met Kenya</script><img src=x onerror=\"window.bad = 2\"> in Oslo.\n\n<!-- <script> Kenya \u202eaccused\u202c Norway of \u2066spying\u2069 & \"theft\". ]]> '\n\n"
           "<b>Ada \u200fQuist</b> met Daniel <svg onload=window.bad=3> Otieno. ${window.bad=4} `x` \\u003cscript> \x00 \U0001f600")


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,900"): options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        cls.browser = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        cls.browser.set_script_timeout(60)
        cls.addClassCleanup(cls.browser.quit)

    def setUp(self):
        self.browser.execute_cdp_cmd("Network.enable", {})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "light"}]})

    def tearDown(self): self.assertEqual(self.browser.get_log("browser"), [])

    def page(self, name, inputs, *more, stdin=b""):
        path = os.path.join(self.folder.name, name)
        subprocess.run([PROGRAM, "report", *inputs, "-o", path, *more], check=True, capture_output=True, input=stdin)
        self.browser.get("about:blank")
        self.browser.get("file://" + path)
        return path

    def all(self, selector): return self.browser.find_elements(By.CSS_SELECTOR, selector)
    def one(self, selector): return self.browser.find_element(By.CSS_SELECTOR, selector)
    def script(self, code): return self.browser.execute_script(code)
    def picture(self, name):
        if PICTURES: self.browser.save_screenshot(os.path.join(PICTURES, name + ".png"))

    def go(self, address):
        self.script(f"location.hash = {json.dumps(address)}")
        time.sleep(0.3)

    def section(self, name): return self.one(f"section[aria-labelledby=s-{name}]")

    def take(self, selector):
        """What a button saves: its name and its bytes."""
        self.script("""window.taken = null; URL.createObjectURL = (blob) => { window.blob = blob; return "#"; };
            HTMLAnchorElement.prototype.click = function () { const file = this.download, reader = new FileReader(); reader.onload = () => (window.taken = [file, reader.result.split(",")[1] || ""]); reader.readAsDataURL(window.blob); };""")
        self.script(f"document.querySelector({json.dumps(selector)}).dispatchEvent(new MouseEvent('click', {{bubbles: true}}))")
        for _ in range(100):
            if self.script("return window.taken"): break
            time.sleep(0.05)
        name, data = self.script("return window.taken")
        return name, base64.b64decode(data)

    def button(self, section, label):
        """A selector of the section's button."""
        number = self.script(f"return [...document.querySelectorAll('section[aria-labelledby=s-{section}] button')].findIndex(b => b.textContent === {json.dumps(label)})")
        self.assertGreaterEqual(number, 0, label)
        self.script(f"document.querySelectorAll('section[aria-labelledby=s-{section}] button')[{number}].id = 'taken-{section}-{number}'")
        return f"#taken-{section}-{number}"

    def events(self): return int(self.one(".lead").text.split("documents, ")[-1].split("document, ")[-1].split(" event")[0].replace(",", ""))

    def document(self):
        return json.loads(subprocess.run([PROGRAM, "extract", "--offsets", "utf16", ARTICLE], capture_output=True, check=True).stdout)

    def test_one_article(self):
        path = self.page("one.html", [ARTICLE])
        self.assertLess(os.path.getsize(path), 500_000)
        doc = self.document()
        with open(ARTICLE, encoding="utf-8") as f: text = f.read()
        self.assertEqual("".join(self.script("return document.querySelector('#text').textContent").split()), "".join(text.split()))
        rows = self.all("tbody tr")
        self.assertEqual(len(rows), len(doc["relations"]))
        # A click on a triple lights the sentences that state it, and shows status and speaker.
        number = next(i for i, r in enumerate(doc["relations"]) if r["attributed_to"] and r["status"] == "planned")
        relation = doc["relations"][number]
        rows[number].click()
        lit = self.script("return [...document.querySelectorAll('.lit')].map(e => e.textContent).join('')")
        self.assertEqual(lit, "".join(text[e["begin"]:e["end"]] for e in relation["evidence"]))
        detail = self.one("#detail").text
        speaker = next(e["name"] for e in doc["entities"] if e["id"] == relation["attributed_to"])
        for word in (speaker, "planned", relation["type"], lit): self.assertIn(word, detail)
        self.assertEqual(len(self.all("tr[aria-current]")), 1)
        self.assertTrue(self.script("const b = document.querySelector('.lit').getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight"))
        self.picture("article-light")
        # The pointer over a name tells what it is and lights its relations.
        self.script("document.querySelector('#text .mention.t-PERSON').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))")
        self.assertIn("PERSON", self.one("#tip").text)
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
        self.assertEqual(self.script("return getComputedStyle(document.body).backgroundColor"), "rgb(20, 23, 26)")
        self.picture("article-dark")
        self.one("#theme").click()
        self.assertEqual(self.script("return getComputedStyle(document.body).backgroundColor"), "rgb(251, 251, 250)")
        self.script("document.querySelector('.graph').scrollIntoView()")
        self.picture("article-graph")
        # Titles, dates and numbers stand back until they are asked for.
        quiet = "return getComputedStyle(document.querySelector('#text .quiet:not(.lit)')).borderBottomColor"
        self.assertEqual(self.script(quiet), "rgba(0, 0, 0, 0)")
        self.one(".reading input[type=checkbox]").click()
        self.assertNotEqual(self.script(quiet), "rgba(0, 0, 0, 0)")

    def test_filters_and_sorts(self):
        self.page("filter.html", [ARTICLE])
        all_rows = len(self.all("tbody tr"))
        self.one("input[type=search]").send_keys("visit")
        found = self.all("tbody tr")
        self.assertTrue(0 < len(found) < all_rows)
        for row in found: self.assertIn("visit", row.text)
        self.one("input[type=search]").send_keys(Keys.CONTROL, "a", Keys.DELETE)
        self.one(".data select option[value=CONSULT]").click()
        self.assertEqual({row.find_elements(By.TAG_NAME, "td")[3].text.split()[1] for row in self.all("tbody tr")}, {"CONSULT"})
        self.one(".data select option[value='']").click()
        heading = self.all("th button")[0]
        for order in ("ascending", "descending"):
            heading.click()
            self.assertEqual(self.one("th").get_attribute("aria-sort"), order)
            subjects = [row.find_elements(By.TAG_NAME, "td")[0].text.lower() for row in self.all("tbody tr")]
            self.assertEqual(subjects, sorted(subjects, key=lambda s: s.replace("–", ""), reverse=order == "descending"))
        self.one(".graph .node").click()
        self.assertTrue(self.one(".only").is_displayed())
        self.assertLess(len(self.all("tbody tr")), all_rows)

    def test_works_with_keys_alone(self):
        self.page("keys.html", [ARTICLE])
        body = self.one("body")
        body.send_keys(Keys.TAB)
        self.assertEqual(self.script("return document.activeElement.className"), "skip")
        self.script("document.querySelector('#text [tabindex=\"0\"]').focus()")
        first = self.script("return document.activeElement.textContent")
        self.assertTrue(self.one("#tip").is_displayed())
        self.browser.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
        self.assertNotEqual(self.script("return document.activeElement.textContent"), first)
        self.script("document.querySelectorAll('tbody button')[2].focus()")
        self.browser.switch_to.active_element.send_keys(Keys.ENTER)
        self.assertGreater(len(self.all(".lit")), 0)
        # Every control has a name, every image of data a label.
        nameless = self.script("return [...document.querySelectorAll('button, a, input, select, [role=button], [role=region], svg')].filter(e => !(e.textContent.trim() || e.ariaLabel || e.closest('label'))).map(e => e.outerHTML)")
        self.assertEqual(nameless, [])
        self.assertEqual(self.script("const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size"), 0)

    def test_hostile_text_stays_text(self):
        lines = json.dumps({"id": "</script><script>window.bad=5</script>", "text": HOSTILE}) + "\n" + json.dumps({"id": "b\u202e", "text": HOSTILE[::-1]}) + "\n"
        self.page("hostile.html", ["-"], "--input", "jsonl", "--plain", stdin=lines.encode())
        self.assertIsNone(self.script("return window.bad === undefined ? null : window.bad"))
        self.script("location.hash = '#/0'")
        time.sleep(0.5)
        self.assertIsNone(self.script("return window.bad === undefined ? null : window.bad"))
        shown = "".join(self.script("return document.querySelector('#text').textContent").split())
        self.assertEqual(shown, "".join(HOSTILE.split()))
        self.assertEqual(self.all("#text script, #text img, #text svg, #text b"), [])
        self.assertEqual(len(self.script("return document.scripts")), 5)  # two documents, the index, the map, the page's own
        marks = self.all("#text .control")
        self.assertGreaterEqual(len(marks), 6)
        self.assertEqual(self.script("return getComputedStyle(document.querySelector('.control')).unicodeBidi"), "isolate")
        for row in self.all("tbody tr"): row.click()
        self.picture("hostile")

    def test_many_documents(self):
        with open(ARTICLE, encoding="utf-8") as f: text = f.read()
        lines = "".join(json.dumps({"id": f"n{i}", "text": text.replace("Otieno", f"Otieno{chr(65 + i % 26)}"), "date": f"2024-{1 + i % 12:02}-{1 + i % 28:02}"}) + "\n" for i in range(1000))
        started = time.monotonic()
        self.page("many.html", ["-"], "--input", "jsonl", stdin=lines.encode())
        self.assertEqual(len(self.all("script.document")), 1000)
        timing = self.script("const t = performance.getEntriesByType('navigation')[0]; return t.domComplete - t.responseEnd")
        print(f"1,000 articles: {os.path.getsize(os.path.join(self.folder.name, 'many.html')) / 1e6:.1f} MB, open after {timing:.0f} ms")
        self.assertLess(timing, 10000)
        self.picture("overview-light")
        self.assertIn("1,000 documents", self.one(".lead").text)
        # From an actor to the page of it, from there into the article.
        self.section("actors").find_element(By.CSS_SELECTOR, "tbody a").click()
        time.sleep(0.5)
        begin = time.monotonic()
        self.section("relations").find_element(By.CSS_SELECTOR, "td[data-label=Relation] a").click()
        time.sleep(0.3)
        self.assertGreater(len(self.all(".lit")), 0)
        self.assertLess(time.monotonic() - begin, 3)
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
        self.one("nav a").click()
        time.sleep(0.3)
        self.assertIn("1,000 documents", self.one(".lead").text)
        all_events = self.events()
        self.script("document.querySelector('.bars .bar').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
        self.assertLess(self.events(), all_events)
        self.script("scrollTo(0, 0)")
        self.picture("overview-dark")

    def test_filters_work_together_and_live_in_the_address(self):
        self.page("week.html", [WEEK])
        everything = self.events()
        self.assertEqual(self.script("return RELATIONS.filter(r => r.event).length"), everything)
        self.assertEqual(self.script("return filtered({}).filter(r => !r.event).length"), 0)  # standing relations are hidden
        self.go("#/?country=KEN")
        by_country = self.events()
        self.go("#/?country=KEN&class=3")
        both = self.events()
        self.assertTrue(0 < both < by_country < everything, (both, by_country, everything))
        self.assertEqual(self.script("return filtered(readState('country=KEN&class=3')).every(r => r.quad === 3 && countriesOf(r).includes('KEN'))"), True)
        # The fields show what is set, and change the address; a reload keeps it.
        country = self.script("return [...document.querySelectorAll('.panel select')].map(s => s.value)")
        self.assertIn("KEN", country)
        self.one(".panel option[value=actual]").click()
        self.assertIn("status=actual", self.script("return location.hash"))
        before = self.one(".lead").text
        self.browser.refresh()
        self.assertEqual(self.one(".lead").text, before)
        self.one(".clear").click()
        self.assertEqual(self.events(), everything)
        # A range of days by keys.
        self.script("document.querySelector('[data-end=from]').focus()")
        for _ in range(3): self.browser.switch_to.active_element.send_keys(Keys.PAGE_UP)
        self.assertIn("from=", self.script("return location.hash"))
        self.assertLess(self.events(), everything)
        first = self.script("return readState(location.hash.split('?')[1]).from")
        self.assertTrue(self.script(f"return filtered({{from: {json.dumps(first)}}}).every(r => r.day >= {json.dumps(first)})"))
        # A country on the map, by keys; once more, and it is let go.
        self.go("#/")
        self.script("document.querySelector('[data-code=KEN]').focus()")
        self.browser.switch_to.active_element.send_keys(Keys.ENTER)
        self.assertIn("country=KEN", self.script("return location.hash"))
        self.assertEqual(self.events(), by_country)

    def test_time_is_drawn_in_proportion(self):
        self.page("axis.html", [WEEK])
        bars = self.script("return [...document.querySelectorAll('.bars .bar')].map(b => [b.dataset.from, +b.querySelector('rect').getAttribute('x')])")
        days = [(self.script(f"return dayNumber('{day}')"), x) for day, x in bars]
        self.assertGreater(len(days), 2)
        slope = (days[-1][1] - days[0][1]) / (days[-1][0] - days[0][0])
        for day, x in days: self.assertAlmostEqual(x, days[0][1] + slope * (day - days[0][0]), delta=0.5)
        self.assertGreater(len(self.all(".bars .tick")), 3)

    def test_labels_do_not_cover_each_other(self):
        self.page("labels.html", [WEEK])
        boxes = self.script("return [...document.querySelectorAll('.graph .node text:not(.crowded)')].map(t => { const b = t.getBBox(); return [b.x, b.y + 2, b.x + b.width, b.y + b.height - 2]; })")
        self.assertGreater(len(boxes), 3)
        for i, a in enumerate(boxes):
            for b in boxes[i + 1:]: self.assertFalse(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3], (a, b))

    def test_one_class_has_one_colour(self):
        self.page("colours.html", [WEEK])
        for quad in (1, 3):
            colours = self.script(f"""return [...document.querySelectorAll('.q{quad}')].filter(e => e.closest('.bars, .edge, .arc, td, .legend')).map(e => {{
                const s = getComputedStyle(e); return e.namespaceURI.endsWith('svg') ? (e.tagName === 'rect' ? s.fill : getComputedStyle(e.querySelector('.line') || e).stroke) : s.color; }})""")
            self.assertGreater(len(colours), 2)
            self.assertEqual(len(set(colours)), 1, set(colours))

    def test_pages(self):
        self.page("pages.html", [WEEK])
        # One row for the country, its people and its capital.
        rows = self.script("return ACTORS.filter(a => a.country === 'KEN' && a.type === 'GPE').map(a => [a.key, a.names])")
        self.assertEqual([key for key, _ in rows if key == "KEN"], ["KEN"])
        self.go("#/actor/KEN")
        self.assertEqual(self.one("#title").text, "Kenya")
        for name in ("who", "timeline", "dyads", "happenings", "relations", "documents"): self.assertTrue(self.section(name).text)
        self.assertEqual(self.one("section[aria-labelledby=s-who] a[href*=wikidata]").get_attribute("href"), "https://www.wikidata.org/wiki/Q114")
        self.section("dyads").find_element(By.CSS_SELECTOR, "td.number a").click()
        time.sleep(0.3)
        self.assertIn("#/dyad/", self.script("return location.hash"))
        self.section("happenings").find_element(By.CSS_SELECTOR, "a").click()
        time.sleep(0.3)
        self.assertIn("#/happening/", self.script("return location.hash"))
        quotes = [q.text for q in self.all("blockquote")]
        self.assertGreater(len(quotes), 0)
        with open(WEEK, encoding="utf-8") as f: texts = " ".join(" ".join(json.loads(line)["text"].split()) for line in f)
        for quote in quotes: self.assertIn(quote, texts)
        self.picture("happening")
        self.one("blockquote a").click()
        time.sleep(0.3)
        self.assertGreater(len(self.all(".lit")), 0)
        # A person without an id, in several documents.
        person = self.script("return ACTORS.filter(a => a.type === 'PERSON' && a.why.length).map(a => a.key)[0]")
        self.go("#/actor/" + person)
        self.assertIn("Seen as one by", self.section("who").text)
        self.picture("actor")

    def test_links_to_sources(self):
        lines = [json.dumps({"id": "https://www.paper.example/a?x=1&y=2", "text": "Norway met Kenya in Oslo."}), json.dumps({"id": "javascript:alert(1)", "text": "Norway met Japan in Oslo."})]
        self.page("sources.html", ["-"], "--input", "jsonl", "--plain", stdin="\n".join(lines).encode())
        links = {a.get_attribute("href") for a in self.all("td[data-label=Source] a")}
        self.assertEqual(links, {"https://www.paper.example/a?x=1&y=2"})

    def test_take_it_along(self):
        self.page("take.html", [WEEK])
        events = self.events()
        name, data = self.take(self.button("relations", "CSV"))
        rows = list(csv.DictReader(io.StringIO(data.decode())))
        self.assertEqual((name, len(rows)), ("relations.csv", events))
        self.assertTrue(all(row["sentence"] and row["type"] for row in rows))
        name, data = self.take(self.button("relations", "JSON"))
        self.assertEqual(len(json.loads(data)["relations"]), events)
        name, data = self.take(self.button("relations", "Weekly dyads (CSV)"))
        weekly = list(csv.DictReader(io.StringIO(data.decode())))
        self.assertTrue(weekly and all(time.strptime(row["week"], "%Y-%m-%d").tm_wday == 0 for row in weekly))
        for label, root in (("GEXF", "gexf"), ("GraphML", "graphml")):
            name, data = self.take(self.button("relations", label))
            tree = xml.fromstring(data)
            self.assertTrue(tree.tag.endswith(root), tree.tag)
            ids = {e.get("id") for e in tree.iter() if e.tag.endswith("}node")}
            ends = [e.get("source") for e in tree.iter() if e.tag.endswith("}edge")] + [e.get("target") for e in tree.iter() if e.tag.endswith("}edge")]
            self.assertTrue(ends and set(ends) <= ids)
        for section, file in (("events-over-time", "time"), ("map", "map"), ("graph", "graph")):
            name, data = self.take(self.button(section, "SVG"))
            self.assertEqual(name, file + ".svg")
            tree = xml.fromstring(data)
            self.assertTrue(tree.tag.endswith("svg"))
            self.assertNotIn(b"var(--", data)  # its colours are its own
            name, data = self.take(self.button(section, "PNG"))
            self.assertEqual((name, data[:8]), (file + ".png", b"\x89PNG\r\n\x1a\n"))
            self.assertGreater(len(data), 3000)
        # A formula in a cell stays text.
        for cell, saved in (("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "-5"), ("+49 a", "'+49 a"), ('a"b,c', '"a""b,c"')):
            self.assertEqual(self.script(f"return csvCell({json.dumps(cell)})"), saved)

    def test_print(self):
        self.page("print.html", [WEEK])
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        self.script("dispatchEvent(new Event('beforeprint'))")
        rows = len(self.script("return [...document.querySelectorAll('section[aria-labelledby=s-relations] tbody tr')]"))
        self.assertEqual(rows, self.script("return filtered({}).length"))
        shown = self.script("return [...document.querySelectorAll('button, input, select')].filter(e => !e.closest('th') && e.getBoundingClientRect().height > 1).map(e => e.outerHTML)")
        self.assertEqual(shown, [])
        if PICTURES:
            with open(os.path.join(PICTURES, "print.pdf"), "wb") as f: f.write(base64.b64decode(self.browser.execute_cdp_cmd("Page.printToPDF", {})["data"]))
        self.script("dispatchEvent(new Event('afterprint'))")
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    def test_accessibility(self):
        if not os.path.exists(AXE): self.skipTest("no axe-core here: npm install --prefix build/npm axe-core")
        with open(AXE, encoding="utf-8") as f: axe = f.read()
        self.page("axe.html", [WEEK])
        self.addCleanup(self.browser.set_window_size, 1400, 900)
        for width in (1400, 390):
            self.browser.set_window_size(width, 900)
            for scheme in ("light", "dark"):
                self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
                for address in ("#/", "#/?country=KEN", "#/0/1", "#/actor/KEN", "#/happening/0/1"):
                    self.go("#/2")
                    self.go(address)
                    self.script(axe)
                    found = self.browser.execute_async_script("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => arguments[0](r.violations.map(v => [v.id, v.nodes.map(n => n.html)])))")
                    self.assertEqual(found, [], (width, scheme, address))

    def test_small_screen(self):
        for name, inputs in (("small.html", [ARTICLE]), ("small-many.html", [WEEK])):
            self.page(name, inputs)
            self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True})
            self.addCleanup(self.browser.execute_cdp_cmd, "Emulation.clearDeviceMetricsOverride", {})
            self.browser.refresh()
            self.assertLessEqual(self.script("return document.documentElement.scrollWidth - innerWidth"), 0)
            # Certainty and status stay on the screen.
            for label in ("Status", "Certainty"):
                box = self.script(f"const b = document.querySelector('td[data-label={label}]').getBoundingClientRect(); return [b.left, b.right, b.height]")
                self.assertTrue(box[0] >= 0 and box[1] <= 390 and box[2] > 0, (label, box))
            self.picture(name.split(".")[0])
        self.go("#/0/1")
        # What is selected stays in sight.
        self.script("scrollTo(0, 0)")
        time.sleep(0.2)
        self.assertEqual(self.script("return getComputedStyle(document.querySelector('section:has(> #detail)')).position"), "sticky")


unittest.main(argv=sys.argv[:1], verbosity=1)
