"""The words of the notice board: faults that controls find, remarks about the notice, answers to them."""

from collections.abc import Mapping
from typing import Final

from dashboard.text import N_, Text
from dashboard.vocabulary import Answer, Remark

FAULTS: Final[Mapping[str, str]] = {
    "access_not_used": N_("The access is not used"),
    "account_or_card_number": N_("Account or card number"),
    "activities_past_rule": N_("Older than the rule for contact history"),
    "attestation_ran_out": N_("The attestation has run out"),
    "came_back": N_("A person who was erased is in the register again"),
    "campaign_name_outside_purpose": N_("The name tells of another purpose"),
    "campaign_type_outside_purpose": N_("The type is of another purpose"),
    "consent_not_shown": N_("No consent can be shown"),
    "consent_withdrawn": N_("The consent has been withdrawn"),
    "expired_not_decided": N_("Expired, nothing decided"),
    "export_file_past_rule": N_("Older than the rule for export files"),
    "hold_not_reviewed": N_("Nobody has looked at the hold"),
    "inactive_user_owns": N_("Owns persons though inactive"),
    "inactive_user_writes": N_("Somebody writes under the name"),
    "keep_ran_out": N_("Kept until a day that has passed"),
    "mailed_after_objection": N_("Mailed after the objection"),
    "no_lawful_basis": N_("No lawful basis"),
    "not_assessed": N_("The risk has not been assessed"),
    "not_attested": N_("Not attested"),
    "not_informed_in_time": N_("Not informed in time"),
    "not_told_of_change": N_("Not told of the new version"),
    "notes_past_rule": N_("Older than the rule for notes"),
    "notice_bounced": N_("The message came back"),
    "one_time_password_not_changed": N_("The one-time password was never changed"),
    "opt_out_conflict": N_("Objected in one record only"),
    "opt_out_reset": N_("A person who has objected is open to marketing again"),
    "opted_out_in_active_campaign": N_("In a campaign though objected"),
    "past_the_time_limit": N_("Past 72 hours"),
    "personal_identity_code": N_("Personal identity code"),
    "purchased_list": N_("Purchased or rented list"),
    "group_company_not_in_notice": N_("A company that the notice does not name"),
    "left_company": N_("No longer at the company"),
    "mail_bounces": N_("E-mail bounces"),
    "kept_without_ground": N_("No last day of keeping"),
    "recipient_not_in_policy": N_("A domain that no recipient has"),
    "same_address": N_("Several users have the same address"),
    "score_or_profile": N_("Score, segment or profile"),
    "shared_mailbox": N_("Shared mailbox"),
    "source_not_in_notice": N_("The notice does not name the source"),
    "special_category": N_("Word that tells of special data"),
    "tracking_past_rule": N_("Older than the rule for tracking data"),
    "undeclared_column": N_("The notice does not declare the column"),
    "unknown_source": N_("Nobody knows the source"),
}
REMARKS: Final[Mapping[Remark, str]] = {
    Remark.NO_BASIS: N_(
        "Clause 5 tells what the data are used for, but names no lawful basis of Art. 6(1). The policy has "
        "one for every relationship and source: the next version could name it (Art. 13(1)(c))."
    ),
    Remark.RECIPIENTS: N_(
        "Clause 8 says that nothing is disclosed, and clause 4 that the Kaleva group uses the data. "
        "Recipients and processors, such as Salesforce, belong in the notice (Art. 13(1)(e))."
    ),
    Remark.SUPPORT_ACCESS: N_(
        "Clause 10 says that nothing leaves the EEA, and clause 11 lets Salesforce's support in. Looking at "
        "data from outside the EEA is a transfer, too (Art. 44)."
    ),
    Remark.NO_TIME: N_(
        "Clause 12 gives no time. The Ombudsman asks for one, or for how it is counted (Art. 13(2)(a), "
        "TSV/26/2020). The policy has it for every rule."
    ),
    Remark.IDENTITY: N_(
        "The clause asks everybody to prove their identity. More proof may be asked only in reasonable doubt "
        "(Art. 12(6), TSV/224/2023)."
    ),
    Remark.SENT_TO_SALESFORCE: N_(
        "The clause sends people to Salesforce with their request. The controller answers itself: Salesforce "
        "is its processor (Art. 12(2), 28(3)(e))."
    ),
    Remark.MISSING_RIGHTS: N_(
        "The notice does not mention restriction (Art. 18), objecting to legitimate interest (Art. 21(1)) or "
        "withdrawing a consent (Art. 7(3)). Such requests are taken in here all the same."
    ),
    Remark.NOT_INFORMED: N_(
        "Persons are added before they are contacted, and the notice does not say how they are told of it. "
        "They are to be informed within a month, or at the first contact (Art. 14(3))."
    ),
    Remark.PROFILING: N_(
        "Clause 13.6 says that nobody is profiled, and clauses 6 and 7 tell of categories and of reactions "
        "to e-mail. Say how they are used, or that they are not joined (Art. 4(4))."
    ),
    Remark.ERASURE_GROUND: N_(
        "Clause 13.4 keeps data for the traceability of business. Art. 17(3) does not know that ground: the "
        "Accounting Act or a legal claim may carry it."
    ),
    Remark.ACCESS_FOR_ALL: N_(
        "The clause says access where it means another right: rectification, erasure or moving the data "
        "(Art. 16, 17, 20)."
    ),
    Remark.NO_AUTHORITY: N_(
        "The notice gives neither the authority's contact details nor a date or version of its own. People "
        "need the first to complain, and the second to see what has changed (Art. 13(2)(d))."
    ),
    Remark.TRACKING: N_(
        "Clause 7 tells of e-mail tracking, but not of the consent that it may need (Act 917/2014 § 205)."
    ),
}
ANSWERS: Final[Mapping[Answer, str]] = {
    Answer.CHANGE_NOTICE: N_("The notice will be changed"),
    Answer.CHANGE_PRACTICE: N_("The practice will be changed"),
    Answer.NO_CHANGE: N_("Nothing will be changed"),
}
SCREENS: Final[Mapping[str, str]] = {
    "breaches": N_("Data breaches"),
    "informing": N_("Informing"),
    "opt_outs": N_("Marketing opt-outs"),
    "queue": N_("Queue"),
    "retention": N_("Retention"),
    "sources": N_("Sources"),
}


def fault(_: Text, code: object) -> str:
    """Return the words for what a control found; a code that has none stays as it is."""
    words = FAULTS.get(str(code))
    return _(words) if words else str(code)
