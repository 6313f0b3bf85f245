"""What the figures of the cases mean: requests, the queue, data breaches, informing, one case."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from dashboard.text import N_
from dashboard.widgets.help_figure import Figure, Help

_open: Final = partial(Figure, clause="13.2–13.9", article="12(3)", queries=("requests/open",))
REQUESTS: Final = Help(
    N_(
        "What data subjects have asked for and by when each must be answered. The time limit is a calendar "
        "month from receipt, moved to the next working day; each case shows how its date is counted."
    ),
    (
        _open(
            name=N_("Open requests"),
            means=N_("Requests of data subjects that are not closed yet, whatever they wait for."),
        ),
        _open(name=N_("Late"), means=N_("Open requests whose last day has passed.")),
        _open(
            name=N_("Due within a week"),
            means=N_("Open requests whose last day is today or in the seven days after it."),
        ),
        Figure(
            name=N_("Clock paused"),
            means=N_(
                "Proof of identity was asked in time and on reasonable doubt, and has not come: the days "
                "of waiting are added to the limit."
            ),
            clause="13.2–13.5",
            article="12(6)",
            queries=("requests/open",),
        ),
    ),
)

_queued: Final = partial(Figure, clause="12", article="5(2)", queries=("queue_screen/counts",))
QUEUE: Final = Help(
    N_(
        "What has been decided and is to be done in Salesforce, in the order of the work. Done is what the "
        "next copy of the register shows, not what somebody clicked."
    ),
    (
        Figure(
            name=N_("Waiting for approval"),
            means=N_("What one officer has decided and another one has to approve or send back."),
            clause="11",
            article="32(1)",
            queries=("queue_screen/counts",),
        ),
        _queued(name=N_("To be carried out"), means=N_("Approved, and nobody has taken it on yet.")),
        _queued(
            name=N_("Taken on"), means=N_("Somebody carries it out in Salesforce, by the files or by hand.")
        ),
        _queued(
            name=N_("Waiting for proof"),
            means=N_("Carried out; the next copy of the register proves it, or shows what still stands."),
        ),
        _queued(
            name=N_("Failed"),
            means=N_("Salesforce refused it, or a later copy shows that it was not done: take it on again."),
        ),
        _queued(
            name=N_("Verified"),
            means=N_("A copy of the register that was exported after the act shows that it was done."),
        ),
    ),
)

BREACHES: Final = Help(
    N_(
        "Every breach is booked, also one without risk. The 72 hours for the authority run from the moment "
        "of becoming aware, by the clock, also over weekends; a suspicion starts none."
    ),
    (
        Figure(
            name=N_("Breach register"),
            means=N_(
                "Every breach with its risk, the moments of detection and of becoming aware, and the persons."
            ),
            clause="13.8",
            article="33(5)",
            queries=("breaches/all", "breaches/events", "breaches/words"),
        ),
    ),
)

_INFORMING: Final = ("informing/standing", "informing/figures")
_round: Final = partial(Figure, clause="13.1", article="12(1)", queries=("informing/rounds",))
INFORMING: Final = Help(
    N_(
        "Who has been told of the notice. Only what was sent has told anybody: who waits in a round, or "
        "whose mail came back, has not been told."
    ),
    (
        Figure(
            name=N_("Told of version {version}"),
            means=N_("Persons to whom this version of the notice was sent, of all persons in the register."),
            clause="13.1",
            article="13(1)",
            queries=_INFORMING,
        ),
        Figure(
            name=N_("Change not told (13.1)"),
            means=N_(
                "In the register before the version came into force, and neither told of it nor exempted."
            ),
            clause="13.1",
            article="5(1)(a)",
            queries=_INFORMING,
        ),
        Figure(
            name=N_("Art. 14: past the last day"),
            means=N_(
                "The data came from elsewhere, and a month after that, or the first contact, has passed "
                "without the person being told."
            ),
            clause="7",
            article="14(3)",
            queries=_INFORMING,
            made_by=("derive/76_notice_due",),
        ),
        Figure(
            name=N_("Art. 14: within a week"),
            means=N_("The same, with the last day today or in the seven days after it."),
            clause="7",
            article="14(3)",
            queries=_INFORMING,
            made_by=("derive/76_notice_due",),
        ),
        *(
            _round(name=name, means=means)
            for name, means in (
                (
                    N_("Sent"),
                    N_("The mail server took the mail, or an officer recorded that the person was told."),
                ),
                (N_("Waiting"), N_("In the round, and nothing has been sent yet.")),
                (
                    N_("Unclear"),
                    N_("Sending broke off in the middle: an officer says whether the mail left."),
                ),
                (N_("Came back"), N_("The mail came back: the person has not been told.")),
                (N_("Given up"), N_("Nobody could reach the person: it is kept with its reason.")),
                (N_("Exempt"), N_("Need not be told, by a ground of Art. 14(5).")),
                (N_("Taken back"), N_("The round ended before it came to the person: another round tells.")),
            )
        ),
    ),
)

CASE: Final = Help(
    N_(
        "One case: whose it is, what has happened, what comes next, and by when. Nothing in it is ever "
        "changed."
    ),
    (
        Figure(
            name=N_("Answer due"),
            means=N_(
                "The last day for the answer: a calendar month from receipt, longer by a pause or an "
                "extension, moved to the next working day. How it is counted stands below it."
            ),
            clause="13.2–13.9",
            article="12(3)",
            queries=("case/case", "case/events"),
        ),
    ),
)

CASES: Final[Mapping[str, Help]] = {
    "requests": REQUESTS,
    "queue": QUEUE,
    "breaches": BREACHES,
    "informing": INFORMING,
    "case": CASE,
}
