"""Opens pages in Chromium and asks the checks for complaints. Usage: pages_test.py FOLDER, as sample_pages wrote it."""
import base64
import json
import pathlib
import re
import sys
import tempfile
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

HERE = pathlib.Path(__file__).resolve().parent
CHECKS = (HERE / "checks.js").read_text(encoding="utf-8")
PAGES = pathlib.Path(".")
WIDTHS = (360, 1280)
PAPER = 688  # CSS pixels between the margins of A4


def start():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                 "--disable-background-networking", "--disable-component-update", "--no-first-run"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


class Page:
    """A page in the browser, as wide and in the media that are asked for."""

    def __init__(self, driver, path):
        self.driver = driver
        self.url = path.resolve().as_uri()
        self.media()
        self.drain()
        driver.get(self.url)
        self.console = [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        self.requests = self.drain()

    def drain(self):
        urls = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                urls.append(message["params"]["request"]["url"])
        return urls

    def media(self, kind="", scheme="light"):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "media": kind, "features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def width(self, pixels):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": pixels, "height": 900, "deviceScaleFactor": 1, "mobile": False})

    def ask(self, name):
        return self.driver.execute_script(f"return ({CHECKS}).{name}()")

    def network(self):
        return [f"asks for {url[:80]}" for url in self.requests if url != self.url and not url.startswith("data:")]

    def names(self):
        """What a screen reader would call each chart and each table."""
        found = self.driver.find_elements(By.CSS_SELECTOR, "svg, table")
        return ["a chart or table has no name for a screen reader" for it in found
                if it.get_attribute("aria-hidden") != "true" and not it.accessible_name.strip()]

    def printed(self):
        return base64.b64decode(self.driver.print_page())


class Browser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.driver = start()
        cls.addClassCleanup(cls.driver.quit)

    def each(self, look):
        paths = sorted(PAGES.glob("*.html"))
        self.assertGreaterEqual(len(paths), 4)
        for path in paths:
            with self.subTest(page=path.name):
                look(path.name, Page(self.driver, path))


class Pages(Browser):
    def test_load_without_errors_and_without_asking_for_anything(self):
        def look(_, page):
            self.assertEqual(page.console, [])
            self.assertEqual(page.network(), [])
            self.assertIn(page.url, page.requests, "the log of requests was not read")
            self.assertEqual(page.ask("self_contained"), [])
        self.each(look)

    def test_are_told_to_a_screen_reader(self):
        def look(_, page):
            for check in ("structure", "tables", "charts", "emphasis"):
                self.assertEqual(page.ask(check), [], check)
            self.assertEqual(page.names(), [])
        self.each(look)

    def test_can_be_read_in_light_and_dark_and_without_colour(self):
        def look(_, page):
            for kind, scheme in (("screen", "light"), ("screen", "dark"), ("print", "light"), ("print", "dark")):
                page.media(kind, scheme)
                self.assertEqual(page.ask("contrast"), [], (kind, scheme))
                self.assertEqual(page.ask("greyscale"), [], (kind, scheme))
        self.each(look)

    def test_dark_is_another_picture(self):
        page = Page(self.driver, PAGES / "small.html")
        grounds = []
        for scheme in ("light", "dark"):
            page.media("screen", scheme)
            grounds.append(self.driver.execute_script("return getComputedStyle(document.documentElement).backgroundColor"))
        self.assertNotEqual(*grounds)

    def test_fit_narrow_and_wide_screens(self):
        def look(_, page):
            for width in WIDTHS:
                page.width(width)
                self.assertEqual(self.driver.execute_script("return innerWidth"), width)
                self.assertEqual(page.ask("fits_width"), [], width)
        self.each(look)

    def test_charts_keep_their_texts_inside_and_apart(self):
        def look(name, page):
            if name == "nasty.html":
                return  # names longer than any chart has room for are cut
            for width in WIDTHS:
                page.width(width)
                self.assertEqual(page.ask("layout_of_charts"), [], width)
        self.each(look)

    def test_every_kind_of_chart_is_drawn(self):
        page = Page(self.driver, PAGES / "every-chart.html")
        kinds = self.driver.execute_script(
            "return [...document.querySelectorAll('svg')].map(s => [...new Set([...s.querySelectorAll('rect,path')]"
            ".map(n => n.getAttribute('class').split(' ')[0]))].join(' '))")
        self.assertEqual(page.console, [])
        for mark in ("same", "stroke", "marker", "bar"):
            self.assertTrue(any(mark in kind.split() for kind in kinds), mark)

    def test_are_printed_whole(self):
        def look(name, page):
            pdf = page.printed()
            self.assertTrue(pdf.startswith(b"%PDF-"))
            self.assertGreater(len(pdf), 4000)
            self.assertLess(len(re.findall(rb"/Type\s*/Page\b", pdf)), 40)
            if name == "nasty.html":
                return  # thirteen columns of long words
            page.media("print")
            page.width(PAPER)
            self.assertEqual(page.ask("nothing_clipped"), [])
        self.each(look)

    def test_hold_text_as_text(self):
        page = Page(self.driver, PAGES / "nasty.html")
        self.assertIn("<script>alert(1)</script>", self.driver.find_element(By.TAG_NAME, "h1").text)
        self.assertEqual(self.driver.find_elements(By.CSS_SELECTOR, "script, b, body style"), [])
        self.assertEqual(page.ask("structure"), [])


