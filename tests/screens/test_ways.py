"""Every figure leads to the rows behind it, and there are as many of them as it says."""

from datetime import date, datetime, timedelta
from urllib.parse import parse_qs

import pytest

from dashboard.decisions.intake import Intake, register
from dashboard.vocabulary import Channel, Right, Role
from tests.little_register import contact, key, register_of, row

TODAY = date(2026, 11, 23)
SCREENS = ("overview", "retention", "requests", "opt_outs", "sources", "informing", "notice", "figures")


@pytest.fixture
def busy(settings, store, officer, now):
    """A register and a queue in which no figure is nothing."""
    new = {"CreatedDate": datetime(2026, 10, 1)}
    people = [
        *(contact(number) for number in (1, 2, 3)),
        *(contact(number, HasOptedOutOfEmail=True, **new) for number in (4, 5)),
        contact(6, LeadSource="Web", **new),
    ]
    silent = {name: [row(name, 1)] for name in ("Task", "Event", "EmailMessage")}
    register_of(settings, {"Contact": people, **silent})
    for number, days in ((4, 40), (5, 27), (6, 1)):
        intake = Intake(
            rights=[Right.ACCESS],
            channel=Channel.EMAIL,
            received_on=TODAY - timedelta(days=days),
            salesforce_ids=(key("Contact", number),),
        )
        register(store, officer, intake, key=str(number), now=now, snapshot_id=None)
    return store


def cards(screen):
    """Return (figure, links) for each figure: the links of the smallest box around it that has any."""
    found = []
    left, _links = gather(screen.main, found)
    return found + [(metric, []) for metric in left]


def gather(block, found):
    """Return the figures of a block that have found no link yet, and its links; a table is a way, too."""
    metrics, links = [], []
    for child in block.children.values():
        if hasattr(child, "children"):
            inner = gather(child, found)
            metrics, links = metrics + inner[0], links + inner[1]
        elif child.type in {"metric", "page_link", "dataframe"}:
            (metrics if child.type == "metric" else links).append(child)
    if links:
        found += [(metric, links) for metric in metrics]
        metrics = []
    return metrics, links


def follow(screen, link):
    """Open what a link leads to."""
    screen.query_params.clear()
    for name, values in parse_qs(link.proto.query_string).items():
        screen.query_params[name] = values
    return screen.switch_page(f"screens/{link.proto.page}.py").run()


def rows(screen):
    return len(screen.dataframe[0].value) if screen.dataframe else 0


@pytest.mark.parametrize("name", SCREENS)
def test_every_figure_has_a_way_to_its_rows(open_screen, busy, name):
    screen = open_screen(name, Role.OFFICER)
    if name == "sources":
        screen = screen.segmented_control(key="section").select("open").run()

    found = cards(screen)
    assert not screen.exception
    assert len(screen.metric) == len(found) > 0
    assert [] == [metric.label for metric, links in found if not links]


@pytest.mark.parametrize("name", ["overview", "retention", "requests", "opt_outs", "informing"])
def test_behind_a_figure_stand_as_many_rows_as_it_says(open_screen, busy, name):
    screen = open_screen(name, Role.OFFICER)
    said = [(metric.label, metric.value, links[0]) for metric, links in cards(screen)]

    for label, value, link in said:
        opened = follow(screen, link)
        assert not opened.exception
        assert (label, int(value.split(" ")[0])) == (label, rows(opened))


def test_the_clauses_behind_a_figure_are_those_that_it_counts(open_screen, busy):
    screen = open_screen("notice", Role.OFFICER)
    counts = {metric.label: (metric.value, links[0]) for metric, links in cards(screen)}

    holding, of = counts["Clauses that hold"][0].split("/")
    assert int(of) - int(holding) == len(clauses(follow(screen, counts["Clauses that hold"][1])))
    ending, way = counts["Attestations to renew"]
    assert int(ending) == len(clauses(follow(screen, way)))


def clauses(screen):
    return [each for each in screen.button if str(each.key).startswith("notice_open_")]
