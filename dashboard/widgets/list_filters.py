"""What the retention list is narrowed by: status, words, relationship, rule, source, decision, order."""

from collections.abc import Callable, Mapping

import streamlit

from dashboard.policy import AppliesTo, Policy
from dashboard.text import N_, Text
from dashboard.vocabulary import Relationship, Source
from dashboard.widgets.case_labels import label
from dashboard.widgets.decision_labels import STATUS_WORDS
from dashboard.widgets.list_narrowing import Filters
from dashboard.widgets.list_pages import DECISIONS, SORTINGS, STATUSES
from dashboard.widgets.query_state import all_remembered, flag_remembered, keep, keep_flag, remembered
from dashboard.widgets.safe import safe

_EVERYBODY = "all"
_SORTINGS: Mapping[str, str] = {
    "expires_on": N_("Last day of keeping"),
    "name": N_("Name"),
    "company": N_("Company"),
    "last_contact_on": N_("Last contact"),
}


def rule_titles(_: Text, policy: Policy) -> dict[str, str]:
    """Return what the rules for persons are called, by code."""
    return {rule.rule: rule.title.in_language(_.language) for rule in policy.rules(AppliesTo.PERSON)}


def ask_filters(_: Text, titles: Mapping[str, str]) -> Filters:
    """Draw the search and the filters, under them the statuses, and return what they say."""
    with streamlit.container(horizontal=True, vertical_alignment="center", gap="small"):
        search = streamlit.text_input(
            _("Search"),
            key="list_search",
            type="search",
            placeholder=_("Name, company, e-mail or telephone"),
            icon=":material/search:",
            label_visibility="collapsed",
            live=True,
        )
        with streamlit.popover(_filter_label(_), icon=":material/filter_list:"):
            chosen = _narrowing(_, titles)
        with streamlit.popover(_("Order"), icon=":material/swap_vert:"):
            sorting, descending = _order(_)
    status = _status(_)
    keep(status=status or _EVERYBODY, **{name: list(values) for name, values in chosen.items()})
    return Filters(
        status=status,
        search=search or "",
        relationships=chosen["relationship"],
        rules=chosen["rule"],
        sources=chosen["source"],
        decisions=chosen["decision"],
        sorting=sorting,
        descending=descending,
    )


def _status(_: Text) -> str | None:
    options = (*STATUSES, _EVERYBODY)
    remembered("status", options, "expired")
    words = {name: _(STATUS_WORDS[name]) for name in STATUSES} | {_EVERYBODY: _("All")}
    status = streamlit.segmented_control(
        _("Status"),
        options,
        format_func=words.__getitem__,
        key="status",
        label_visibility="collapsed",
        required=True,
    )
    return None if status == _EVERYBODY else status


def _narrowing(_: Text, titles: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    relationships = {each.value: label(_, each) for each in Relationship}
    sources = {each.value: label(_, each) for each in Source}
    decisions = {name: _(STATUS_WORDS[name]) for name in DECISIONS}
    return {
        "relationship": _several(_("Relationship"), "relationship", relationships),
        "rule": _several(_("Rule"), "rule", titles),
        "decision": _several(_("Decision"), "decision", decisions),
        "source": _several(_("Source"), "source", sources),
    }


def _several(title: str, key: str, options: Mapping[str, str]) -> tuple[str, ...]:
    all_remembered(key, options)
    chosen = streamlit.pills(
        title,
        list(options),
        selection_mode="multi",
        format_func=lambda name: safe(options[name]),
        key=key,
    )
    return tuple(chosen)


def _filter_label(_: Text) -> str:
    chosen = sum(
        len(streamlit.session_state.get(key, [])) for key in ("relationship", "rule", "source", "decision")
    )
    return _("Filters ({count})", count=chosen) if chosen else _("Filters")


def _order(_: Text) -> tuple[str, bool]:
    name: Callable[[str], str] = lambda each: _(_SORTINGS[each])  # noqa: E731 - handed on as it is
    remembered("order", SORTINGS, SORTINGS[0])
    flag_remembered("turned")
    sorting = streamlit.radio(_("Order by"), SORTINGS, format_func=name, key="order")
    descending = streamlit.toggle(_("Turned round"), key="turned")
    keep(order=None if sorting == SORTINGS[0] else sorting)
    keep_flag("turned", on=descending)
    return sorting, descending
