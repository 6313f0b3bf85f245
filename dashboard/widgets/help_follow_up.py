"""What the figures of the notice board, of history, imports, users and one's own account mean."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from dashboard.text import N_
from dashboard.widgets.help_figure import Figure, Help

NOTICE: Final = Help(
    N_(
        "Every clause of the notice with how it stands: what its checks find in the copy of the register, "
        "what somebody attests, which requests are late. Open a clause to see its rows and how to put them "
        "right."
    ),
    (
        Figure(
            name=N_("Clauses that hold"),
            means=N_("Clauses of which nothing is open, late, run out or unknown, of all clauses."),
            clause="4–13.9",
            article="24(1)",
            queries=("notice/figures", "notice/settings"),
        ),
        Figure(
            name=N_("Open findings"),
            means=N_(
                "Rows that the checks have found, without those that are accepted for a time or queued to "
                "be corrected. The checks of an opened clause stand above, each with its query."
            ),
            clause="4–13.9",
            article="5(2)",
            queries=("notice/figures", "notice/accepted", "notice/tasks"),
        ),
        Figure(
            name=N_("Attestations to renew"),
            means=N_(
                "What no register can show, so that somebody attests it by name for a time: missing, run "
                "out, or ending within thirty days."
            ),
            clause="4–13.9",
            article="5(2)",
            queries=("notice/settings",),
        ),
        Figure(
            name=N_("Remarks without an answer"),
            means=N_(
                "Where the notice and the law differ, and nobody has written down what follows from it."
            ),
            clause="4–13.9",
            article="24(1)",
            queries=("notice/settings",),
        ),
    ),
)

HISTORY: Final = Help(
    N_(
        "Who did what and when: decisions, sign-ins, imports, opened files, exports. Each row is sealed "
        "with the one before it, and names no data subject."
    ),
    (
        Figure(
            name=N_("History"),
            means=N_("The rows that fit the filters, the newest first."),
            clause="11",
            article="5(2)",
            queries=("history/page",),
        ),
    ),
)

_imported: Final = partial(Figure, clause="12", article="5(1)(d)")
IMPORTS: Final = Help(
    N_(
        "What a copy of the register was made of. Every record of the export is in the copy, among the "
        "rejected or a duplicate: nothing is dropped without a word."
    ),
    (
        _imported(
            name=N_("Files of the import"),
            means=N_(
                "Records read from each file: loaded, rejected, or the older one of two with the same id. "
                "Read is the sum of the three."
            ),
            queries=("imports/files",),
        ),
        _imported(
            name=N_("Records that could not be used"),
            means=N_(
                "Each with its line and the reason. No figure counts them; access and erasure find them."
            ),
            queries=("imports/rejects",),
        ),
        _imported(
            name=N_("Changes since the copy before"),
            means=N_("Records that are new, gone or changed, compared by their Salesforce ids."),
            queries=("imports/difference",),
        ),
    ),
)

USERS: Final = Help(
    N_(
        "Who may sign in, and with what role. A change holds at once, also for those who are signed in, "
        "and stands in the history. Administrators see no personal data of the register."
    ),
    (
        Figure(
            name=N_("Signed in now"),
            means=N_("Sessions of the account that were not ended and have not run out."),
            clause="11",
            article="32(1)",
            queries=("users/open_sessions", "users/accounts"),
        ),
    ),
)

ACCOUNT: Final = Help(
    N_(
        "Your name and role come from an administrator. The language that you choose in the side bar is "
        "remembered; the password is kept as a hash that nobody can read."
    )
)

FOLLOW_UP: Final[Mapping[str, Help]] = {
    "notice": NOTICE,
    "history": HISTORY,
    "imports": IMPORTS,
    "users": USERS,
    "account": ACCOUNT,
}
