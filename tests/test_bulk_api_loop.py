"""The whole loop without files: decide, send, export, import, prove, against the small Salesforce."""

from types import SimpleNamespace

import pytest

from dashboard.outputs.bulk_api.sending import send
from dashboard.vocabulary import Action
from tests.decisions.drafts import state_of
from tests.org.server import serving
from tests.outputs.hands import claimed
from tests.outputs.sendings import line_to
from tests.test_org_loop import OFFICER, SECOND_OFFICER, STAFF, Loop

ACTIONS = {
    "deleted": Action.DELETE,
    "emptied": Action.ANONYMISE,
    "objecting": Action.OPT_OUT,
}


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Three persons decided about and sent in one go; an export before and one after the bin was emptied."""
    loop = Loop(tmp_path_factory.mktemp("loop"))
    told = SimpleNamespace(loop=loop, people=dict(zip(ACTIONS, loop.people()[0], strict=False)), cases={})
    people = (OFFICER, SECOND_OFFICER, STAFF)
    for name, action in ACTIONS.items():
        person = told.people[name]
        (told.cases[name],) = claimed(loop.store, *people, loop.later(), person, action=action, key=person)
    with serving(loop.org, loop.later()) as salesforce:
        told.outcome = send(line_to(salesforce, loop.store, STAFF, loop.later()), list(told.cases.values()))
        told.received = salesforce.received
        told.objects = [job.object for job in salesforce.jobs.values()]
    told.sent = states(told)
    loop.proved()
    told.exported = states(told)
    loop.org.empty_bin()
    loop.proved()
    told.emptied = states(told)
    yield told
    loop.store.close()


def states(told):
    return {name: state_of(told.loop.store, case) for name, case in told.cases.items()}


def test_everything_is_sent_in_one_go_and_every_case_executed(story):
    assert [] == story.outcome.told
    assert dict.fromkeys(ACTIONS, "executed") == story.sent
    assert {1} == set(story.received.values())


def test_objections_go_first_and_persons_are_deleted_last(story):
    assert ("Contact", "Contact", True) == (
        story.objects[0],
        story.objects[-1],
        "Task" in story.objects[1:-1],
    )


def test_the_next_export_proves_an_objection(story):
    assert {"deleted": "executed", "emptied": "executed", "objecting": "verified"} == story.exported


def test_what_cannot_be_undone_is_proved_when_the_bin_is_empty(story):
    assert dict.fromkeys(ACTIONS, "verified") == story.emptied


def test_nothing_of_the_emptied_is_left(story):
    person = story.loop.org.records["Contact"][story.people["emptied"]]

    assert person["LastName"].startswith("Poistettu ")
    assert not any(person[column] for column in ("FirstName", "Email", "Phone", "Description"))
