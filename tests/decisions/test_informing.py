"""Rounds of informing: whom each is about, queued once; and what is said of whom mail does not reach."""

import json
from datetime import date, datetime, timedelta

import pytest

from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.informing import MOST_CHOSEN, begin, begin_for, look_at
from dashboard.decisions.informing_deliveries import give_up_bounced, mark_elsewhere, record_bounces, settle
from dashboard.decisions.informing_exemptions import exempt
from dashboard.decisions.informing_rounds import close_if_done, interrupted, mark_started, take_back
from dashboard.vocabulary import (
    Action,
    Audience,
    Delivery,
    Denied,
    Exemption,
    Kind,
    Means,
    Refused,
    Stale,
    State,
)
from tests.controls.finding import found
from tests.decisions.drafts import erasing, hold, opened
from tests.little_register import key
from tests.outputs.informing import (
    LATE,
    begun,
    change_notice,
    deliveries,
    figures,
    order_of,
    person,
    register,
    round_of,
    steps_of,
)
from tests.screens.acting import events


@pytest.fixture
def changed(store, settings, officer, now):
    """Four persons before the change: one without an address, one whose mail bounces; and one after it."""
    register(
        settings,
        person(1),
        person(2, HasOptedOutOfEmail=True),
        person(3, Email=None),
        person(4, EmailBouncedDate=LATE),
        person(5, CreatedDate=datetime(2026, 11, 10), LeadSource="Web"),
    )
    change_notice(store, officer, now)
    return store


def look(store, actor, order):
    with store.page(actor) as page:
        return look_at(page, order)


def test_a_preview_counts_whom_mail_reaches_and_who_has_opted_out(changed, officer):
    seen = look(changed, officer, order_of())

    assert (2, 2, 2, 1) == (seen.persons, seen.reachable, seen.unreachable, seen.opted_out)


def test_the_audience_of_a_change_is_whom_the_control_finds(changed, officer, now):
    wanted = {row[1] for row in found(changed, "c13_1_not_told_of_change")}

    begun(changed, officer, now)
    begun(changed, officer, now, order_of(by_email=False), form="letters")

    queued = {each for ids, *_ in deliveries(changed) for each in json.loads(ids)}
    assert wanted == queued == {key("Contact", number) for number in (1, 2, 3, 4)}


def test_the_audience_of_article_14_is_whom_others_told_of(changed, officer):
    assert 2 == look(changed, officer, order_of(Audience.FIRST)).persons
    assert 3 == look(changed, officer, order_of(Audience.EVERYBODY)).persons


def test_a_round_is_one_case_and_one_row_a_person_without_an_address(changed, officer, now):
    case_id = begun(changed, officer, now)

    standing = round_of(changed, officer, case_id)
    assert (State.QUEUED, "2", 2, {"queued": 2}) == (
        standing.state,
        standing.version,
        standing.persons,
        figures(changed, officer, case_id),
    )
    assert "@" not in repr(deliveries(changed)) + repr(events(changed))


def test_a_second_click_queues_nothing(changed, officer, now):
    seen = look(changed, officer, order_of()).hash

    ids = {begin(changed, officer, order_of(), seen=seen, key="form", now=now) for _ in range(2)}

    assert (1, 2) == (len(ids), len(deliveries(changed)))


def test_who_waits_in_a_round_stands_in_no_second_one(changed, officer, now):
    begun(changed, officer, now)

    with pytest.raises(Refused, match="Nobody is left"):
        begun(changed, officer, now, form="again")


def test_a_preview_that_is_no_longer_true_is_not_sent(changed, settings, officer, now):
    seen = look(changed, officer, order_of()).hash
    register(settings, person(1), person(6), hour=1)

    with pytest.raises(Stale, match="Others are to be informed now"):
        begin(changed, officer, order_of(), seen=seen, key="form", now=now)
    assert [] == deliveries(changed)


def test_who_is_about_to_be_deleted_is_not_written_to(changed, officer, now):
    draft = Draft(Kind.RETENTION, Action.DELETE, (key("Contact", 1),), now.date(), "expired")
    opened(changed, officer, draft, now)

    assert 1 == look(changed, officer, order_of()).persons


