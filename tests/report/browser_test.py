#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The report in a real browser: headless Chromium of Debian through Selenium.

    browser_test.py PROGRAM SOURCE [SCREENSHOTS]

Without Chromium or Selenium it says so and is skipped (exit code 77). With a folder for SCREENSHOTS it leaves pictures there to look at."""
import json, os, shutil, subprocess, sys, tempfile, time, unittest

PROGRAM, SOURCE = sys.argv[1:3]
PICTURES = sys.argv[3] if len(sys.argv) > 3 else ""
try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError: print("skipped: no Selenium here (python3-selenium)"); sys.exit(77)
if not shutil.which("chromium") or not shutil.which("chromedriver"): print("skipped: no Chromium here (chromium, chromium-driver)"); sys.exit(77)

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

    def test_filters_and_sorts(self):
        self.page("filter.html", [ARTICLE])
        all_rows = len(self.all("tbody tr"))
        self.one("input[type=search]").send_keys("visit")
        found = self.all("tbody tr")
        self.assertTrue(0 < len(found) < all_rows)
        for row in found: self.assertIn("visit", row.text)
        self.one("input[type=search]").send_keys(Keys.CONTROL, "a", Keys.DELETE)
        self.one("select option[value=CONSULT]").click()
        self.assertEqual({row.find_elements(By.TAG_NAME, "td")[3].text for row in self.all("tbody tr")}, {"CONSULT"})
        self.one("select option[value='']").click()
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
        self.assertEqual(len(self.script("return document.scripts")), 4)  # two documents, the index, the page's own
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
        # From an actor to the sentences, and from there into the article.
        section = self.one("section[aria-labelledby=s-actors]")
        section.find_element(By.CSS_SELECTOR, "tbody tr button").click()
        only = self.one("section[aria-labelledby=s-relations]")
        self.assertIn("Only", only.text)
        begin = time.monotonic()
        only.find_element(By.CSS_SELECTOR, "tbody a").click()
        time.sleep(0.3)
        self.assertGreater(len(self.all(".lit")), 0)
        self.assertLess(time.monotonic() - begin, 3)
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
        self.one("nav a").click()
        time.sleep(0.3)
        self.assertIn("1,000 documents", self.one(".lead").text)
        bar = self.one(".bars g")
        self.script("document.querySelector('.bars g').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
        self.assertIn("Only", self.one("section[aria-labelledby=s-relations]").text)
        self.script("scrollTo(0, 0)")
        self.picture("overview-dark")

    def test_small_screen(self):
        self.page("small.html", [ARTICLE])
        self.browser.set_window_size(420, 900)
        self.addCleanup(self.browser.set_window_size, 1400, 900)
        self.assertLessEqual(self.script("return document.documentElement.scrollWidth - innerWidth"), 0)
        self.picture("small")


unittest.main(argv=sys.argv[:1], verbosity=1)
