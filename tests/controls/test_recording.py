"""The figures of the controls are kept once a snapshot, in the order of time."""

from datetime import date, timedelta

from dashboard.controls import controls, history, record
from dashboard.session.looking import look
from dashboard.vocabulary import SYSTEM
from tests.controls.faulty import NOW, REGISTER, attest, fill
from tests.controls.finding import found
from tests.little_register import contact, register_of
from tests.registers import person, snapshot_of


def kept(store):
    with store.page(SYSTEM) as page:
        rows = history(page)
    return {
        (row["control"], row["snapshot_id"]): (row["day"], row["open_rows"], row["affected"]) for row in rows
    }


def test_every_control_has_its_figures_of_the_snapshot(settings, store):
    fill(settings, store)

    assert len(controls()) == record(store, NOW)

    figures = {name: value for (name, _), value in kept(store).items()}
    assert {control.name.removeprefix("controls/") for control in controls()} == set(figures)
    for name, (day, open_rows, affected) in figures.items():
        rows = found(store, name)
        assert (date(2026, 11, 23), len(rows), sum(int(row[4]) for row in rows)) == (day, open_rows, affected)
    assert (date(2026, 11, 23), 2, 3) == figures["c04_campaign_outside_purpose"]


def test_a_snapshot_is_recorded_once_whatever_happens_after(settings, store):
    fill(settings, store)
    record(store, NOW)
    before = kept(store)

    attest(store)

    assert 0 == record(store, NOW + timedelta(days=1))
    assert before == kept(store)


def test_a_new_snapshot_adds_its_own_and_leaves_the_old(settings, store):
    first = register_of(settings, REGISTER)
    look(store, NOW)
    second = register_of(settings, {**REGISTER, "Contact": [contact(1, LeadSource="Web")]}, hour=1)
    look(store, NOW)

    name = "c07_unknown_source"
    assert [1, 0] == [kept(store)[name, snapshot][1] for snapshot in (first, second)]


def test_what_the_export_lacks_was_not_looked_at_unless_something_is_found(settings, store):
    register_of(settings, {"Contact": [contact(1, HasOptedOutOfEmail=True), contact(2, LeadSource="?")]})

    record(store, NOW)

    figures = {name: value[1] for (name, _), value in kept(store).items()}
    assert (None, None, None) == tuple(
        figures[name]
        for name in ("c11_unused_access", "c12_expired_not_decided", "c13_7_opted_out_in_active_campaign")
    )
    assert 2 == figures["c07_unknown_source"]


def test_an_object_that_nobody_uses_is_not_missed(settings, store):
    written = settings.policy.read_text(encoding="utf-8")
    settings.policy.write_text(
        written.replace("attested_absent = []", 'attested_absent = ["Campaign", "CampaignMember"]'),
        encoding="utf-8",
    )
    snapshot_id = register_of(settings, {"Contact": [contact(1)]})

    record(store, NOW)

    assert 0 == kept(store)["c13_7_opted_out_in_active_campaign", snapshot_id][1]


def test_what_an_older_copy_lacks_was_not_looked_at(settings, store):
    """A copy made by hand has no table of what stands in free text, as one of an older version."""
    snapshot_of(settings, people=[person(1)])

    record(store, NOW)

    figures = {name: value for (name, _), value in kept(store).items()}
    assert (date(2026, 11, 23), None, None) == figures["c06_special_category"]
    assert (date(2026, 11, 23), 1, 1) == figures["c12_expired_not_decided"]


def test_without_a_register_there_is_nothing_to_record(store):
    assert 0 == record(store, NOW)