def test_whose_erasure_is_approved_is_not_written_to(changed, officer, second_officer, staff, now):
    erasing(changed, officer, second_officer, staff, now, (key("Contact", 1),))

    assert 1 == look(changed, officer, order_of()).persons


def test_under_a_restriction_one_is_informed_all_the_same(changed, officer, now):
    draft = Draft(Kind.LEGAL_HOLD, Action.RESTRICT, (key("Contact", 1),), now.date(), "asked")
    open_cases(changed, officer, [draft], key="restrict", now=now, snapshot_id=None)

    seen = look(changed, officer, order_of())
    assert (2, 1) == (seen.persons, seen.restricted)


def test_what_is_no_address_is_not_written_to(store, settings, officer, now):
    register(
        settings, person(1, Email="ei ole"), person(2, Email="a@b.fi, c@d.fi"), person(3, Email="å@ä.fi")
    )
    change_notice(store, officer, now)

    assert (0, 3) == (
        look(store, officer, order_of()).reachable,
        look(store, officer, order_of()).unreachable,
    )


def test_who_was_informed_elsewhere_counts_as_sent_on_that_day(changed, officer, now):
    case_id = begun(changed, officer, now, order_of(by_email=False))

    assert 2 == mark_elsewhere(changed, officer, case_id, Means.LETTER, date(2026, 11, 20), now)

    assert (State.SENT, {"sent": 2}) == (
        round_of(changed, officer, case_id).state,
        figures(changed, officer, case_id),
    )
    told = {row[1] for row in found(changed, "c13_1_not_told_of_change")}
    assert {key("Contact", 1), key("Contact", 2)} == told


def test_a_day_that_has_not_come_informs_nobody(changed, officer, now):
    case_id = begun(changed, officer, now)

    with pytest.raises(Refused, match="has not come yet"):
        mark_elsewhere(changed, officer, case_id, Means.LETTER, date(2026, 11, 24), now)


def test_bounced_addresses_bring_their_persons_back_to_the_list(changed, officer, now):
    case_id = begun(changed, officer, now)
    mark_elsewhere(changed, officer, case_id, Means.EMAIL, now.date(), now)

    told = record_bounces(changed, officer, case_id, [" P1@Example.com", "nobody@example.com"], now)

    assert (1, 1) == told
    assert ["queued", "sent", "bounced"] == steps_of(changed, 1)
    reasons = {row[1]: row[3] for row in found(changed, "c13_1_not_told_of_change")}
    assert "notice_bounced" == reasons[key("Contact", 1)]
    assert "@" not in repr(events(changed))


def test_addresses_that_nobody_was_written_to_are_told(changed, officer, now):
    case_id = begun(changed, officer, now)

    with pytest.raises(Refused, match="None of these 1 addresses"):
        record_bounces(changed, officer, case_id, ["p1@example.com"], now)
    with pytest.raises(Refused, match="no e-mail address"):
        record_bounces(changed, officer, case_id, ["  "], now)


def bounced(store, officer, now):
    case_id = begun(store, officer, now)
    mark_elsewhere(store, officer, case_id, Means.EMAIL, now.date(), now)
    record_bounces(store, officer, case_id, ["p1@example.com"], now)
    return case_id


def test_mail_that_came_back_counts_until_somebody_changes_the_record(changed, settings, officer, now):
    bounced(changed, officer, now)
    assert (0, 3) == (
        look(changed, officer, order_of()).reachable,
        look(changed, officer, order_of()).unreachable,
    )

    mended = person(1, Email="new@example.com", LastModifiedDate=now + timedelta(hours=3))
    register(settings, mended, hour=1)

    assert 1 == look(changed, officer, order_of()).reachable


def test_what_is_given_up_is_no_longer_asked_for_but_article_14_is_not_fulfilled(changed, officer, now):
    case_id = bounced(changed, officer, now)

    assert 1 == give_up_bounced(changed, officer, case_id, now)

    assert key("Contact", 1) not in {row[1] for row in found(changed, "c13_1_not_told_of_change")}
    assert key("Contact", 1) in {row[1] for row in found(changed, "c07_not_informed")}


