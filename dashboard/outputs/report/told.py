"""What Art. 15(1) and (2) want told beside the copy: why, what, to whom, how long, from where, rights."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from dashboard.outputs.case_file import Row
from dashboard.outputs.labels import Labels
from dashboard.outputs.letters.facts import COMPLAINT, REMEDY, contact_point
from dashboard.policy import AppliesTo, Basis, LawfulBasis, Policy, RecipientKind
from dashboard.text import N_, Text
from dashboard.vocabulary import Relationship, Source

_BASES: Final[Mapping[Basis, str]] = {
    Basis.CONSENT: N_("consent"),
    Basis.CONTRACT: N_("contract"),
    Basis.LEGAL_OBLIGATION: N_("legal obligation"),
    Basis.LEGITIMATE_INTEREST: N_("legitimate interest"),
}
_KINDS: Final[Mapping[RecipientKind, str]] = {
    RecipientKind.PROCESSOR: N_("processes the data for us"),
    RecipientKind.GROUP_COMPANY: N_("company of the same group"),
    RecipientKind.OTHER_CONTROLLER: N_("another controller"),
}
RIGHTS: Final = N_(
    "You can ask us to rectify or erase your data or to restrict their processing, object to it, "
    "forbid marketing at any time, withdraw a consent, and ask for your data in a portable form "
    "(Articles 7, 16, 17, 18, 20 and 21 of the GDPR)."
)
_PROFILING: Final = N_(
    "No automated profiling is done in the register and no decisions about you are made automatically "
    "(clause 13.6 of the notice, Article 22 of the GDPR)."
)
_NOT_KNOWN: Final = N_("The register does not say where your data came from. These bases are in use:")
_KEPT_FOR: Final = (AppliesTo.ACTIVITIES, AppliesTo.NOTES, AppliesTo.TRACKING)


@dataclass(frozen=True)
class Part:
    """One answer of the report: its heading and its lines."""

    heading: str
    lines: tuple[str, ...]


def told(_: Text, policy: Policy, persons: Sequence[Row], labels: Labels) -> list[Part]:
    """Return the answers about the persons of a case (rows of `case/persons`)."""
    return [
        Part(_("Why we process your data"), tuple(_purposes(_, policy, persons))),
        Part(_("Which data we hold"), tuple(item.title.in_language(_.language) for item in policy.declared)),
        Part(_("Where the data come from"), tuple(sources(_, persons, labels))),
        Part(_("Who receives the data"), tuple(_recipients(_, policy))),
        Part(_("How long we keep the data"), tuple(_keeping(_, policy, persons))),
        Part(_("What rights you have"), (_(RIGHTS), _(COMPLAINT), _(REMEDY))),
        Part(_("Automated decisions and profiling"), (_(_PROFILING),)),
        Part(_("Who is responsible"), tuple(_responsible(policy))),
    ]


def bases(policy: Policy, persons: Sequence[Row]) -> list[LawfulBasis]:
    """Return the lawful bases by relationship and source; none where the register does not say."""
    known = [p for p in persons if p["relationship"] and p["source"]]
    found = (policy.basis(Relationship(str(p["relationship"])), Source(str(p["source"]))) for p in known)
    return list(dict.fromkeys(basis for basis in found if basis))


def _purposes(_: Text, policy: Policy, persons: Sequence[Row]) -> Iterable[str]:
    own = bases(policy, persons)
    if not own:
        yield _(_NOT_KNOWN)
    for basis in own or policy.lawful_basis:
        purpose = basis.purpose.in_language(_.language)
        word = _(_BASES[basis.basis])
        yield _(
            "{purpose} (basis: {basis}, Article {article})",
            purpose=purpose,
            basis=word,
            article=basis.article,
        )
        if basis.balancing_test:
            yield basis.balancing_test.in_language(_.language)


def sources(_: Text, persons: Sequence[Row], labels: Labels) -> Iterable[str]:
    """Return where the data of each person come from (Art. 14(2)(f), 15(1)(g))."""
    for person in persons:
        word = labels.source(person["source"] or Source.UNKNOWN)
        written = person["source_value"]
        yield _("{source} (in the register: {value})", source=word, value=str(written)) if written else word


def _recipients(_: Text, policy: Policy) -> Iterable[str]:
    for each in policy.recipients:
        purpose = each.purpose.in_language(_.language)
        yield f"{each.name}: {_(_KINDS[each.kind])}. {purpose}. {each.location}."


def _keeping(_: Text, policy: Policy, persons: Sequence[Row]) -> Iterable[str]:
    for person in persons:
        rule = policy.rule(str(person["rule"]))
        until = cast("date | None", person["kept_until"] or person["expires_on"])
        if until:
            yield _("Your data are kept at most until {day}.", day=until)
        if rule:
            yield f"{rule.title.in_language(_.language)}: {rule.ground.in_language(_.language)}"
    for kind in _KEPT_FOR:
        for rule in policy.rules(kind):
            months = _.plural("{n} month", "{n} months", rule.months)
            ground = rule.ground.in_language(_.language)
            yield f"{rule.title.in_language(_.language)}, {months}: {ground}"


def _responsible(policy: Policy) -> Iterable[str]:
    controller = policy.controller
    yield f"{controller.name}, {controller.business_id}, {controller.address}"
    yield contact_point(controller)
