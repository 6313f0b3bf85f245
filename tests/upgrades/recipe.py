"""An office as the first layout wrote it: run by the code of that revision, as `tests.upgrades.make` does.

    python recipe.py DATA_FOLDER

A made-up register is imported, decided about, carried out in a small Salesforce and proved by a later export;
then a case is brought into every state that there was. The key is no secret: tests need to know it.
"""

import sys
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from dashboard.databases import Store
from dashboard.decisions.baselines import Attestation, Baseline, attest
from dashboard.decisions.cases import Draft
from dashboard.decisions.keys import signing_key
from dashboard.decisions.ledger import Event, append
from dashboard.decisions.settings import change_setting
from dashboard.decisions.sign_in import begin, finish
from dashboard.decisions.verification import verify
from dashboard.outputs.results import import_results
from dashboard.outputs.sheets import Flavour
from dashboard.outputs.write_back import hand_out
from dashboard.register import import_export, publish
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import TRANSITIONS, Action, Actor, Kind, Right, Role, State, Step
from tests.decisions.drafts import opened, standing, state_of
from tests.generator import generate
from tests.generator.dialects import DATA_LOADER
from tests.generator.writers import write_sheets
from tests.org import Org, write_bulk
from tests.outputs.hands import claimed
from tests.people import add_user, sign_in

PEOPLE, SEED = 40, 8
TODAY = date(2026, 11, 23)
BEGIN = datetime(2026, 11, 23, 8)
HOUR = timedelta(hours=1)
OFFICER, SECOND = Actor("maija", Role.OFFICER), Actor("oskari", Role.OFFICER)
STAFF = Actor("sari", Role.STAFF)
USERS = {"maija": "officer", "oskari": "officer", "sari": "staff", "mauri": "manager", "pekka": "admin"}
WORDS = {"requester": "Maija Mallikas", "note": "Asked on the telephone."}
ACTIONS = {
    Kind.RIGHT: Right.ACCESS,
    Kind.RETENTION: Action.ANONYMISE,
    Kind.MARKETING: Action.OPT_OUT,
    Kind.KEEP_UNTIL: Action.KEEP,
    Kind.LEGAL_HOLD: Action.HOLD,
}


def main(data: Path) -> None:
    """Fill an empty folder."""
    (data / "keys").mkdir(parents=True, mode=0o700)
    (data / "keys" / "signing.key").write_bytes(b"k" * 32)
    (data / "policy.toml").write_bytes((ROOT / "data" / "policy.toml").read_bytes())
    work = data.parent / "work"
    write_sheets(generate(PEOPLE, SEED, TODAY).rows(), work / "org", DATA_LOADER)
    org = Org.load(work / "org", edits_converted_leads=False)
    settings = Settings(data=data, demo=False)
    take_in(settings, org, work, BEGIN)
    store = Store(settings)
    accounts(store)
    carry_out(store, org, work)
    every_state(store)
    store.close()


def take_in(settings: Settings, org: Org, work: Path, now: datetime) -> None:
    """Import what Salesforce has now."""
    exported = work / f"export-{now:%H}"
    org.export(exported, DATA_LOADER, now)
    with zipfile.ZipFile(exported.with_suffix(".zip"), "w") as packed:
        for path in sorted(exported.glob("*.csv")):
            packed.writestr(zipfile.ZipInfo(path.name, date_time=now.timetuple()[:6]), path.read_bytes())
    report = import_export(settings, [exported.with_suffix(".zip")], now=now)
    publish(settings, report.snapshot_id)


def accounts(store: Store) -> None:
    """Let people sign in, fail to, and change what the policy lets them change."""
    for name, role in USERS.items():
        add_user(store, name, Role(role), BEGIN)
    sign_in(store, "maija", BEGIN)
    with store.transaction() as transaction:
        attempt = begin(transaction, signing_key(store.settings), "sari", BEGIN, demo=False)
        finish(transaction, attempt, BEGIN, right=False)
    change_setting(store, OFFICER, "retention.prospect.months", 18, reason="Decided so.", now=BEGIN)
    informed = Attestation(
        baseline=Baseline.INFORMED, on=TODAY, evidence="The list of the mailing.", version="1"
    )
    attest(store, OFFICER, informed, now=BEGIN, today=TODAY)


def carry_out(store: Store, org: Org, work: Path) -> None:
    """Delete two persons: of one all is done and proved, of the other a file is forgotten."""
    found = people(store)
    now = BEGIN + HOUR
    case_ids = claimed(store, OFFICER, SECOND, STAFF, now, *found[:2], key="delete")
    archive = work / "handed.zip"
    archive.write_bytes(hand_out(store, STAFF, case_ids[:1], flavour=Flavour.BULK, now=now).content)
    came = write_bulk(org.apply(archive, now + HOUR), work / "results")
    org.empty_bin()
    import_results(store, STAFF, [(path.name, path.read_bytes()) for path in came], now=now + HOUR)
    hand_out(store, STAFF, case_ids[1:], flavour=Flavour.BULK, now=now)
    take_in(store.settings, org, work, now + 2 * HOUR)
    verify(store, now + 2 * HOUR)
    assert state_of(store, case_ids[0]) == "verified"


def people(store: Store) -> list[str]:
    """Return a contact of each person."""
    query = "select min(record_id) from person_record where object = 'Contact' group by person_no order by 1"
    with store.page(OFFICER) as page:
        return [record_id for (record_id,) in page._cursor.execute(query).fetchall()]


def every_state(store: Store) -> None:
    """Bring a case of every kind into every state that leads anywhere, or nowhere, step by step."""
    found, now = people(store)[2:], BEGIN + 4 * HOUR
    for kind, action in ACTIONS.items():
        for target in states(kind):
            words = WORDS if kind is Kind.RIGHT else {}
            until = {"until": "2027-01-31"} if kind is Kind.KEEP_UNTIL else {}
            draft = Draft(kind, action, (found.pop(),), TODAY, "asked", parameters=until, material=words)
            case_id = opened(store, OFFICER, draft, now, key=f"{kind}-{target}")
            walk(store, case_id, kind, target, now)


def states(kind: Kind) -> list[State]:
    """Return every state of a kind."""
    moves = TRANSITIONS[kind]
    return sorted({*moves, *(state for steps in moves.values() for state in steps.values())})


def walk(store: Store, case_id: str, kind: Kind, target: State, now: datetime) -> None:
    """Take the steps from where a case stands to a state, as the ledger has them, whoever may take them."""
    row = standing(store, case_id)
    version = int(str(row["version"]))
    for step, state in path(TRANSITIONS[kind], State(str(row["state"])), target):
        version += 1
        with store.transaction() as transaction:
            append(transaction, STAFF, now, [Event(step.value, case_id, version, state.value)])


def path(
    moves: Mapping[State, Mapping[Step, State]], first: State, target: State
) -> list[tuple[Step, State]]:
    """Return the shortest way between two states; where there is none, the first one stays."""
    ways: dict[State, list[tuple[Step, State]]] = {first: []}
    waiting = [first]
    for state in waiting:
        for step, then in moves.get(state, {}).items():
            if then not in ways:
                ways[then] = [*ways[state], (step, then)]
                waiting.append(then)
    return ways.get(target, [])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
