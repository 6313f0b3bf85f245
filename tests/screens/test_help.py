"""The help of each screen: each figure that is drawn is explained, by the query that was asked for it."""

import re
import shutil
from dataclasses import dataclass

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import controls, session, sql
from dashboard.decisions.sessions import session_id_of
from dashboard.settings import ROOT, Settings
from dashboard.text import text
from dashboard.vocabulary import Actor, Role
from dashboard.widgets import charts
from dashboard.widgets.help_panel import HELP, figures_for
from dashboard.widgets.informing_looked import KEPT
from tests import catalogues
from tests.benchmarks.recorded import recording, serving
from tests.benchmarks.visits import SECTIONS
from tests.demos import MADE
from tests.people import sign_in

SCREENS = sorted(path.stem for path in (ROOT / "dashboard" / "screens").glob("[a-z]*.py"))
ROLES = {"users": Role.ADMIN, "account": Role.ADMIN}
# What the demo has none of (see test_help_seldom): a time that cannot be counted, a round that is being sent,
# a record that was rejected, a month with five requests.
SELDOM = {
    "Cannot be counted",
    *("Sent", "Waiting", "Unclear", "Came back", "Given up", "Exempt", "Taken back"),
    *("Records that could not be used", "Requests received and answered"),
}
LISTED = {"section": "mailing_list", "mailing_list_pasted": "nobody@example.fi"}


@dataclass(frozen=True)
class Seen:
    """What a screen drew, section by section: titles and pictures, and what was asked meanwhile."""

    screen: str
    role: Role
    figures: frozenset[str]
    titles: frozenset[str]
    pictures: frozenset[str]
    queries: frozenset[str]


@pytest.fixture(scope="module")
def demo(tmp_path_factory, demo_folder):
    settings = Settings(data=tmp_path_factory.mktemp("demo") / "data", demo=True)
    shutil.copytree(demo_folder, settings.data)
    with serving(settings, MADE):
        yield settings


def visits():
    """Yield screen, role, address and state of every section of every screen."""
    for screen in SCREENS:
        role = ROLES.get(screen, Role.OFFICER)
        if screen == "case":
            yield screen, role, {"case": "9"}, {}
        for section in SECTIONS.get(screen, ("",)):
            yield screen, role, {}, {"section": section} if section else {}
    yield "figures", Role.MANAGER, {}, {}
    yield from (("notice", Role.OFFICER, {"clause": clause}, {}) for clause in ("7", "12"))
    yield "opt_outs", Role.OFFICER, {}, LISTED


@pytest.fixture(scope="module")
def seen(demo):
    """Every section of every screen, once."""
    shown, drawn = charts.show, []
    charts.show = lambda figure, *, key, alt: drawn.append(key) or shown(figure, key=key, alt=alt)
    try:
        return [_seen(drawn, *visit) for visit in visits()]
    finally:
        charts.show = shown


def _seen(drawn, screen, role, address, state):
    app = opened(role)
    app.session_state[KEPT] = {}  # what the first screen counted would not be asked again
    app.query_params |= address
    for key, value in state.items():
        app.session_state[key] = value
    drawn.clear()
    with recording(screen) as asked:
        app.switch_page(f"screens/{screen}.py").run()
        if state is LISTED:
            app.button(key="mailing_list_check").click().run()
    return seen_of(app, screen, role, drawn, asked)


def seen_of(app, screen, role, drawn, asked):
    """Return what stands on a screen, with the pictures that were drawn and the queries that were asked."""
    assert not app.exception, app.exception
    figures = frozenset(each.label for each in app.metric)
    return Seen(
        screen, role, figures, figures | titles(app), frozenset(drawn), frozenset(a.name for a in asked)
    )


def opened(role, language="en"):
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=120)
    app.session_state["language"] = language
    app.session_state["session_id"] = session_id_of(sign_in(session.store(), role.value, MADE))
    return app.run()


