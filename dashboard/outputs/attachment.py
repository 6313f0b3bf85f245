"""An attachment that is looked at: handed out as it came, under a name that tells of nobody."""

from datetime import datetime
from typing import Final

from dashboard.databases import Store
from dashboard.decisions import attachments
from dashboard.decisions.acts import read_one
from dashboard.decisions.file_kinds import ending_of
from dashboard.outputs.paper import Paper, handed_out
from dashboard.vocabulary import Actor, Permission, require

# Never its own type: the browser saves it and shows nothing of it.
_MIME: Final = "application/octet-stream"


def hand_out_attachment(store: Store, actor: Actor, case_id: str, material_id: str, now: datetime) -> Paper:
    """Return the file and record that it was taken; `now` is naive UTC. Raises `Denied` and `NotFound`."""
    require(actor, Permission.SEE_QUEUE)
    with store.transaction() as transaction:
        case = read_one(transaction, case_id)
        kept = attachments.find(transaction, case_id, material_id)
    paper = Paper("attachment", case.case_number, ending_of(kept.file_name), _MIME, kept.content)
    return handed_out(store, actor, paper, now)
