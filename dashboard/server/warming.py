"""Getting ready in the browser what the next screen needs: Plotly's script is 4.7 MB to read and to run.

A browser that first asks for it when a chart arrives lets the person wait. So a small script in our page asks
sooner: where a screen begins with charts or tables, in the pause until the server answers; elsewhere (while
somebody signs in, or reads the first screen) once the page has come to rest.
"""

import json
from functools import cache
from pathlib import Path
from typing import Final

import streamlit

_SCRIPTS: Final = Path(streamlit.__file__).parent / "static" / "static" / "js"
# Names of Streamlit's own pieces, which it keeps in a file each.
_CHARTS: Final = "PlotlyChart"
_TABLES: Final = "DataFrame"
_FIGURES: Final = "Metric"
_LINKS: Final = "PageLink"
# What each screen begins with; what is not here begins with none of them.
_FIRST: Final = {
    "figures": (_CHARTS, _FIGURES),
    "opt_outs": (_CHARTS, _FIGURES),
    "sources": (_CHARTS,),
    "overview": (_FIGURES, _LINKS),
    "history": (_TABLES,),
    "queue": (_TABLES,),
    "requests": (_TABLES, _FIGURES),
    "retention": (_TABLES, _FIGURES),
}
_QUIET_MILLISECONDS: Final = 1500
_SCRIPT: Final = """
(() => {
  const all = %(all)s, first = %(first)s[location.pathname.split("/").pop()] || [];
  const idle = window.requestIdleCallback || setTimeout;
  // Where it cannot be had now, the screen itself asks again, and tells.
  const get = (name) => import(all[name]).catch(() => {});
  const rest = async () => {
    for (const name in all) await new Promise((done) => idle(() => get(name).then(done)));
  };
  const atRest = () => document.querySelector('[data-test-script-state="notRunning"]');
  const calm = () => (atRest() ? rest() : setTimeout(calm, %(quiet)s));
  for (const name of first) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "modulepreload", href: all[name], crossOrigin: "" });
    document.head.append(link);
  }
  addEventListener("load", () => {
    for (const name of first) idle(() => get(name));
    setTimeout(calm, %(quiet)s);
  });
})();
"""


@cache
def warming_script() -> str:
    """Return the script's text; raise `ValueError` where Streamlit has no such files any more."""
    files = {name: f"./static/js/{_file(name)}" for name in (_CHARTS, _TABLES, _FIGURES, _LINKS)}
    return _SCRIPT % {"all": json.dumps(files), "first": json.dumps(_FIRST), "quiet": _QUIET_MILLISECONDS}


def _file(name: str) -> str:
    found = [path.name for path in _SCRIPTS.glob(f"{name}.*.js")]
    if len(found) != 1:
        raise ValueError(f"Streamlit has {len(found)} scripts {name}, not one")
    return found[0]
