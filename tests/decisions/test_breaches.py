"""The breach register: what is booked, what each step demands, what the history never holds."""

from datetime import datetime, timedelta

import pytest

from dashboard.decisions.breach_awareness import correct_aware
from dashboard.decisions.breach_facts import Breach
from dashboard.decisions.breach_history import history
from dashboard.decisions.breaches import list_affected, register, resolve, update
from dashboard.decisions.rules import read_rules
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Blocked, DataKind, Denied, Found, Nature, Refused, Stale, Subjects
from tests.decisions.drafts import standing, state_of, step
from tests.little_register import contact, key, register_of

DETECTED = datetime(2026, 11, 20, 6, 0)
AWARE = datetime(2026, 11, 20, 12, 0)
SECRETS = ("Virtanen", "lista meni", "vilppiä", "salasanat", "Sopimuskumppani", "myöhästyi")
WHY = "Virtanen sai listan, ja siinä on vilppiä."


def breach(**more):
    given = {
        "detected_at": DETECTED,
        "aware_at": AWARE,
        "found": Found.BY_STAFF,
        "natures": (Nature.CONFIDENTIALITY,),
        "subjects": (Subjects.CURRENT,),
        "data": (DataKind.CONTACT_DETAILS,),
        "persons": 120,
        "description": "Asiakaslista meni Virtaselle; lista meni väärään osoitteeseen.",
        "consequences": "Huijausviestejä, vilppiä.",
        "measures": "Vaihdettiin salasanat.",
        "processor": True,
        "processor_name": "Sopimuskumppani Oy",
        **more,
    }
    return Breach(**given)


def booked(store, actor, now, key="form", **more):
    return register(store, actor, breach(**more), key=key, now=now)


def aware_of(store, case_id):
    with store.transaction() as transaction:
        (row,) = transaction.rows("queue/cases", case_ids=[case_id])
        return history(row["parameters"], transaction.rows("queue/case_events", case_ids=[case_id])).aware_at


def correct(store, actor, case_id, moment, now, reason="Kello oli väärässä"):
    seen = (case_id, standing(store, case_id)["version"])
    correct_aware(store, actor, seen, moment, reason=reason, now=now)


def assess(store, officer, case_id, now, risk="risk"):
    step(store, officer, "assess", case_id, now, words=Words(note=WHY, details={"risk": risk}))


def notify(store, officer, case_id, now, moment=None, note="", **more):
    details = {"moment": (moment or now).isoformat(), "by": "authority_form", "phase": "initial", **more}
    step(store, officer, "notify_authority", case_id, now, words=Words(note=note, details=details))


def inform(store, officer, case_id, now, **more):
    details = {"moment": now.isoformat(), "by": "by_email", "persons": 120, **more}
    step(store, officer, "inform_subjects", case_id, now, words=Words(details=details))


def known(store, case_id):
    parameters = standing(store, case_id)["parameters"]
    with store.transaction() as transaction:
        return history(parameters, transaction.rows("queue/case_events", case_ids=[case_id]))


def ledger(store):
    with store.transaction() as transaction:
        rows = transaction._cursor.execute(
            "select payload from queue.request_event union all select parameters from queue.request_queue"
        ).fetchall()
    return "\n".join(text for (text,) in rows)


@pytest.fixture
def soon():
    return AWARE + timedelta(hours=3)


@pytest.fixture
def assessed(store, staff, officer, soon):
    def bring(risk="risk", **more):
        case_id = booked(store, staff, soon, key=risk, **more)
        assess(store, officer, case_id, soon, risk)
        return case_id

    return bring


def test_a_known_breach_starts_its_clock_and_a_suspicion_does_not(store, staff, soon):
    aware = booked(store, staff, soon)
    suspected = booked(store, staff, soon, key="other", aware_at=None)

    assert ("aware", "suspected") == (state_of(store, aware), state_of(store, suspected))
    assert AWARE + timedelta(hours=72) == known(store, aware).due(read_rules(store).clock)
    assert known(store, suspected).due(read_rules(store).clock) is None


