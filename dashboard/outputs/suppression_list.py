"""The suppression list for the mailing tool: every address of everybody who may not be mailed (Art. 21(3)).

Who is in the register no more is remembered by keyed hashes only. Without the key they tell a mailing tool
nothing, and with it they would tell everything: they are never in the list. Checking a list finds them.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from dashboard.databases import Store
from dashboard.outputs.guarded_csv import guarded
from dashboard.outputs.paper import record_download
from dashboard.vocabulary import Actor, Permission, Refused, require

# Whoever is erased or deleted is told to nobody anew.
_REASONS: Final = ("opted_out", "objected", "restricted")
MIME: Final = "text/csv"


class Form(StrEnum):
    """How the list is written: addresses, or the plain SHA-256 of each, in hexadecimal."""

    ADDRESSES = "addresses"
    HASHES = "hashes"


@dataclass(frozen=True)
class SuppressionList:
    """The file, and how many addresses it holds."""

    name: str
    content: bytes
    rows: int


def hand_out(store: Store, actor: Actor, form: Form, now: datetime) -> SuppressionList:
    """Return the list once the history says that `actor` took it, with its SHA-256; `now` is naive UTC.

    Raises `Denied`, and `Refused` before the first import.
    """
    require(actor, Permission.SEE_REGISTER)
    made = _make(store, actor, form)
    told = {"what": "suppression_list", "rows": made.rows}
    record_download(store, actor, made.name, made.content, now, told)
    return made


def _make(store: Store, actor: Actor, form: Form) -> SuppressionList:
    with store.page(actor) as page:
        if page.snapshot is None:
            raise Refused("There is no register yet. Import an export first.")
        rows = page.rows("opt_outs/suppression_list", reasons=list(_REASONS))
    if form is Form.HASHES:
        head, cells = "email_sha256", [str(row["hash"]) for row in rows]
    else:
        head, cells = "email", [guarded(row["address"]) for row in rows]
    # One column and no byte-order mark: mailing tools take the first line for the name of the field.
    content = "\n".join([head, *cells, ""]).encode()
    return SuppressionList(f"suppression-list-{form.value}.csv", content, len(rows))