def replace(old, new):
    def change(text):
        if old not in text:
            raise AssertionError(f"the page to break has no {old!r}")
        return text.replace(old, new, 1)
    return change


def add(html):
    return replace("</main>", html + "</main>")


def style(css):
    """A rule of its own; the policy of the page would refuse it."""
    return lambda text: replace("</head>", f"<style>{css}</style></head>")(without_policy(text))


def without_policy(text):
    return re.sub(r"<meta http-equiv[^>]*>", "", text, count=1)


IMAGE = '<img alt="" src="http://127.0.0.1:9/x.png">'
# What is broken, who must complain, of what.
BROKEN = {
    "script": (add("<script>1</script>"), "console", "Content Security Policy"),
    "failing script": (lambda text: add("<script>nothing.at.all()</script>")(without_policy(text)), "console", "nothing is not defined"),
    "image from elsewhere": (lambda text: add(IMAGE)(without_policy(text)), "network", "asks for http://127.0.0.1:9/x.png"),
    "image, noted": (add(IMAGE), "self_contained", "IMG loads"),
    "script, noted": (add("<script>1</script>"), "self_contained", "has scripts"),
    "handler": (replace("<main", '<main onclick="x()"'), "self_contained", "handler onclick"),
    "style attribute": (replace("<main", '<main style="color:red"'), "self_contained", "style of its own"),
    "no policy": (without_policy, "self_contained", "no policy"),
    "other style sheet": (replace("body { margin", "body { max-width: none; margin"), "self_contained", "not applied"),
    "two mains": (add("<main></main>"), "structure", "2 of main"),
    "no language": (replace('lang="en"', ""), "structure", "no language"),
    "no title": (lambda text: re.sub(r"<title>[^<]*</title>", "<title></title>", text, count=1), "structure", "no title"),
    "no doctype": (lambda text: text.split(">", 1)[1], "structure", "no doctype"),
    "skipped heading": (add("<h4>Deep</h4>"), "structure", "skips a level"),
    "id twice": (add('<p id="changed">x</p>'), "structure", "stands twice"),
    "label nowhere": (add('<p aria-labelledby="gone">x</p>'), "structure", "gone, which is nowhere"),
    "link nowhere": (add('<a href="#gone">x</a>'), "structure", "leads nowhere"),
    "no caption": (lambda text: re.sub(r"<caption>.*?</caption>", "", text, count=1, flags=re.S), "tables", "no caption"),
    "no scope": (replace('scope="col"', ""), "tables", "has no scope"),
    "no row scope": (replace('scope="row"', ""), "tables", "row header"),
    "no head": (lambda text: re.sub(r"<thead>.*?</thead>", "", text, count=1, flags=re.S), "tables", "no column headers"),
    "lost cell": (lambda text: re.sub(r"<td>.*?</td>", "", text, count=1, flags=re.S), "tables", "other columns"),
    "empty header": (add("<table><caption>x</caption><thead><tr><th scope=col></th></tr></thead></table>"), "tables", "is empty"),
    "unnamed table": (lambda text: re.sub(r"<caption>.*?</caption>", "", text, count=1, flags=re.S), "names", "no name"),
    "unnamed chart": (add('<svg role="img" width="9" height="9"></svg>'), "names", "no name"),
    "chart without title": (add('<svg role="img"><desc>x</desc></svg>'), "charts", "no title"),
    "chart without desc": (add('<svg role="img"><title>x</title></svg>'), "charts", "no desc"),
    "chart without role": (add("<svg><title>x</title><desc>x</desc></svg>"), "charts", "no role"),
    "chart without caption": (add('<svg role="img"><title>x</title><desc>x</desc></svg>'), "charts", "no caption"),
    "colour alone": (replace("▲ ", ""), "emphasis", "colour alone"),
    "not spoken": (replace("raised: ", ""), "emphasis", "not spoken"),
    "pale text": (style("p { color: #999; }"), "contrast", "contrast 2."),
    "pale text in a chart": (add('<svg width="99" height="30"><rect width="99" height="30" fill="#444"/>'
                                 '<text x="5" y="20" fill="#555">pale</text></svg>'), "contrast", 'of "pale"'),
    "text on stripes": (add('<svg width="99" height="30"><defs><pattern id="p" width="4" height="4"></pattern></defs>'
                            '<rect width="99" height="30" fill="url(#p)"/><text x="5" y="20">striped</text></svg>'),
                        "contrast", "stands on a pattern"),
    "equal shades": (style(".shade-3 { fill: #b0d4c2; }"), "greyscale", "shade 3 looks like shade 2"),
    "too wide": (style("main { width: 2000px; }"), "fits_width", "wide on a screen of 1280"),
    "cut off on paper": (style("@media print { .scroll { overflow: hidden; } }"), "nothing_clipped", "cut off on paper"),
    "too wide for paper": (style("@media print { table { min-width: 1200px !important; } }"), "nothing_clipped", "1200 wide on paper"),
    "text outside its chart": (add('<svg viewBox="0 0 50 20" width="50" height="20"><text x="40" y="15">outside</text></svg>'),
                               "layout_of_charts", "outside its chart"),
    "texts on each other": (add('<svg viewBox="0 0 90 20" width="90" height="20"><text x="0" y="15">one</text>'
                                '<text x="5" y="15">two</text></svg>'), "layout_of_charts", "overlap"),
}