def test_a_second_click_books_nothing(store, staff, soon):
    assert booked(store, staff, soon) == booked(store, staff, soon)


def test_the_clock_runs_in_elapsed_hours_over_the_autumn_change(store, staff):
    aware = datetime(2026, 10, 23, 9, 0)  # 12:00 in Helsinki
    case_id = booked(store, staff, aware, detected_at=aware, aware_at=aware)

    assert datetime(2026, 10, 26, 9, 0) == known(store, case_id).due(
        read_rules(store).clock
    )  # 11:00 on the wall
    assert 1.5 == known(store, case_id).hours_left(read_rules(store).clock, datetime(2026, 10, 26, 7, 30))


def test_a_suspicion_becomes_known_at_a_moment_that_can_be(store, staff, officer, soon):
    case_id = booked(store, staff, soon, aware_at=None)
    for moment, why in (
        (soon + timedelta(minutes=1), "not come yet"),
        (DETECTED - timedelta(1), "detected later"),
    ):
        with pytest.raises(Refused, match=why):
            step(
                store,
                officer,
                "become_aware",
                case_id,
                soon,
                words=Words(details={"aware_at": moment.isoformat()}),
            )

    step(store, officer, "become_aware", case_id, soon, words=Words(details={"aware_at": AWARE.isoformat()}))

    assert AWARE == known(store, case_id).aware_at


def test_a_suspicion_that_was_none_is_closed_with_reasons_and_stays_booked(store, staff, officer, soon):
    case_id = booked(store, staff, soon, aware_at=None)
    with pytest.raises(Refused, match="Give the reasons"):
        step(store, officer, "close", case_id, soon)

    step(store, officer, "close", case_id, soon, words=Words(note=WHY))

    assert "closed" == state_of(store, case_id)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"natures": ()}, "Choose what was lost"),
        ({"description": " "}, "Describe in a few words"),
        ({"aware_at": datetime(2027, 1, 1)}, "not come yet"),
        ({"aware_at": DETECTED - timedelta(minutes=1)}, "Detected cannot be after Became aware"),
        ({"occurred_from": AWARE}, "Began cannot be after Detected"),
        ({"persons": -1}, "below zero"),
    ],
)
def test_what_cannot_be_is_refused(store, staff, soon, more, why):
    with pytest.raises(Refused, match=why):
        booked(store, staff, soon, **more)


def test_an_assessment_needs_a_risk_and_reasons_and_can_be_made_anew(store, staff, officer, soon):
    case_id = booked(store, staff, soon)
    with pytest.raises(Refused, match="how grave"):
        step(store, officer, "assess", case_id, soon, words=Words(note=WHY, details={"risk": "some"}))
    with pytest.raises(Refused, match="Give the reasons"):
        step(store, officer, "assess", case_id, soon, words=Words(details={"risk": "risk"}))

    for risk in ("none", "high"):
        assess(store, officer, case_id, soon, risk)

    assert "high" == known(store, case_id).risk
    assert ["none", "high"] == [each for each in ("none", "high") if f'"risk\\":\\"{each}' in ledger(store)]


def test_a_late_notification_needs_the_reason_for_the_delay(store, officer, assessed):
    case_id, late = assessed(), AWARE + timedelta(hours=72, seconds=1)
    with pytest.raises(Refused, match="72 hours have passed"):
        notify(store, officer, case_id, late)

    notify(store, officer, case_id, late, note="Virtanen myöhästyi.")

    assert "authority_notified" == state_of(store, case_id)


def test_one_that_was_sent_in_time_and_is_booked_late_needs_none(store, officer, assessed):
    due = AWARE + timedelta(hours=72)

    case_id = assessed()
    notify(store, officer, case_id, due + timedelta(days=1), moment=due)

    assert "authority_notified" == state_of(store, case_id)


