"""Those who wait to be informed as a list: for a mail merge elsewhere, for letters, for the telephone."""

from datetime import datetime

from dashboard.databases import Store
from dashboard.decisions.informing_deliveries import settle
from dashboard.decisions.informing_rounds import find_round
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.labels import Labels
from dashboard.outputs.paper import Paper, handed_out
from dashboard.outputs.plain import plain
from dashboard.text import text
from dashboard.vocabulary import Actor, Delivery, Permission, require


def hand_out_list(
    store: Store, actor: Actor, case_number: int, labels: Labels, *, language: str, now: datetime
) -> Paper:
    """Return the list as CSV and record that it was taken; who has left the register is taken off first.

    Raises `Denied`. `now` is naive UTC.
    """
    require(actor, Permission.DECIDE)
    with store.transaction() as transaction, store.page(actor) as page:
        found = find_round(page, case_number)
        gone = {str(row["delivery_id"]) for row in page.rows("informing/gone", case_id=found.case_id)}
        if gone:
            settle(transaction, actor, gone, Delivery.OPEN, now)
        rows = page.rows("informing/merge_list", case_id=found.case_id)
    lines = [
        {**{name: plain(cell or "") for name, cell in row.items()}, "source": labels.source(row["source"])}
        for row in rows
    ]
    content = guarded_csv(_heads(language), lines)
    paper = Paper("informing_list", found.number, "csv", "text/csv", content, {"rows": len(rows)})
    return handed_out(store, actor, paper, now)


def _heads(language: str) -> dict[str, str]:
    _ = text(language)
    return {
        "name": _("Name"),
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "company": _("Company"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "street": _("Street"),
        "postcode": _("Postcode"),
        "city": _("City"),
        "country": _("Country"),
        "source": _("Where the data come from"),
        "salesforce_id": _("Salesforce Id"),
    }