def exempted(store, officer, now, note="Osoitetta ei ole saatavissa.", **more):
    order = order_of(by_email=False)
    return exempt(store, officer, order, Exemption.IMPOSSIBLE, note, key="exempt", now=now, **more)


def test_whom_nothing_reaches_can_be_exempt_with_a_ground(changed, officer, now):
    case_id = exempted(changed, officer, now)

    assert (State.EXEMPT, {"exempt": 2}) == (
        round_of(changed, officer, case_id).state,
        figures(changed, officer, case_id),
    )
    assert {key("Contact", 1), key("Contact", 2)} == {row[1] for row in found(changed, "c07_not_informed")}
    assert 0 == look(changed, officer, order_of()).unreachable
    assert "Osoitetta" not in repr(events(changed))


def test_one_person_can_be_exempt_alone(changed, officer, now):
    with changed.page(officer) as page:
        (number,) = page._cursor.execute(
            "select person_no from person_record where record_id = ?", [key("Contact", 3)]
        ).fetchone()
        snapshot_id = page.snapshot.snapshot_id

    with pytest.raises(Stale):
        exempted(changed, officer, now, only=("another copy", [number]))
    exempted(changed, officer, now, only=(snapshot_id, [number]))

    assert ["exempt"] == steps_of(changed, 3)
    assert [] == steps_of(changed, 4)


def snapshot(store, actor):
    with store.page(actor) as page:
        return page.snapshot.snapshot_id


def test_nobody_is_exempt_by_a_list_of_another_copy(changed, settings, officer, now):
    with changed.page(officer) as page:
        only = (page.snapshot.snapshot_id, None)
    register(settings, person(1, Email=None), person(2, Email=None), hour=1)

    with pytest.raises(Stale):
        exempt(
            changed,
            officer,
            order_of(by_email=False),
            Exemption.IMPOSSIBLE,
            "Ei osoitetta.",
            key="form",
            now=now,
            only=only,
        )


def test_an_exemption_wants_words_and_persons(changed, officer, now):
    with pytest.raises(Refused, match="Write why"):
        exempted(changed, officer, now, note=" ")
    with pytest.raises(Refused, match="Nobody is left"):
        exempted(changed, officer, now, only=(snapshot(changed, officer), [10_000]))
    assert [] == deliveries(changed) + events(changed, "open")


def test_an_exemption_of_one_version_says_nothing_of_the_next_change(changed, officer, now):
    exempted(changed, officer, now)
    change_notice(changed, officer, now + timedelta(hours=1), "3", date(2026, 11, 20), "Uusi aika.")

    later = order_of(version="3", changed_on=date(2026, 11, 20))
    assert 2 == look(changed, officer, later).unreachable
    assert 5 == len(found(changed, "c13_1_not_told_of_change"))


def test_a_round_that_is_ended_early_frees_who_was_not_told(changed, officer, now):
    case_id = begun(changed, officer, now)
    with changed.transaction() as transaction:
        settle(transaction, officer, [f"{case_id}/{key('Contact', 1)}"], Delivery.SENT, now)

    assert 1 == take_back(changed, officer, case_id, running=False, now=now)

    assert (State.SENT, {"sent": 1, "taken_back": 1}) == (
        round_of(changed, officer, case_id).state,
        figures(changed, officer, case_id),
    )
    assert 1 == look(changed, officer, order_of()).persons
    assert key("Contact", 2) in {row[1] for row in found(changed, "c13_1_not_told_of_change")}


def test_a_round_that_told_nobody_ends_as_undeliverable(changed, officer, now):
    case_id = begun(changed, officer, now)

    take_back(changed, officer, case_id, running=False, now=now)

    assert State.UNDELIVERABLE is round_of(changed, officer, case_id).state


def test_a_round_is_not_ended_while_it_is_sent_or_unclear(changed, officer, now):
    case_id = begun(changed, officer, now)
    with pytest.raises(Refused, match="Stop it first"):
        take_back(changed, officer, case_id, running=True, now=now)
    with changed.transaction() as transaction:
        settle(transaction, officer, [f"{case_id}/{key('Contact', 1)}"], Delivery.SENDING, now)

    with pytest.raises(Refused, match="unclear"):
        take_back(changed, officer, case_id, running=False, now=now)
    assert not close_if_done(changed, officer, case_id, now)


