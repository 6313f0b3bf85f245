// What Streamlit's markup lacks for those who do not see it, put right each time that something is drawn.
(() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const mend = () => {
    // The language of the page is that of its reader, also when it is changed (WCAG 3.1.1).
    const chosen = all(".st-key-language_choice input").find((each) => each.checked);
    if (chosen) document.documentElement.lang = LANGUAGES[chosen.value];
    // A heading of the menu stands with its links in a box that is no item of the list (WCAG 1.3.1).
    for (const part of all("[data-testid=stSidebarNavItems] > div")) part.setAttribute("role", "listitem");
    for (const link of all("[data-testid=stSidebarNavItems] > div > li")) link.setAttribute("role", "none");
    // What can be scrolled can be reached by keyboard (WCAG 2.1.1).
    for (const text of all("[data-testid=stCode] pre")) text.tabIndex = 0;
  };
  // A table takes the Tab key to go from cell to cell, and gives up what was chosen in it when it is left by
  // Escape: so Tab leaves it, and the arrows go from cell to cell (WCAG 2.1.2).
  const leave = (event) => {
    if (event.key === "Tab" && event.target.closest("[data-testid=stDataFrame]")) event.stopPropagation();
  };
  // The buttons in a table hear the mouse only: Enter and the space bar press the one in the cell that has the
  // focus. A table is one picture, so by its place: rows are 35 pixels high (WCAG 2.1.1).
  const press = (event) => {
    const cell = event.target.closest("[class*=st-key-buttons_] [data-testid^=glide-cell-0-]");
    if (!cell || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const picture = cell.closest("canvas"), { left, top } = picture.getBoundingClientRect();
    const scrolled = cell.closest("[data-testid=stDataFrame]").querySelector(".dvn-scroller").scrollTop;
    const row = cell.closest("tr").getAttribute("aria-rowindex") - 1;
    const place = { bubbles: true, clientX: left + 40, clientY: top + 35 * (row + 0.5) - scrolled };
    for (const kind of ["pointermove", "pointerdown", "pointerup", "click"]) {
      picture.dispatchEvent(new PointerEvent(kind, place));
    }
  };
  // Once a frame at most: a chart puts hundreds of things onto the page one by one.
  let waits = false;
  const soon = () => {
    if (!waits) requestAnimationFrame(() => ((waits = false), mend()));
    waits = true;
  };
  addEventListener("keydown", leave, { capture: true });
  addEventListener("keydown", press, { capture: true });
  new MutationObserver(soon).observe(document, { childList: true, subtree: true });
  addEventListener("change", mend);
})();
