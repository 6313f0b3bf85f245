"""The notice clause by clause: one line each, how it stands, and the way into it."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit

from dashboard.outputs.notice_board import RIGHTS, ClauseStand, summed
from dashboard.policy import NoticeVersion
from dashboard.text import N_, Text
from dashboard.widgets.actions import act
from dashboard.widgets.figure import Way, figure
from dashboard.widgets.notice_counts import count_everything
from dashboard.widgets.query_state import keep
from dashboard.widgets.safe import safe
from dashboard.widgets.sections import choose
from dashboard.widgets.trends import signed

_EXPLAINED: Final[Mapping[str, str]] = {
    "not_holding": N_("Nothing is open, late or unknown."),
    "findings": N_("Rows that the checks found."),
    "attestations": N_("Missing, run out, or ending within thirty days."),
    "remarks": N_("Where the notice and the law differ."),
}


def show_summary(_: Text, stands: Sequence[ClauseStand]) -> None:
    """Draw how many clauses hold, what is open, which attestations end, which remarks wait."""
    holding, open_rows, ending, unanswered = summed(stands)
    figures = {
        "not_holding": (_("Clauses that hold"), f"{holding}/{len(stands)}"),
        "findings": (_("Open findings"), _.number(open_rows) if open_rows else "0"),
        "attestations": (_("Attestations to renew"), str(ending)),
        "remarks": (_("Remarks without an answer"), str(unanswered)),
    }
    with streamlit.grid(len(figures), min_column_width=150):
        for show, (title, value) in figures.items():
            words = _("Other clauses") if show == "not_holding" else _("Clauses")
            way = Way(words, "screens/notice.py", {"section": "clauses", "show": show})
            figure(title, value, way, help=_(_EXPLAINED[show]))


def choose_shown(_: Text, stands: Sequence[ClauseStand]) -> list[ClauseStand]:
    """Draw the choice of which clauses are listed, and return them."""
    words = {
        "all": _("All"),
        "not_holding": _("Those that do not hold"),
        "findings": _("Open findings"),
        "attestations": _("To be attested"),
        "remarks": _("Remarks"),
    }
    chosen = choose(_("Which clauses"), words, key="show")
    return [stand for stand in stands if _is_among(stand, chosen)]


def _is_among(stand: ClauseStand, which: str) -> bool:
    ends = stand.attestation is not None and stand.attestation.ends_soon(stand.today)
    return {
        "all": True,
        "not_holding": not stand.holds,
        "findings": stand.open_rows > 0,
        "attestations": stand.needs_attesting or ends,
        "remarks": stand.unanswered > 0,
    }[which]


def show_list(_: Text, stands: Sequence[ClauseStand], notice: NoticeVersion) -> None:
    """Draw every clause with how it stands; a click opens it."""
    with streamlit.container(horizontal=True, vertical_alignment="center"):
        streamlit.caption(
            _("Counted when the copy was looked at, and anew where you have looked since."), width="content"
        )
        streamlit.space("stretch")
        streamlit.button(
            _("Look at every clause now"),
            icon=":material/refresh:",
            key="notice_count",
            on_click=act(count_everything),
        )
    shown = choose_shown(_, stands)
    if not shown:
        streamlit.success(_("No clause is like that."), icon=":material/check_circle:")
        return
    with streamlit.container(border=True, gap="xsmall"):
        for stand in shown:
            title = notice.clauses[stand.clause].title.in_language(_.language)
            # Distributed, with no space between: on a narrow screen the states then stand below, to the left.
            with streamlit.container(
                horizontal=True,
                horizontal_alignment="distribute",
                vertical_alignment="center",
                gap="xxsmall",
            ):
                streamlit.button(
                    f"**{safe(stand.clause)}**  {safe(title)}",
                    key=f"notice_open_{stand.clause}",
                    type="tertiary",
                    on_click=go_to_clause,
                    args=(stand.clause,),
                )
                streamlit.markdown(" ".join(badges(_, stand)), width="content")


def go_to_clause(clause: str | None) -> None:
    """Open a clause, or the list again (a callback); the address says which, so that it can be sent on."""
    keep(clause=clause, check=None)


def badges(_: Text, stand: ClauseStand) -> list[str]:
    """Return how a clause stands, in coloured words, what needs doing first."""
    found = [*_findings(_, stand), *_attested(_, stand), *_requests(_, stand)]
    if stand.not_looked_at:
        found.append(_badge("gray", _("not looked at")))
    if stand.holds and not any("red" in each or "orange" in each for each in found):
        found.insert(0, _badge("green", _("holds"), "check"))
    if stand.unanswered:
        words = _.plural("{n} remark", "{n} remarks", stand.unanswered)
        found.append(_badge("gray", words, "comment"))
    return found


def _findings(_: Text, stand: ClauseStand) -> list[str]:
    if not stand.open_rows:
        return []
    changes = [check.change for check in stand.checks if check.change]
    trend = f" ({signed(_, sum(changes))})" if sum(changes) else ""
    words = _.plural("{n} open finding", "{n} open findings", stand.open_rows)
    return [_badge("orange", words + trend, "error")]


def _attested(_: Text, stand: ClauseStand) -> list[str]:
    attestation = stand.attestation
    if stand.needs_attesting:
        words = _("attestation ran out on {day}", day=attestation.until) if attestation else _("not attested")
        return [_badge("red", words, "assignment_late")]
    if attestation is None:
        return []
    words = _("attested until {day}", day=attestation.until)
    return [
        _badge("orange" if attestation.ends_soon(stand.today) else "green", words, "assignment_turned_in")
    ]


def _requests(_: Text, stand: ClauseStand) -> list[str]:
    if stand.clause not in RIGHTS:
        return []
    found = []
    if stand.late:
        found.append(_badge("red", _.plural("{n} request late", "{n} requests late", stand.late), "alarm"))
    if stand.requests > stand.late:
        words = _.plural("{n} request in time", "{n} requests in time", stand.requests - stand.late)
        found.append(_badge("blue", words, "inbox"))
    return found


def _badge(colour: str, words: str, icon: str = "") -> str:
    sign = f":material/{icon}: " if icon else ""
    return f":{colour}-badge[{sign}{words}]"
