"""The demo: built once here, in a folder of the test's own, from the export that everybody gets."""

from datetime import datetime

import pytest

from dashboard import demonstration, policy, register
from dashboard.databases import Store
from dashboard.decisions.steps import SYSTEM
from dashboard.demonstration.cases import OFFICER
from dashboard.settings import Settings
from dashboard.vocabulary import Refused

NOW = datetime(2026, 11, 23, 8, 0)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    settings = Settings(data=tmp_path_factory.mktemp("demo"), demo=True)
    settings.overrides.write_text('{"notice.version": "9"}')  # left by somebody who tried the last one
    demonstration.build(settings, NOW, lambda *_: None)
    return settings


@pytest.fixture
def page(demo):
    store = Store(demo)
    with store.page(SYSTEM) as opened:
        yield opened
    store.close()


def first(page, question):
    return page._cursor.execute(question).fetchone()


def test_the_demo_says_that_it_is_one_inside_its_files(page):
    assert page.snapshot.demo


def test_the_demo_has_work_in_every_stage(page):
    states = page._cursor.execute("select distinct kind || ' ' || state from case_now").fetchall()

    assert {
        "right received",
        "right in_progress",
        "right awaiting_second_approval",
        "right fulfilled",
        "marketing approved",
        "retention awaiting_second_approval",
        "retention claimed",
        "legal_hold active",
        "keep_until active",
        "breach closed",
        "breach authority_notified",
    } <= {row[0] for row in states}


def test_the_figures_of_the_demo_have_a_past_that_ends_with_what_is_counted_today(demo):
    store = Store(demo)
    with store.page(OFFICER) as page:
        rows = page.rows("figures/history", figures=["persons", "expired"])
        persons, expired = first(
            page,
            "select count(*), count(*) filter (where expires_on < date '2026-11-23') from person_status",
        )
    store.close()

    course = {
        figure: [row["value"] for row in rows if row["figure"] == figure] for figure in ("persons", "expired")
    }
    assert (4, persons) == (len(course["persons"]), course["persons"][-1])
    assert (4, expired) == (len(course["expired"]), course["expired"][-1])
    assert sorted(set(course["persons"])) == course["persons"]


def test_the_demo_begins_with_the_rules_that_its_register_was_counted_by(demo, page):
    assert policy.load(demo.policy, demo.overrides).hash == page.snapshot.policy_hash
    assert "9" != policy.load(demo.policy, demo.overrides).notice.version


def test_the_demo_register_has_expired_and_kept_persons(page):
    expired, kept = first(
        page,
        "select count(*) filter (where expires_on < date '2026-11-23'), count(*) from person_status",
    )

    assert 30 < expired < kept


def test_the_history_of_the_demo_goes_forward_in_time(page):
    backwards = first(
        page,
        "select count(*) from (select happened_at < lag(happened_at) over (order by seq) as back "
        "from queue.request_event) where back",
    )

    assert (0,) == backwards


def test_the_demo_is_built_in_its_own_folder_only(tmp_path):
    with pytest.raises(Refused, match="never beside data of your own"):
        demonstration.build(Settings(data=tmp_path, demo=False), NOW, lambda *_: None)


def test_a_demo_that_stands_is_not_overwritten(demo):
    with pytest.raises(Refused, match="stands already"):
        demonstration.build(demo, NOW, lambda *_: None)


def test_deriving_anew_applies_the_policy_of_today_to_the_same_records(demo):
    store = Store(demo)
    count = "select count(*) filter (where expires_on < date '2026-11-23'), count(*) from person_status"
    with store.page(SYSTEM) as before:
        expired, persons = first(before, count)
        records = first(before, "select count(*), count(distinct person_no) from contact")
    demo.overrides.write_text('{"retention.RET-2.months": 6}', encoding="utf-8")

    fresh = register.rederive(demo, now=datetime(2026, 11, 23, 9, 0))

    with store.page(SYSTEM) as after:
        assert fresh == after.snapshot.snapshot_id
        assert expired < first(after, count)[0]
        assert persons == first(after, count)[1]
        assert records == first(after, "select count(*), count(distinct person_no) from contact")
        assert (4,) == first(after, "select count(distinct snapshot_id) from figure_history")
    store.close()


def test_deriving_anew_needs_a_register(settings, now):
    with pytest.raises(Refused.__base__, match="no register yet"):
        register.rederive(settings, now=now)


def test_the_notice_board_of_the_demo_has_a_past_and_something_said(page):
    imports = first(page, "select count(distinct snapshot_id) from queue.control_result")
    said = first(page, "select count(*) from queue.setting where name in ('attestation.9', 'remark.F4')")

    assert (4, 2) == (*imports, *said)
