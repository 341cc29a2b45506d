"""What the eye and the screen reader would find wrong on a page (nhìn trang)."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

# Colours glide from light to dark and messages fade in; between the two nothing has its contrast.
AT_REST = """Promise.all(document.getAnimations()
    .filter(each => each.effect?.getTiming().iterations !== Infinity)
    .map(each => each.finished.catch(() => 0))).then(() => 0)"""
AXE_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


def violations(page: Page) -> list[str]:
    """What breaks WCAG 2.1 A and AA."""
    page.evaluate(AT_REST)
    results = Axe().run(page, options=AXE_RULES).response["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in results for node in rule["nodes"]]


def follow(link: Locator) -> None:
    """Open a link and wait until its page has come: what is looked at next is the new one."""
    with link.page.expect_navigation():
        link.click()


def overflow(page: Page, width: int) -> list[str]:
    """Whether the page is wider than its window."""
    reach = page.evaluate("document.documentElement.scrollWidth")
    return [f"{reach} px wide"] if reach > width else []
