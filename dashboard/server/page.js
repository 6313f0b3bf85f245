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
  new MutationObserver(mend).observe(document, { childList: true, subtree: true });
  addEventListener("change", mend);
})();
