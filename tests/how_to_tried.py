"""`python -m tests.how_to_tried WHAT` opens, in a copy of the program, the screen that shows what was added.

It prints what stands there; its data folder is that of the environment.
"""

import sys
from datetime import date

from streamlit.testing.v1 import AppTest

from dashboard import session, settings
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.sessions import session_id_of
from dashboard.settings import ROOT
from dashboard.text import text
from dashboard.vocabulary import Actor, Channel, Right, Role
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.notice_words import fault
from tests.decisions.drafts import state_of, step
from tests.people import add_user, sign_in

OFFICER = Actor("maija", Role.OFFICER)


def opened(screen, language="en", **address):
    """Open a screen as an officer."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=120)
    app.session_state["language"] = language
    if screen:
        store = session.store()
        app.session_state["session_id"] = session_id_of(sign_in(store, OFFICER.user, settings.now()))
        app.run()
        app.query_params |= address
        app.switch_page(f"screens/{screen}.py")
    app.run()
    assert not app.exception, app.exception
    return app


def control():
    app = opened("notice", clause="6")
    print(*(each.value for each in app.markdown), sep="\n")
    print(fault(text("en"), "no_name"))


def right():
    store, now = session.store(), settings.now()
    asked = Intake(
        rights=[Right("human_review")],
        channel=Channel.EMAIL,
        received_on=date(2026, 11, 20),
        salesforce_ids=(),
        requester="Maija Mallikas",
    )
    (case_id, *_more) = register(store, OFFICER, asked, key="form", now=now, snapshot_id=None)
    print(opened("case", case="1").title[0].value)
    print(*(each.label + " " + each.value for each in opened("case", case="1").metric))
    for name in ("start", "fulfil"):
        step(store, OFFICER, name, case_id, now)
    print(state_of(store, case_id))


def source():
    with session.store().page(OFFICER) as page:
        for row in page.rows("sources/by_period", unit="year", since=None, until=None):
            print(row["persons"], row["source"])
    print(opened("sources").header[0].value)


def language():
    app = opened("", language="sv")
    print(*(each.label for each in app.button), *app.radio(key="language_choice").options)
    print(text("sv").date(date(2026, 4, 7)), text("sv")("Password"))
    print(label_of(text("sv"), Right, "access"))


if __name__ == "__main__":
    session.identity.browsers_cookie = lambda *_name: None  # the harness has no browser
    if sys.argv[1] != "language":
        add_user(session.store(), OFFICER.user, OFFICER.role, settings.now())
    {"control": control, "right": right, "source": source, "language": language}[sys.argv[1]]()
    session.close_stores()
