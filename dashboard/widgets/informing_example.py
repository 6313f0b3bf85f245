"""The message as it would leave: to an invented person, or to the first of the audience where one asks."""

from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions.informing import Order
from dashboard.outputs.informing import Writer, body, read_writer
from dashboard.text import LANGUAGES, Text
from dashboard.vocabulary import DashboardError, Relationship, Source
from dashboard.widgets.actions import sentence
from dashboard.widgets.informing_looked import Looked
from dashboard.widgets.letter_template import template_form
from dashboard.widgets.paper_files import current_policy
from dashboard.widgets.paper_labels import paper_labels

_LINES: Final = 460


def show_example(_: Text, looked: Looked, order: Order, *, found: bool) -> None:
    """Draw the message, and for officers the form of its template."""
    try:
        writer = read_writer(
            looked.page,
            session.store().settings,
            current_policy(),
            version=order.version,
            audience=order.audience,
            language=order.language,
            labels=paper_labels,
        )
        _show(_, looked, order, writer, found=found)
    except DashboardError as error:
        streamlit.warning(sentence(_, error), icon=":material/mail_off:")
        return
    for language in writer.templates:
        if len(writer.templates) > 1:
            streamlit.caption(LANGUAGES[language])
        template_form(_, looked.page, writer.kind, language)


def _show(_: Text, looked: Looked, order: Order, writer: Writer, *, found: bool) -> None:
    real = streamlit.toggle(
        _("Show it to the first person of the audience"), key="informing_real", disabled=not found
    )
    row = looked.now().row("informing/example", **order.whom) if real else None
    letters = writer.letters(row or _invented(_), session.today())
    streamlit.text(_("Subject: {subject}", subject=letters[0].title))
    streamlit.code(body(letters), language=None, wrap_lines=True, height=_LINES)


def _invented(_: Text) -> dict[str, object]:
    return {
        "name": _("First Last"),
        "relationship": Relationship.POTENTIAL.value,
        "source": Source.STAFF.value,
        **dict.fromkeys(("source_value", "rule", "expires_on", "kept_until")),
    }
