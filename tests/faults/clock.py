"""The clock set back, or years ahead and back again: the order of events, signing in, the daily work."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from dashboard.databases import Store
from dashboard.decisions import sessions, sign_in
from dashboard.decisions.case import read_all
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.ledger import record_act
from dashboard.decisions.request_clock import deadline_of
from dashboard.decisions.rules import read_rules
from dashboard.decisions.steps import take_step
from dashboard.server.scheduler import Scheduler
from dashboard.settings import Settings
from dashboard.vocabulary import SYSTEM, Action, Kind, Right, Role, State, Step
from tests.benchmarks.result import Result
from tests.faults import NOW
from tests.faults.asking import chain
from tests.faults.writers import OFFICER, STAFF
from tests.people import add_user

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FUTURE = NOW + timedelta(days=3_000)


def measure(work: Path, *, full: bool) -> list[Result]:
    """Try everything that a wrong clock could break; a full try is no longer than a short one."""
    wrong = []
    for name, check in CHECKS.items():
        settings = Settings(data=work / check.__name__, demo=False)
        with closing(Store(settings)) as store:
            try:
                check(store)
            except AssertionError as error:
                wrong.append(f"{name}: {error}")
    return [
        Result(
            what="the clock set back by a day, eight years ahead, and back again",
            goal="nothing breaks, runs twice or never",
            found="; ".join(wrong) or "nothing breaks, runs twice or never",
            met=not wrong,
            remark=", ".join(CHECKS),
        )
    ]


def events_keep_their_order(store: Store) -> None:
    draft = Draft(Kind.MARKETING, Action.OPT_OUT, ("003000000000001AAA",), NOW.date() - 2 * DAY, "objection")
    cases = open_cases(store, OFFICER, [draft], key="form", now=NOW, snapshot_id=None)
    steps = ((Step.CLAIM, NOW - DAY), (Step.RELEASE_CLAIM, FUTURE), (Step.CLAIM, NOW + HOUR))
    for version, (step, moment) in enumerate(steps, start=1):
        take_step(store, STAFF, step, dict.fromkeys(cases, version), now=moment)
    assert chain(store)["first_broken"] is None
    with store.transaction() as transaction:
        (case,) = read_all(transaction, cases)
        events = transaction.rows("queue/case_events", case_ids=cases)
    assert case.state is State.CLAIMED
    assert ["open", "claim", "release_claim", "claim"] == [event["step"] for event in events]


def nobody_stays_signed_in_by_a_wrong_clock(store: Store) -> None:
    add_user(store, "sari", Role.STAFF, NOW)
    assert _is_signed_in(store, began=NOW, now=NOW - timedelta(minutes=1))
    assert not _is_signed_in(store, began=FUTURE, now=NOW)
    assert not _is_signed_in(store, began=NOW, now=FUTURE)


def _is_signed_in(store: Store, *, began: datetime, now: datetime) -> bool:
    with store.transaction() as transaction:
        account = sign_in.find(transaction, "sari")
        cookie = sessions.start(transaction, account, began)
        return sessions.find(transaction, sessions.session_id_of(cookie), now) is not None


def nobody_is_locked_out_for_years(store: Store) -> None:
    add_user(store, "sari", Role.STAFF, NOW)
    for _ in range(sign_in.FREE_TRIES):
        _fail(store, FUTURE)
    assert _begun(store, FUTURE) is None
    assert _begun(store, NOW)
    _fail(store, NOW)
    assert _begun(store, NOW + timedelta(minutes=1)) is None


def _fail(store: Store, now: datetime) -> None:
    with store.transaction() as transaction:
        attempt = sign_in.begin(transaction, b"k" * 32, "sari", now, demo=False)
        sign_in.finish(transaction, attempt, now, right=False)


def _begun(store: Store, now: datetime) -> object:
    with store.transaction() as transaction:
        return sign_in.begin(transaction, b"k" * 32, "sari", now, demo=False).account


def a_request_of_a_day_to_come_is_shown(store: Store) -> None:
    draft = Draft(Kind.RIGHT, Right.ACCESS, ("003000000000001AAA",), FUTURE.date(), "asked")
    open_cases(store, OFFICER, [draft], key="form", now=FUTURE, snapshot_id=None)
    with store.page(OFFICER) as page:
        (row,) = page.rows("requests/open")
    assert deadline_of(row, read_rules(store).clock, NOW.date()).due > FUTURE.date()


def whoever_was_reminded_in_a_wrong_year_is_reminded_again(store: Store) -> None:
    for day in (NOW.date() - DAY, FUTURE.date()):
        with store.transaction() as transaction:
            record_act(transaction, SYSTEM, "reminded", NOW, {"user": "sari", "day": day.isoformat()})
    with store.page(SYSTEM) as page:
        (told,) = page.rows("reminders/told", today=NOW.date())
    assert told["last_day"] == NOW.date() - DAY


class Machine:
    """A machine whose clock can be set, and what its daily work did when."""

    def __init__(self) -> None:
        self.now, self.running = NOW, 0.0
        self.done: list[datetime] = []
        self.failing = False
        jobs = {"work": self._work}
        self._scheduler = Scheduler(jobs, now=lambda: self.now, hour=lambda: 7, running=lambda: self.running)

    def _work(self, now: datetime) -> None:
        if self.failing:
            raise ValueError
        self.done.append(now)

    def go_by(self, length: timedelta) -> None:
        """Let time go by, looking every half an hour."""
        until = self.now + length
        while self.now < until:
            self.now += HOUR / 2
            self.running += 1_800
            self._scheduler.look()

    def set(self, moment: datetime) -> None:
        """Set the clock; the next look is a minute later."""
        self.now = moment
        self.running += 60
        self._scheduler.look()


def daily_work_is_done_on_each_day(_store: Store) -> None:
    machine = Machine()
    machine.go_by(DAY)
    assert 2 == len(machine.done)
    machine.set(machine.now - timedelta(hours=3))
    assert 2 == len(machine.done)
    machine.set(NOW - DAY)
    assert 3 == len(machine.done)
    machine.go_by(2 * DAY)
    assert 5 == len(machine.done)


def daily_work_that_failed_is_not_put_off_for_years(_store: Store) -> None:
    machine = Machine()
    machine.set(NOW)
    machine.set(FUTURE)
    machine.failing = True
    machine.go_by(2 * HOUR)
    machine.failing = False
    machine.set(NOW + HOUR)
    machine.go_by(HOUR)
    assert machine.done[-1] < FUTURE
    assert 2 == len(machine.done)


def a_clock_that_leaps_ahead_deletes_nothing_at_once(_store: Store) -> None:
    machine = Machine()
    machine.set(NOW)
    machine.set(FUTURE)
    machine.set(NOW + HOUR)
    machine.go_by(HOUR)
    assert [NOW] == machine.done
    machine.set(FUTURE)
    machine.go_by(2 * HOUR)
    assert machine.done[-1] > FUTURE


_ALL = (
    events_keep_their_order,
    nobody_stays_signed_in_by_a_wrong_clock,
    nobody_is_locked_out_for_years,
    a_request_of_a_day_to_come_is_shown,
    whoever_was_reminded_in_a_wrong_year_is_reminded_again,
    daily_work_is_done_on_each_day,
    daily_work_that_failed_is_not_put_off_for_years,
    a_clock_that_leaps_ahead_deletes_nothing_at_once,
)
CHECKS = {check.__name__.replace("_", " "): check for check in _ALL}
