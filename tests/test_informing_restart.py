"""A round of informing outlives the server: what one process began, the next goes on with, nobody twice."""

from datetime import UTC, datetime

from dashboard.databases import Store
from dashboard.decisions.informing_rounds import mark_started
from dashboard.vocabulary import Actor, Role, State
from tests.browser.serving import make_office, serving
from tests.outputs.informing import begun, change_notice, figures, person, register, round_of
from tests.outputs.mailbox import mail_server

PATIENCE = 60
PERSONS = 300
OFFICER = Actor("maija", Role.OFFICER)


def wait_for(box, count):
    while len(box.mails) < count:
        box.arrived.clear()
        if len(box.mails) < count:
            assert box.arrived.wait(PATIENCE), f"{len(box.mails)} of {count} mails"


def test_a_round_goes_on_after_the_server_was_stopped_and_nobody_is_told_twice(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    settings, now = make_office(folder), datetime.now(UTC).replace(tzinfo=None)
    store = Store(settings)
    register(settings, *(person(number) for number in range(1, PERSONS + 1)))
    change_notice(store, OFFICER, now)
    case_id = begun(store, OFFICER, now)
    mark_started(store, OFFICER, case_id, now)
    store.close()

    with mail_server() as box:
        mail = {"PORT": str(box.port), "HOST": "127.0.0.1", "SECURITY": "none", "FROM": box.server.sender}
        environment = {f"REKISTERIVAHTI_SMTP_{name}": value for name, value in mail.items()}
        with serving() as serve:
            serve(settings, **environment)
            wait_for(box, 3)
        by_then = len(box.mails)
        assert by_then < PERSONS, "it was over before it could be stopped"
        with serving() as serve:
            serve(settings, **environment)
            wait_for(box, PERSONS)

    assert PERSONS == len(box.mails) == len({mail["To"] for mail in box.mails})
    reopened = Store(settings)
    assert {"sent": PERSONS} == figures(reopened, OFFICER, case_id)
    assert State.SENT is round_of(reopened, OFFICER, case_id).state
    reopened.close()