def test_what_was_being_sent_when_a_process_ended_is_unclear_at_the_next_start(changed, officer, now):
    case_id = begun(changed, officer, now)
    with changed.transaction() as transaction:
        settle(transaction, officer, [f"{case_id}/{key('Contact', 1)}"], Delivery.SENDING, now)

    mark_started(changed, officer, case_id, now)

    assert ["queued", "sending", "unclear"] == steps_of(changed, 1)
    assert [round_of(changed, officer, case_id).number] == interrupted(changed)


@pytest.mark.parametrize("who", ["staff", "manager"])
def test_only_officers_inform(changed, officer, now, request, who):
    actor = request.getfixturevalue(who)
    case_id = begun(changed, officer, now)

    for forbidden in (
        lambda: begin(changed, actor, order_of(), seen="", key="x", now=now),
        lambda: exempted(changed, actor, now),
        lambda: mark_elsewhere(changed, actor, case_id, Means.EMAIL, now.date(), now),
        lambda: record_bounces(changed, actor, case_id, ["p1@example.com"], now),
        lambda: give_up_bounced(changed, actor, case_id, now),
        lambda: take_back(changed, actor, case_id, running=False, now=now),
        lambda: look(changed, actor, order_of()),
    ):
        with pytest.raises(Denied):
            forbidden()


def number_of(store, actor, number):
    with store.page(actor) as page:
        (found_,) = page._cursor.execute(
            "select person_no from person_record where record_id = ?", [key("Contact", number)]
        ).fetchone()
    return found_


def test_chosen_persons_are_informed_and_nobody_else(changed, officer, staff, now):
    order, chosen = order_of(Audience.CHANGE), [number_of(changed, officer, number) for number in (1, 3, 5)]

    assert 1 == begin_for(changed, officer, order, chosen, key="some", now=now)

    # 3 has no address, 5 came after the change; a second click opens nothing.
    assert 0 == begin_for(changed, officer, order, chosen, key="some", now=now)
    told = [json.loads(ids) for ids, _version, state in deliveries(changed) if state == Delivery.QUEUED]
    assert [[key("Contact", 1)]] == told
    with pytest.raises(Refused, match="Nobody is left"):
        begin_for(changed, officer, order, chosen, key="again", now=now)
    with pytest.raises(Refused, match="At most"):
        begin_for(changed, officer, order, range(MOST_CHOSEN + 1), key="all", now=now)
    with pytest.raises(Denied):
        begin_for(changed, staff, order, chosen, key="other", now=now)


def standing(store, officer, *, without=()):
    """Return how everybody stands towards the version, and by which tables; without some of these."""
    with store.page(officer) as page:
        for table in without:
            page._cursor.execute(f"delete from {table}")
        look_at(page, order_of())
        told = {name: page._cursor.table(name).fetchall() for name in ("told_record", "told_person")}
        stands = page._cursor.table("notice_standing").fetchall()
        page._cursor.execute("rollback")
        page._cursor.execute("begin")
    return {name: sorted(map(repr, rows)) for name, rows in {**told, "stands": stands}.items()}


def test_who_was_told_while_the_overlay_stood_stands_as_in_one_built_anew(changed, officer, now):
    before = standing(changed, officer)
    begun(changed, officer, now)
    opened(changed, officer, hold((key("Contact", 5),)), now)
    kept_up = standing(changed, officer)
    changed._generations._current = None

    assert ([], 3) == (before["stands"], len(kept_up["stands"]))
    assert kept_up == standing(changed, officer)


def test_deliveries_that_came_since_the_overlay_was_worked_out_count(changed, officer, now):
    begun(changed, officer, now)

    seen = standing(changed, officer)
    late = standing(changed, officer, without=("told_record", "told_person"))

    assert ([], []) == (late["told_record"], late["told_person"])
    assert seen["stands"] == late["stands"] != []