def titles(app):
    """Return the words that stand over tables, lists and parts of a screen."""
    parts = [option.content for group in app.get("button_group") for option in group.proto.options]
    heads = [column for table in app.dataframe for column in table.value.columns]
    tables = [table.proto.alt for table in app.dataframe]
    return frozenset(re.split(r"  ·  ", part)[0] for part in [*parts, *heads, *tables])


def explained(each, role):
    return [figure for figure in HELP[each].figures if figure.role in {None, role}]


def fits(figure, title):
    return re.fullmatch(re.sub(r"\\{\w+\\}", ".+", re.escape(figure.name)), title)


def test_every_screen_has_help():
    assert set(SCREENS) == set(HELP)


def test_every_figure_that_is_drawn_is_explained(seen):
    untold = {
        (each.screen, title)
        for each in seen
        for title in each.figures
        if not any(fits(figure, title) for figure in explained(each.screen, each.role))
    }

    assert set() == untold


def test_every_picture_that_is_drawn_is_explained(seen):
    untold = {
        (each.screen, picture)
        for each in seen
        for picture in each.pictures
        if picture not in {figure.picture for figure in explained(each.screen, each.role)}
    }

    assert set() == untold


@pytest.mark.parametrize("screen", SCREENS)
def test_every_figure_that_is_explained_is_drawn_by_the_queries_that_are_named(seen, screen):
    for figure in HELP[screen].figures:
        if figure.name in SELDOM:
            assert figure.name in catalogues.messages()
            continue
        where = [each for each in seen if each.screen == screen and is_drawn(figure, each)]

        assert where, f"{figure.name} is nowhere on the screen"
        assert any(set(figure.queries) <= each.queries for each in where), figure.name


def is_drawn(figure, each):
    if figure.role not in {None, each.role}:
        return False
    if figure.picture:
        return figure.picture in each.pictures
    return any(fits(figure, title) for title in each.titles)


def test_what_seldom_happens_names_queries_of_the_program():
    for each in HELP.values():
        for figure in each.figures:
            assert figure.queries
            assert all(sql.load(name).roles for name in (*figure.queries, *figure.made_by))


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_help_says_meaning_clause_article_and_query(demo, language):
    _ = text(language)
    app = opened(Role.MANAGER, language)
    app.session_state["help_figures_0"] = True
    app.switch_page("screens/figures.py").run()
    assert not app.code

    app.button(key="help_figures").click().run()

    said = "\n".join(each.value for each in (*app.markdown, *app.caption))
    for figure in figures_for("figures", Actor("manager", Role.MANAGER)):
        assert _(figure.means) in said
        assert figure.law(_) in said
    behind = [
        sql.load(name).text.strip() for name in ("figures/at_import", "figures/history", "derive/71_person")
    ]
    assert behind == [each.value for each in app.code]
    assert "Late requests" not in said


@pytest.mark.parametrize("control", controls.controls(), ids=lambda control: control.short)
@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_control_has_its_remedy_in_both_languages(control, language):
    what, why, remedy = control.documentation.split("\n")
    known = catalogues.read(language)

    assert all(known[line].endswith(".") for line in (what, why, remedy))
    assert "fi" != language or remedy != known[remedy]


@pytest.mark.parametrize("clause", ["4", "5", "6", "7", "8", "9", "10", "11", "12", "13.1", "13.7", "13.8"])
def test_the_help_of_a_clause_says_how_to_put_right_what_its_checks_find(demo, clause):
    app = opened(Role.OFFICER)
    app.query_params["clause"] = clause
    app.switch_page("screens/notice.py").run()

    app.button(key="help_notice").click().run()

    said = "\n".join(each.value for each in app.markdown)
    of_clause = [control for control in controls.controls() if control.clause == clause]
    assert of_clause
    assert all(f":material/build: {control.documentation.splitlines()[2]}" in said for control in of_clause)
