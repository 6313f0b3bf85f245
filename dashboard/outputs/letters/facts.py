"""What fills the placeholders of a letter: facts of the case, words of the policy and of the law."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, cast

from dashboard.clock import helsinki_date
from dashboard.decisions.request_clock import deadline_of
from dashboard.outputs.case_file import CaseFile
from dashboard.outputs.labels import Labels
from dashboard.policy import Controller, Policy
from dashboard.text import N_, Text
from dashboard.vocabulary import IDENTITY_RIGHTS, Doubt, Refused, Right, Step

_RIGHTS: Final[Mapping[str, str]] = {
    Right.ACCESS: N_("access to your personal data (Article 15 of the GDPR)"),
    Right.RECTIFICATION: N_("rectification of your personal data (Article 16 of the GDPR)"),
    Right.ERASURE: N_("erasure of your personal data (Article 17 of the GDPR)"),
    Right.RESTRICTION: N_("restriction of processing (Article 18 of the GDPR)"),
    Right.PORTABILITY: N_("your personal data in a portable form (Article 20 of the GDPR)"),
    Right.MARKETING_OBJECTION: N_("objection to direct marketing (Article 21(2) of the GDPR)"),
    Right.OBJECTION: N_("objection to processing (Article 21(1) of the GDPR)"),
    Right.CONSENT_WITHDRAWAL: N_("withdrawal of your consent (Article 7(3) of the GDPR)"),
    Right.PROFILING_QUESTION: N_("a question about profiling (Articles 21(1) and 22 of the GDPR)"),
    Right.COMPLAINT: N_("a complaint to the supervisory authority (Article 77 of the GDPR)"),
}
_DONE: Final[Mapping[str, str]] = {
    Right.ACCESS: N_("A copy of your personal data and a report on their processing come with this letter."),
    Right.RECTIFICATION: N_("We have corrected your data."),
    Right.ERASURE: N_("We have erased your data from our customer register."),
    Right.RESTRICTION: N_("We have restricted the processing of your data, and tell you before we lift it."),
    Right.PORTABILITY: N_("Your data come with this letter as a file that machines can read."),
    Right.MARKETING_OBJECTION: N_("We have stopped using your data for marketing."),
    Right.OBJECTION: N_("We have ended the processing to which you objected."),
    Right.CONSENT_WITHDRAWAL: N_("Your consent has ended, and so has the processing that rested on it."),
    Right.PROFILING_QUESTION: N_("We do no automated profiling and make no automated decisions about you."),
    Right.COMPLAINT: N_("We have dealt with the matter and answered the supervisory authority."),
}
COMPLAINT: Final = N_(
    "You have the right to lodge a complaint with the supervisory authority if you think that the processing "
    "of your personal data infringes the law (Article 77 of the GDPR): Office of the Data Protection "
    "Ombudsman, Lintulahdenkuja 4, 00530 Helsinki, tietosuoja@om.fi, tietosuoja.fi."
)
REMEDY: Final = N_(
    "You also have the right to a judicial remedy: you can bring the matter before a court "
    "(Article 79 of the GDPR)."
)
_PARTLY: Final = N_("We have fulfilled your request in part. What we did not do rests on: {ground}.")
_NOTHING_HELD: Final = N_("We found no personal data of yours in our customer register.")
_LATE: Final = N_("The extension was told after the time limit, so it moved nothing: answer by {day}.")


def values(
    _: Text, policy: Policy, file: CaseFile, labels: Labels, kind_extends: bool, today: date
) -> dict[str, str]:
    """Return the value of every placeholder; what the case does not have is empty."""
    return {
        **_of_case(_, policy, file, kind_extends, today),
        **_of_steps(_, file, labels),
        **of_company(_, policy),
        "complaint": _(COMPLAINT),
        "remedy": _(REMEDY),
    }


def contact_point(controller: Controller) -> str:
    """Return whom to ask: the person that the notice names, where the office has filled one in."""
    parts = (controller.contact_person, controller.contact_channel, controller.telephone)
    return ", ".join(part for part in parts if part)


def _of_case(_: Text, policy: Policy, file: CaseFile, kind_extends: bool, today: date) -> dict[str, str]:
    deadline = deadline_of(file.row, policy.clock, today)
    if kind_extends and not deadline.extension_counted:
        raise Refused(_LATE, day=deadline.due)
    proved = file.proof
    return {
        "date": _.date(today),
        "case_number": str(file.number),
        "received_on": _.date(cast("date", file.row["received_on"])),
        "right": _(_RIGHTS[file.right]),
        "due_on": _.date(deadline.due),
        "greeting": _greeting(_, file),
        "proved_on": _.date(helsinki_date(cast("datetime", proved["happened_at"]))) if proved else "",
    }


def _greeting(_: Text, file: CaseFile) -> str:
    registered = file.persons[0]["name"] if len(file.persons) == 1 else None
    name = file.intake.get("requester") or registered
    return _("Dear {name},", name=str(name)) if name else _("Hello,")


def _of_steps(_: Text, file: CaseFile, labels: Labels) -> dict[str, str]:
    refused = file.last(Step.REJECT)
    return {
        "identity_reason": _doubt(file, labels),
        "extension_reason": _with_words(file, labels, Step.EXTEND),
        "ground": labels.reason(refused.get("ground")),
        "reason": file.words(Step.REJECT),
        "outcome": _outcome(_, file, labels),
    }


def _doubt(file: CaseFile, labels: Labels) -> str:
    """Return why proof was asked; "another reason" says nothing without its words."""
    code = file.last(Step.ASK_IDENTITY).get("reason_code")
    return file.words(Step.ASK_IDENTITY) if code == Doubt.OTHER else labels.reason(code)


def _with_words(file: CaseFile, labels: Labels, step: Step) -> str:
    said = (labels.reason(file.last(step).get("reason_code")), file.words(step))
    return ": ".join(part for part in said if part)


def _outcome(_: Text, file: CaseFile, labels: Labels) -> str:
    """Return what was done; a part that was not done is a refusal, with all that Art. 12(4) wants."""
    if file.closes_as is not Step.FULFIL_PARTIALLY:
        found_nobody = file.right in IDENTITY_RIGHTS and not file.about_somebody
        return _(_NOTHING_HELD if found_nobody else _DONE[file.right])
    ground = labels.reason(file.last(Step.FULFIL_PARTIALLY, Step.VERIFY).get("ground"))
    if not ground:
        return ""
    told = [_(_PARTLY, ground=_kept(file, labels) or ground), file.words(Step.FULFIL_PARTIALLY)]
    told += [_(COMPLAINT), _(REMEDY)]
    return "\n\n".join(part for part in told if part)


def _kept(file: CaseFile, labels: Labels) -> str:
    """Return what an erasure keeps and why, object by object; empty where it keeps no whole object."""
    return "; ".join(
        f"{labels.object_name(name)}: {labels.reason(ground)}" for name, ground in file.kept.items()
    )


def of_company(_: Text, policy: Policy) -> dict[str, str]:
    """Return what every letter may say of the controller."""
    controller = policy.controller
    return {
        "controller": controller.name,
        "business_id": controller.business_id,
        "address": controller.address,
        "contact_point": contact_point(controller),
        "notice": policy.notice.title.in_language(_.language),
        "signature": "\n".join(part for part in (controller.contact_person, controller.name) if part),
    }
