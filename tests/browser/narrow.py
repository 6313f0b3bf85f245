"""What is wrong with a page on a screen: wider than it, words cut, one thing upon another."""

from playwright.sync_api import TimeoutError  # noqa: A004 - Playwright's own

WIDTHS = (390, 640, 1280)  # a telephone; a small laptop at 200 %, and as it is
_SETTLING = 5000

_LEAVES = """
    const main = document.querySelector("[data-testid=stMain]");
    const boxes = (each) => each.getBoundingClientRect();
    const words = [...main.querySelectorAll("p, h1, h2, h3, label, button, a, li, td, th, summary")]
        .filter((each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        .filter((each) => !each.closest("canvas, pre, [data-testid=stTooltipContent]"))
        .filter((each) => each.innerText.trim() && boxes(each).width > 1 && boxes(each).height > 1);
    const called = (each) => each.innerText.trim().slice(0, 60);
"""
_WIDER = """() => [document.scrollingElement, document.querySelector("[data-testid=stMain]")]
    .filter((each) => each.scrollWidth > each.clientWidth)
    .map((each) => `${each.tagName} is ${each.scrollWidth} pixels wide`)"""
_CUT = f"""() => {{ {_LEAVES}
    const hidden = (each) => ["hidden", "clip"].includes(getComputedStyle(each).overflowX)
        && each.scrollWidth > each.clientWidth + 1;
    const shortened = (each) => each !== main
        && ((hidden(each) && getComputedStyle(each).textOverflow === "ellipsis")
            || shortened(each.parentElement));
    return words
        .filter((each) => hidden(each) || shortened(each)
            || boxes(each).right > innerWidth + 1 || boxes(each).left < -1)
        .map((each) => `cut: ${{called(each)}}`);
}}"""
_OVERLAPPING = f"""() => {{ {_LEAVES}
    const leaves = words.filter((each) => !words.some((other) => other !== each && each.contains(other)));
    const shared = (one, other) => {{
        const a = boxes(one), b = boxes(other);
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        return wide > 2 && high > 0.4 * Math.min(a.height, b.height);  // lines are higher than letters
    }};
    return leaves.flatMap((one, place) => leaves.slice(place + 1)
        .filter((other) => shared(one, other))
        .map((other) => `${{called(one)}} / ${{called(other)}}`));
}}"""


def wider_than_the_page(page):
    """Return what would have to be moved sideways to be read; tables move inside of themselves.

    A table follows the width of a page that is made narrower in a moment of its own.
    """
    try:
        page.wait_for_function(f"() => !({_WIDER})().length", timeout=_SETTLING)
    except TimeoutError:
        return page.evaluate(_WIDER)
    return []


def cut(page):
    """Return the words whose end cannot be seen."""
    return page.evaluate(_CUT)


def overlapping(page):
    """Return the pairs of words that stand upon each other."""
    return page.evaluate(_OVERLAPPING)
