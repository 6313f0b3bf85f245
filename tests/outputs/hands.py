"""Cases on their way to Salesforce and back, and Salesforce's answers without a Salesforce."""

import csv
import io
import zipfile

from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.plan import plan
from dashboard.outputs.results import import_results
from dashboard.outputs.sheets import Flavour
from dashboard.outputs.write_back import hand_out
from dashboard.vocabulary import Action, Kind
from tests.decisions.drafts import RECEIVED, standing, step

KINDS = {Action.OPT_OUT: Kind.MARKETING}


def decided(store, actor, now, *record_ids, action=Action.DELETE, key="form"):
    """Open a case a person of the records, with what was looked at; return their ids."""
    with store.page(actor) as page:
        numbers = page._cursor.execute(
            "select distinct person_no from person_record where record_id in (select unnest(?)) order by 1",
            [list(record_ids)],
        ).fetchall()
        made = plan(page, action, [number for (number,) in numbers])
    drafts = [
        Draft(KINDS.get(action, Kind.RETENTION), action, tuple(sorted(ids)), RECEIVED, "expired")
        for _, ids in sorted(made.records.items())
    ]
    return open_cases(store, actor, drafts, key=key, now=now, snapshot_id=made.snapshot_id, plan=made)


def claimed(store, officer, second_officer, staff, now, *record_ids, **more):
    """Open, approve and claim."""
    case_ids = decided(store, officer, now, *record_ids, **more)
    for case_id in case_ids:
        if standing(store, case_id)["state"] == "awaiting_second_approval":
            step(store, second_officer, "approve", case_id, now)
        step(store, staff, "claim", case_id, now)
    return case_ids


def handed(store, actor, case_ids, now, flavour=Flavour.BULK):
    return hand_out(store, actor, case_ids, flavour=flavour, now=now)


def contents(out):
    """Return the files of a package by name, each as text."""
    with zipfile.ZipFile(io.BytesIO(out.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def bulk_results(out, refused=()):
    """Return Salesforce's answer to a package: everything done, but for the ids `refused` (id → error)."""
    refused, files = dict(refused), []
    for name, text in contents(out).items():
        if name == "README.txt":
            continue
        header, *lines = rows(text)
        good = [[line[0], "false", *line] for line in lines if line[0] not in refused]
        bad = [[line[0], refused[line[0]], *line] for line in lines if line[0] in refused]
        files.append((f"{name}-successfulResults.csv", _csv([["sf__Id", "sf__Created", *header], *good])))
        files.append((f"{name}-failedResults.csv", _csv([["sf__Id", "sf__Error", *header], *bad])))
    return files


def brought_back(store, actor, files, now):
    return import_results(store, actor, files, now=now)


def _csv(lines):
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(lines)
    return written.getvalue().encode()