def test_a_notification_goes_in_phases(store, officer, assessed, soon):
    case_id = assessed()
    with pytest.raises(Refused, match="initial one"):
        notify(store, officer, case_id, soon, phase="supplementary")
    notify(store, officer, case_id, soon, reference="1234/171/26")
    with pytest.raises(Refused, match="initial one"):
        notify(store, officer, case_id, soon)

    notify(store, officer, case_id, soon, phase="supplementary")

    assert ["initial", "supplementary"] == [each["phase"] for each in known(store, case_id).notified]


def test_the_authoritys_number_is_a_number(store, officer, assessed, soon):
    with pytest.raises(Refused, match="no register number"):
        notify(store, officer, assessed(), soon, reference="Virtanen soitti")


def test_only_without_risk_the_authority_is_not_notified(store, officer, assessed, soon):
    risky, harmless = assessed("risk"), assessed("none")
    with pytest.raises(Refused, match="is notified"):
        step(store, officer, "reason_not_notified", risky, soon, words=Words(note=WHY))
    with pytest.raises(Refused, match="Give the reasons"):
        step(store, officer, "reason_not_notified", harmless, soon)

    step(store, officer, "reason_not_notified", harmless, soon, words=Words(note=WHY))
    step(store, officer, "close", harmless, soon)

    assert "closed" == state_of(store, harmless)


def test_what_was_harmless_and_is_not_any_more_asks_for_a_notification(store, officer, assessed, soon):
    case_id = assessed("none")
    step(store, officer, "reason_not_notified", case_id, soon, words=Words(note=WHY))

    assess(store, officer, case_id, soon, "risk")

    assert known(store, case_id).awaits_authority(read_rules(store).clock)
    with pytest.raises(Refused, match="cannot take the step close"):
        step(store, officer, "close", case_id, soon)


def test_a_high_risk_is_closed_only_when_the_persons_know_or_need_not(store, officer, assessed, soon):
    case_id = assessed("high")
    notify(store, officer, case_id, soon)
    with pytest.raises(Blocked, match="Inform the persons first"):
        step(store, officer, "close", case_id, soon)
    with pytest.raises(Refused, match="how many persons"):
        inform(store, officer, case_id, soon, persons=0)

    inform(store, officer, case_id, soon)
    step(store, officer, "close", case_id, soon)

    assert "closed" == state_of(store, case_id)


def test_not_informing_has_a_ground_of_the_law_and_words(store, officer, assessed, soon):
    case_id = assessed("high")
    notify(store, officer, case_id, soon)
    for words in (Words(note=WHY), Words(ground="34(3)(d)", note=WHY), Words(ground="34(3)(a)")):
        with pytest.raises(Refused):
            step(store, officer, "exempt_subjects", case_id, soon, words=words)

    step(store, officer, "exempt_subjects", case_id, soon, words=Words(ground="34(3)(a)", note=WHY))
    step(store, officer, "close", case_id, soon)

    assert "closed" == state_of(store, case_id)


def test_a_risk_that_grew_after_the_notification_keeps_the_case_open(store, officer, assessed, soon):
    case_id = assessed("risk")
    notify(store, officer, case_id, soon)
    assess(store, officer, case_id, soon, "high")

    with pytest.raises(Blocked, match="Inform the persons first"):
        step(store, officer, "close", case_id, soon)


def test_what_is_not_documented_is_not_closed(store, officer, staff, assessed, soon):
    case_id = assessed("none", measures="")
    step(store, officer, "reason_not_notified", case_id, soon, words=Words(note=WHY))
    with pytest.raises(Blocked, match="every breach is documented"):
        step(store, officer, "close", case_id, soon)

    update(store, staff, (case_id, standing(store, case_id)["version"]), breach(), soon)
    step(store, officer, "close", case_id, soon)

    assert AWARE == known(store, case_id).aware_at


def test_hours_and_threshold_are_policy(store, settings, officer, assessed, soon):
    text = settings.policy.read_text(encoding="utf-8")
    text = text.replace("breach_hours = 72", "breach_hours = 96").replace(
        'breach_notified_from = "risk"', 'breach_notified_from = "high"'
    )
    settings.policy.write_text(text, encoding="utf-8")
    case_id = assessed("risk")

    step(store, officer, "reason_not_notified", case_id, soon, words=Words(note=WHY))

    assert AWARE + timedelta(hours=96) == known(store, case_id).due(read_rules(store).clock)


