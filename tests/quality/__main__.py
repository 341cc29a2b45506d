"""`python -m tests.quality [ADDRESS]`: axe on every template in every script, weights, Lighthouse for phones.

Starts a product of its own unless told of one. Writes docs/quality/*.json; Lighthouse comes by npx and is no
part of the product. Fails when axe finds anything, or a page is below 95 or above 200 kB before pictures.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import ARGUMENTS, running
from tests.journeys.looking import AT_REST, overflow

LIGHTHOUSE = os.environ.get("LIGHTHOUSE", "npx --yes lighthouse@12.2.3")
OUT = Path(__file__).resolve().parents[2] / "docs" / "quality"
LEAST, MOST_BYTES, RUNS = 95, 200_000, 3
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
CODES = ["vi", "en", "zh-Hans", "es", "fr", "ar", "ru", "pt", "km", "cjm", "blt", "rad"]
PLACES = (
    "", "tin/", "tim/?q=2026", "tim/?q=zzzz", "khong-co-trang/", "luu-tru/", "dinh-chinh/", "gioi-thieu/",
    "bao-chi/", "tiep-can/", "quyen-rieng-tu/", "so-do/", "nguon-tin/",
)  # fmt: skip
WINDOWS = ((1280, "light"), (390, "dark"), (320, "light"))


@contextmanager
def product(address: str) -> Iterator[str]:
    """The product, with a story in every script."""
    if address:
        yield address
        return
    with tempfile.TemporaryDirectory(prefix="nhipcau-quality-") as room, running(Path(room)) as found:
        told = os.environ | {"NHIPCAU_VAR": room, "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings.dev"}
        subprocess.run([sys.executable, "-m", "tests.quality.tongues"], env=told, check=True)
        yield found


def looked_at(browser: Browser, address: str) -> dict[str, Any]:
    """Axe and the width of each template in each language, at desk, hand and four times enlarged."""
    found: dict[str, Any] = {"pages": 0, "violations": [], "wider_than_the_window": []}
    for at, code in enumerate(CODES):
        width, scheme = WINDOWS[at % len(WINDOWS)]
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        for path in [*(f"/{code}/{place}" for place in PLACES), *story_of(page, address, code)]:
            page.goto(address + path)
            page.evaluate(AT_REST)
            rules = Axe().run(page, options=RULES).response["violations"]
            found["violations"] += [
                f"{path}: {rule['id']}: {node['target']}" for rule in rules for node in rule["nodes"]
            ]
            found["wider_than_the_window"] += [f"{path}: {each}" for each in overflow(page, width)]
            found["pages"] += 1
        context.close()
    return found | {"languages": CODES, "windows": WINDOWS, "rules": RULES["runOnly"]["values"]}


def story_of(page: Page, address: str, code: str) -> list[str]:
    """The newest story of a language."""
    page.goto(f"{address}/{code}/")
    links = page.locator(".card__title a")
    return [str(links.first.get_attribute("href"))] if links.count() else []


def weighed(browser: Browser, address: str, pages: dict[str, str]) -> dict[str, Any]:
    """Bytes over the line on a first visit, with a phone's window."""
    found = {}
    for name, path in pages.items():
        page = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2).new_page()
        answers: list[Any] = []
        page.on("response", lambda answer, held=answers: held.append(answer))
        page.goto(address + path, wait_until="networkidle")
        sizes: dict[str, int] = {}
        for each in answers:
            kind = each.request.resource_type
            sizes[kind] = sizes.get(kind, 0) + each.request.sizes()["responseBodySize"]
        before = sum(size for kind, size in sizes.items() if kind != "image")
        found[name] = {"path": path, "before_pictures": before, **sizes}
    return found


def lighthouse(address: str, pages: dict[str, str]) -> dict[str, Any]:
    """Medians of three, as on a phone on a slow line."""
    found = {}
    for name, path in pages.items():
        runs = [_once(address + path) for _each in range(RUNS)]
        told = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        # A busy machine is a slow phone.
        found[name] = {"path": path, **told, "load_of_the_machine": round(os.getloadavg()[1], 1)}
        print(name, found[name], flush=True)
    return found


def _once(url: str) -> dict[str, float]:
    flags = "--headless=new " + " ".join(ARGUMENTS)
    command = [*LIGHTHOUSE.split(), url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    environment = os.environ | {"CHROME_PATH": chromium}
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    told = json.loads(run.stdout)
    measured = {
        "lcp_ms": "largest-contentful-paint",
        "cls": "cumulative-layout-shift",
        "tbt_ms": "total-blocking-time",
    }
    return {name: round(each["score"] * 100) for name, each in told["categories"].items()} | {
        name: round(told["audits"][audit]["numericValue"], 3) for name, audit in measured.items()
    }


def _written(name: str, told: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (OUT / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    return told


def main(address: str = "") -> int:
    """Measure, write, judge."""
    with product(address) as here, sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_page()
        pages = {
            "home": "/vi/",
            "story": story_of(page, here, "vi")[0],
            "search": "/vi/tim/?q=cau",
            "arabic story": story_of(page, here, "ar")[0],
        }
        weights = _written("weights", weighed(browser, here, pages))
        axe = _written("axe", looked_at(browser, here))
        browser.close()
        scores = _written("lighthouse", lighthouse(here, pages))
    kinds = ("performance", "accessibility", "best-practices", "seo")
    low = [f"{name}: {kind}" for name, each in scores.items() for kind in kinds if each[kind] < LEAST]
    heavy = [name for name, each in weights.items() if each["before_pictures"] > MOST_BYTES]
    for line in (*axe["violations"], *axe["wider_than_the_window"], *low, *heavy):
        print("✗", line)
    return int(bool(axe["violations"] or axe["wider_than_the_window"] or low or heavy))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