class BrokenPages(Browser):
    def test_each_is_complained_of(self):
        good = (PAGES / "small.html").read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            for name, (change, check, expected) in BROKEN.items():
                with self.subTest(broken=name):
                    path = pathlib.Path(folder) / "broken.html"
                    path.write_text(change(good), encoding="utf-8")
                    page = Page(self.driver, path)
                    page.width(PAPER if check == "nothing_clipped" else 1280)
                    if check == "nothing_clipped":
                        page.media("print")
                    if check == "console":
                        found = page.console
                    elif check in ("network", "names"):
                        found = getattr(page, check)()
                    else:
                        found = page.ask(check)
                    self.assertTrue(any(expected in it for it in found), f"{check} found {found}")

    def test_the_page_they_are_made_of_is_not(self):
        page = Page(self.driver, PAGES / "small.html")
        page.width(1280)
        self.assertEqual(page.console + page.network() + page.names(), [])
        for check in sorted({check for _, check, _ in BROKEN.values()} - {"console", "network", "names", "nothing_clipped"}):
            self.assertEqual(page.ask(check), [], check)

    def test_no_check_is_left_out(self):
        names = set(re.findall(r"^    (\w+)\(\) \{", CHECKS, flags=re.M))
        self.assertEqual(names - {check for _, check, _ in BROKEN.values()}, set())


if __name__ == "__main__":
    PAGES = pathlib.Path(sys.argv.pop(1))
    unittest.main()