def test_staff_books_and_an_officer_decides(store, staff, manager, soon):
    with pytest.raises(Denied):
        booked(store, manager, soon)
    case_id = booked(store, staff, soon)

    with pytest.raises(Denied):
        assess(store, staff, case_id, soon)


def test_news_about_a_breach_that_somebody_else_has_changed_are_stale(store, staff, soon):
    case_id = booked(store, staff, soon)
    update(store, staff, (case_id, 1), breach(persons=7), soon)

    with pytest.raises(Stale):
        update(store, staff, (case_id, 1), breach(persons=8), soon)

    assert 7 == known(store, case_id).facts["persons"]


def test_whom_it_concerns_is_found_by_ids_of_either_length_and_kept_out_of_the_history(
    store, settings, officer, staff, soon
):
    register_of(settings, {"Contact": [contact(1, FirstName="Virtanen"), contact(2), contact(3)]})
    case_id = booked(store, staff, soon)
    ids = [key("Contact", 1), key("Contact", 2)[:15], "003000000009999AAA", " "]

    with store.page(officer) as page:
        listed = resolve(page, ids)
    list_affected(store, officer, (case_id, 1), listed, soon)

    assert (2, 1) == listed[1:]
    with store.page(officer) as page:
        assert 2 == len(page.rows("breaches/affected", case_id=case_id))
        assert "[]" == page.row("case/case", case_number=1)["salesforce_ids"]
    assert key("Contact", 1) not in ledger(store)
    with pytest.raises(Denied):
        list_affected(store, staff, (case_id, 2), listed, soon)


def test_the_history_holds_nothing_that_was_written_in_words(store, officer, assessed, soon):
    case_id = assessed("high")
    notify(store, officer, case_id, AWARE + timedelta(hours=80), note="Virtanen myöhästyi.")
    step(store, officer, "exempt_subjects", case_id, soon, words=Words(ground="34(3)(c)", note=WHY))

    assert not any(word in ledger(store) for word in SECRETS)


def test_when_it_became_known_can_be_corrected_and_both_moments_stay(store, officer, now):
    case_id = booked(store, officer, now)
    earlier = AWARE - timedelta(hours=5)

    correct(store, officer, case_id, earlier, now)

    assert earlier == aware_of(store, case_id)
    with store.page(officer) as page:
        told = page.rows("case/events", case_id=case_id)[0]
    assert ("correct_aware", "aware") == (told["step"], standing(store, case_id)["state"])
    assert AWARE.isoformat() in told["details"]
    assert "Kello" not in told["details"]


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0, "at that moment already"),
        (-7, "before it was detected"),
        (5, "notified before that"),
        (99, "not come yet"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(store, officer, now, hours, said):
    case_id = booked(store, officer, now)
    assess(store, officer, case_id, now)
    notify(store, officer, case_id, now, moment=AWARE + timedelta(hours=4))

    with pytest.raises(Refused, match=said):
        correct(store, officer, case_id, AWARE + timedelta(hours=hours), now)
    assert AWARE == aware_of(store, case_id)


def test_only_officers_correct_it_with_a_reason_and_as_it_stands(store, officer, staff, now):
    case_id, earlier = booked(store, officer, now), AWARE - timedelta(hours=1)

    with pytest.raises(Denied):
        correct(store, staff, case_id, earlier, now)
    with pytest.raises(Refused, match="reason"):
        correct(store, officer, case_id, earlier, now, reason=" ")
    with pytest.raises(Stale):
        correct_aware(store, officer, (case_id, 99), earlier, reason="x", now=now)
    suspected = booked(store, officer, now, key="other", aware_at=None)
    with pytest.raises(Refused, match="only suspected"):
        correct(store, officer, suspected, earlier, now)
