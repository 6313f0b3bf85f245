"""The imports screen: a real import in a child process, agreement where less came, attested facts."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dashboard.databases import current_snapshot_name, point_at, snapshot_path
from dashboard.decisions.baselines import Baseline
from dashboard.register import rederive, running
from dashboard.register.running import Ended
from dashboard.vocabulary import Denied, Kind, Refused, Role
from dashboard.widgets import import_baselines, import_form, import_progress, import_pull, import_snapshots
from tests.decisions.drafts import step
from tests.little_register import contact, key, register_of
from tests.org.ingest import KEY, SECRET
from tests.org.server import serving
from tests.outputs.hands import claimed
from tests.outputs.sendings import org_of
from tests.screens.acting import cases, events, words
from tests.screens.uploads import Upload

HEADER = "Id,IsDeleted,FirstName,LastName,Email,CreatedDate,HasOptedOutOfEmail\n"


def export(*numbers):
    rows = [
        f"{key('Contact', n)},false,First{n},Last{n},p{n}@example.com,2024-01-01T08:00:00.000Z,false"
        for n in numbers
    ]
    return Upload("Contact.csv", (HEADER + "\n".join(rows) + "\n").encode())


@pytest.fixture
def begin(acting, store, officer):
    """Return a function that uploads files and begins the import."""
    state = acting(officer)

    def begin_(*files):
        state["files"] = list(files)
        import_form.begin("files")
        return running.current(store.settings)

    yield begin_
    child = running.current(store.settings)
    if child:
        child.process.kill()
        child.process.wait()
        running.finish(store.settings)


@pytest.fixture
def an_hour_passes(monkeypatch, now):
    """The ids of copies begin with their moment: the next import comes later."""
    later = (now + timedelta(hours=1)).isoformat()
    return lambda: monkeypatch.setenv("REKISTERIVAHTI_NOW", later)


def ended(child):
    child.process.wait(timeout=120)
    return import_progress.take_note()


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER, Role.ADMIN])
def test_only_officers_import(open_screen, role):
    assert "Your role does not allow this" in words(open_screen("imports", role))


def test_before_the_first_import_the_way_in_is_shown(open_screen):
    assert "There is no copy of the register yet" in words(open_screen("imports", Role.OFFICER))


def test_an_upload_becomes_the_copy_in_use_and_leaves_no_file_behind(begin, store):
    child = begin(export(1, 2, 3))
    assert [child.folder / "files" / "Contact.csv"] == list((child.folder / "files").iterdir())

    outcome = ended(child)

    assert current_snapshot_name(store.settings) == outcome.ended.snapshot_id
    assert not child.folder.exists()
    ((_, actor, details),) = events(store, "import")
    assert ("officer", 3) == (actor, json.loads(details)["loaded"])


def test_the_time_of_the_export_is_told_in_helsinki_and_kept_in_utc(begin, acting, store, officer):
    acting(officer)["import_exported"] = datetime(2026, 11, 23, 9, 30)

    ended(begin(export(1)))

    with store.page(officer) as page:
        assert datetime(2026, 11, 23, 7, 30) == page.snapshot.exported_at


def test_an_export_from_the_future_is_refused_before_anything_is_read(begin, acting, officer):
    acting(officer)["import_exported"] = datetime(2026, 11, 23, 10, 1)

    with pytest.raises(Refused, match="in the future"):
        begin(export(1))


def test_what_lies_in_the_inbox_is_offered(open_screen, settings):
    settings.inbox.mkdir()
    for name in ("Contact.csv", ".hidden"):
        (settings.inbox / name).write_bytes(b"Id")

    assert ["Contact.csv"] == open_screen("imports", Role.OFFICER).multiselect(key="import_inbox").options


def test_larger_files_are_picked_from_the_inbox_and_stay_there(begin, acting, store, officer):
    inbox = store.settings.inbox
    inbox.mkdir()
    (inbox / "Contact.csv").write_bytes(export(1, 2).getvalue())
    acting(officer)["import_inbox"] = ["Contact.csv"]

    outcome = ended(begin())

    assert current_snapshot_name(store.settings) == outcome.ended.snapshot_id
    assert (inbox / "Contact.csv").exists()


def test_nothing_outside_the_inbox_can_be_picked(begin, acting, store, officer):
    store.settings.inbox.mkdir()
    (store.settings.data / "Contact.csv").write_bytes(export(1).getvalue())
    acting(officer)["import_inbox"] = ["../Contact.csv"]

    assert "There is no file or folder" in str(ended(begin()).ended.error)


def test_while_one_import_runs_another_is_refused(begin):
    begin(export(1))

    with pytest.raises(Refused, match="running already"):
        begin(export(2))


def test_an_import_that_is_stopped_changes_nothing(begin, store):
    child = begin(export(1))
    running.stop(store.settings)

    outcome = ended(child)

    assert (None, None) == (outcome.ended.snapshot_id, outcome.ended.error)
    assert current_snapshot_name(store.settings) is None
    assert [] == events(store, "import")
    assert ["import.lock"] == [path.name for path in store.settings.snapshots.iterdir()]
    assert not (store.settings.data / ".running").exists()


def test_what_the_import_refuses_is_said_in_its_own_words(begin):
    child = begin(Upload("Account.csv", b"Id,Name\n001000000000001AAA,Esimerkki Oy\n"))

    outcome = ended(child)

    assert isinstance(outcome.ended.error, Refused)
    assert "Contact" in str(outcome.ended.error)


def test_progress_is_what_the_child_wrote_last(begin):
    child = begin(export(1, 2))
    child.process.wait(timeout=120)

    progress = child.progress

    assert progress.stage
    assert 0 <= progress.share <= 1


def test_a_smaller_copy_waits_until_an_officer_agrees_with_a_reason(
    begin, an_hour_passes, acting, store, officer
):
    ended(begin(export(*range(1, 21))))
    first = current_snapshot_name(store.settings)
    an_hour_passes()

    waiting = ended(begin(export(1, 2))).ended

    assert waiting.waits
    assert first == current_snapshot_name(store.settings)
    assert [waiting.snapshot_id] == import_snapshots.waiting(store.settings)
    state = acting(officer)
    state["why"] = " "
    with pytest.raises(Refused, match="Give a reason"):
        import_snapshots.agree(waiting.snapshot_id, "why")
    state["why"] = "Vanhat poistettiin Salesforcesta"
    import_snapshots.agree(waiting.snapshot_id, "why")
    assert waiting.snapshot_id == current_snapshot_name(store.settings)
    assert ["import", "import"] == [step for step, *_ in events(store, "import")]


def test_a_copy_that_waits_can_be_discarded(begin, an_hour_passes, acting, store, officer):
    ended(begin(export(*range(1, 21))))
    an_hour_passes()
    waiting = ended(begin(export(1))).ended
    state = acting(officer)
    state["why"] = "Väärä tiedosto"

    import_snapshots.discard(waiting.snapshot_id, "why")

    assert not snapshot_path(store.settings, waiting.snapshot_id).exists()
    assert [] == import_snapshots.waiting(store.settings)


def test_a_waiting_copy_is_shown_with_why(open_screen, settings):
    register_of(settings, {"Contact": [contact(number) for number in range(1, 21)]})
    waiting = register_of(settings, {"Contact": [contact(1)]}, hour=1)
    (settings.snapshots / "current").write_text("20261123T060000Z-0000\n")

    screen = open_screen("imports", Role.OFFICER)

    assert "Contact persons has 1 records; in the last export it had 20." in words(screen)
    assert [waiting] == import_snapshots.waiting(settings)


def test_a_copy_whose_import_was_killed_before_it_was_in_use_can_be_put_into_use(
    open_screen, settings, store
):
    first = register_of(settings, {"Contact": [contact(1)]})
    whole = register_of(settings, {"Contact": [contact(1), contact(2)]}, hour=1)
    point_at(settings, first)
    screen = open_screen("imports", Role.OFFICER)
    assert "its import broke off before that" in words(screen)
    assert "Discard it" in [each.label for each in screen.button]

    screen.text_input(key=f"agree_{whole}").input("Palvelin sammui")
    next(each for each in screen.button if each.label == "Agree and use it").click().run()

    assert whole == current_snapshot_name(settings)


def test_a_copy_still_waits_after_the_status_was_worked_out_anew(settings, now):
    register_of(settings, {"Contact": [contact(n) for n in range(1, 4)]})
    before = current_snapshot_name(settings)
    waiting = register_of(settings, {"Contact": [contact(1)]}, hour=1)
    point_at(settings, before)

    fresh = rederive(settings, now=now + timedelta(hours=2))

    assert (fresh, [waiting]) == (current_snapshot_name(settings), import_snapshots.waiting(settings))


def test_a_copy_older_than_the_one_in_use_does_not_wait(settings, now):
    old = register_of(settings, {"Contact": [contact(1)]})
    anew = rederive(settings, now=now + timedelta(hours=1))
    register_of(settings, {"Contact": [contact(1)]}, hour=2)

    assert {old, anew} < set(import_snapshots.copies(settings))
    assert [] == import_snapshots.waiting(settings)


def test_a_waiting_copy_tells_what_was_to_be_deleted(
    open_screen, store, settings, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [contact(number) for number in range(1, 6)]})
    ids = [key("Contact", 1), key("Contact", 2)]
    for case_id in claimed(store, officer, second_officer, staff, now, *ids):
        step(store, staff, "execute", case_id, now)
    current = current_snapshot_name(settings)
    register_of(settings, {"Contact": [contact(number) for number in range(3, 6)]}, hour=1)
    (settings.snapshots / "current").write_text(f"{current}\n")

    said = words(open_screen("imports", Role.OFFICER))

    assert "Contact persons has 3 records; in the last export it had 5." in said
    assert "2 of them were to be deleted by decisions that have been carried out." in said


def test_a_case_handler_cannot_begin_one(acting, store, staff):
    state = acting(staff)
    state["files"] = [export(1)]

    with pytest.raises(Denied):
        import_form.begin("files")


def test_the_demo_takes_no_other_register(settings):
    with pytest.raises(Refused, match="This is the demo"):
        running.start(replace(settings, demo=True), [])


def test_no_pull_is_offered_where_salesforce_is_not_set_up(open_screen):
    assert not [each for each in open_screen("imports", Role.OFFICER).button if each.key == "import_pull"]


def test_a_pull_is_offered_where_salesforce_is_set_up(open_screen, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_INSTANCE", "https://office.my.salesforce.com")
    monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_TOKEN", "token")

    assert "Pull from Salesforce" == open_screen("imports", Role.OFFICER).button(key="import_pull").label


def test_a_case_handler_cannot_pull(acting, store, staff):
    acting(staff)

    with pytest.raises(Denied):
        import_pull.begin_pull()


def test_a_pull_becomes_the_copy_in_use(begin, acting, store, officer, now, monkeypatch):
    org = org_of({"Contact": [contact(1), contact(2)]})
    with serving(org, now) as salesforce:
        monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_INSTANCE", salesforce.address)
        monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_CONSUMER_KEY", KEY)
        monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_CONSUMER_SECRET", SECRET)
        import_pull.begin_pull()
        outcome = ended(running.current(store.settings))

    assert current_snapshot_name(store.settings) == outcome.ended.snapshot_id
    assert {"TaskRelation", "ContactPointConsent"} == set(outcome.ended.left_out)
    ((_, actor, details),) = events(store, "import")
    assert ("officer", 2) == (actor, json.loads(details)["loaded"])


def test_what_a_pull_left_out_is_shown(open_screen, settings):
    register_of(settings, {"Contact": [contact(1)]})
    screen = open_screen("imports", Role.OFFICER)
    left_out = Ended("snapshot", left_out=("Individual", "ContactPointConsent"))
    screen.session_state["import_ended"] = import_progress.Outcome(left_out, None)

    assert r"Not pulled, and so unknown: ContactPointConsent\, Individual." in words(screen.run())


def test_why_a_pull_broke_off_is_shown(begin, acting, store, officer, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_INSTANCE", "http://office.example")
    import_pull.begin_pull()

    assert "must be the https address" in str(ended(running.current(store.settings)).ended.error)


def test_files_and_rows_that_were_not_used_are_shown(open_screen, settings):
    rejected = {"file": "Contact.csv", "line_no": 7, "reason": "The record has no Id.", "text": "=cmd|x"}
    register_of(settings, {"Contact": [contact(1)]}, rejects=[rejected])

    screen = open_screen("imports", Role.OFFICER)
    assert ["Contact.csv"] == list(screen.dataframe[0].value["name"])
    screen.segmented_control(key="section").select("rejects").run()

    table = screen.dataframe[0].value
    assert [("The record has no Id.", "=cmd|x")] == list(zip(table["why"], table["text"], strict=True))


def attest(state, kind, **given):
    filled = {"on": import_baselines.session.today(), "evidence": "Uutiskirjelista", "version": "", **given}
    state.update({f"baseline_{name}": value for name, value in filled.items()})
    import_baselines._attest(kind)


def test_earlier_objections_are_attested_as_hashes_and_the_missing_ones_queued(
    acting, store, settings, officer
):
    register_of(settings, {"Contact": [contact(1), contact(2, HasOptedOutOfEmail=True)]})
    state = acting(officer)
    listed = Upload("kiellot.csv", "Sähköposti\nP1@example.com;p2@example.com\nmuu@example.fi\n".encode())

    attest(state, Baseline.OPT_OUTS, file_0=listed)
    _, matched, form_key = state["baseline_matched"]
    missing = [row["person_no"] for row in matched if not row["opted_out"]]
    import_baselines.queue_opt_outs(missing, form_key)

    assert ("", 1) == (state["baseline_evidence"], state["baseline_round"]), "the form is empty again"
    assert 2 == len(matched)
    assert [(1, "marketing", "opt_out", "approved")] == cases(store)
    with store.page(officer) as page:
        (attested,) = page.rows("imports/attested")
    assert 3 == json.loads(attested["value"])["count"]
    assert "example" not in attested["value"]


def test_an_attestation_needs_evidence(acting, store, officer):
    state = acting(officer)

    with pytest.raises(Refused, match="Name the evidence"):
        attest(state, Baseline.INFORMED, version="3", evidence=" ")
    assert [] == events(store)


def test_what_is_attested_is_shown_and_changes_no_policy(acting, store, settings, officer, app, now):
    register_of(settings, {"Contact": [contact(1)]})
    state = acting(officer)

    attest(state, Baseline.INFORMED, version="3")

    assert not settings.overrides.exists() or "baseline" not in settings.overrides.read_text()
    with store.page(officer) as page:
        (attested,) = page.rows("imports/attested")
    assert "3" == json.loads(attested["value"])["notice"]


def test_those_erased_before_are_found_again(acting, store, settings, officer):
    register_of(settings, {"Contact": [contact(1)]})
    state = acting(officer)

    attest(state, Baseline.ERASURES, file_0=Upload("poistetut.txt", key("Contact", 1)[:15].encode()))

    _, (matched,), _ = state["baseline_matched"]
    assert "First1 Last1" == matched["name"]
    assert [] == [kind for _, kind, *_ in cases(store) if kind == Kind.MARKETING]


def test_a_file_without_addresses_is_refused(acting, officer, store):
    state = acting(officer)

    with pytest.raises(Refused, match="neither e-mail addresses nor Salesforce ids"):
        attest(state, Baseline.OPT_OUTS, file_0=Upload("tyhjä.csv", b"nimi\nAino\n"))


def test_after_an_import_it_is_said_what_came_and_what_did_not(app, settings):
    register_of(settings, {"Contact": [contact(1)]})
    counts = {"read": 1200, "loaded": 1199, "rejected": 1, "duplicates": 0}
    nothing = dict.fromkeys(counts, 0)
    files = [
        {"file": "Contact.csv", "error": None, **counts},
        {"file": "x.csv", "error": "broken", **nothing},
    ]
    opened = app(Role.OFFICER)
    opened.session_state["import_ended"] = import_progress.Outcome(Ended("x", files=files), None)

    said = words(opened.run().switch_page("screens/imports.py").run())

    assert "Read 1,200: loaded 1,199, not used 1, the same again 0." in said
    assert "Could not be read: x\\.csv." in said
    assert "This is the first copy." in said
