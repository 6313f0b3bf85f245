"""What mends the findings of each control: acts for its persons, a task for a hand, a screen, a setting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from dashboard.vocabulary import Action, Audience


@dataclass(frozen=True)
class Remedy:
    """How a finding is mended.

    `acts` are decided about the persons of its rows, with `reason` chosen beforehand; `by_hand`: staff can
    correct the row in Salesforce. `screen` (with its `query`) and `setting` of policy.toml are places to go.
    `informs`: persons of this audience can be chosen for a round.
    `reads`: the columns without which the control finds nothing, beside the record itself (Object.Column).
    """

    acts: tuple[Action, ...] = ()
    reason: str | None = None
    by_hand: bool = False
    screen: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    setting: str = ""
    reads: tuple[str, ...] = ()
    informs: Audience | None = None


_ENDING: Final = (Action.DELETE, Action.ANONYMISE, Action.KEEP, Action.HOLD)
_ALARM: Final = Remedy(screen="queue", query={"part": "awaiting_second_approval"})
_CONFLICTS: Final = {"section": "conflicts"}
_SOURCES: Final = {"section": "open"}

REMEDIES: Final[Mapping[str, Remedy]] = {
    "c04_campaign_outside_purpose": Remedy(
        by_hand=True,
        setting="controls.campaign_types",
        reads=("Campaign.Name", "Campaign.Type", "CampaignMember.CampaignId"),
    ),
    "c04_group_company_not_in_notice": Remedy(
        by_hand=True, setting="recipients", reads=("User.CompanyName", "User.IsActive")
    ),
    "c05_consent_does_not_hold": Remedy(acts=(Action.DELETE, Action.ANONYMISE), reason="no_basis"),
    "c05_no_lawful_basis": Remedy(
        acts=(Action.SOURCE_CHECK, Action.DELETE), screen="sources", query=_SOURCES, setting="lawful_basis"
    ),
    "c06_account_or_card_number": Remedy(by_hand=True),
    "c06_personal_identity_code": Remedy(by_hand=True),
    "c06_special_category": Remedy(by_hand=True, setting="controls.special_words"),
    "c06_undeclared_column": Remedy(by_hand=True, setting="declared"),
    "c07_not_informed": Remedy(screen="informing", informs=Audience.FIRST),
    "c07_purchased_list": Remedy(acts=(Action.DELETE,), reason="source_not_in_notice"),
    "c07_source_not_in_notice": Remedy(
        acts=(Action.DELETE, Action.SOURCE_CHECK),
        reason="source_not_in_notice",
        screen="sources",
        query=_SOURCES,
        setting="source_mapping",
    ),
    "c07_unknown_source": Remedy(
        acts=(Action.SOURCE_CHECK,),
        reason="source_unknown",
        screen="sources",
        query={"section": "mapping"},
        setting="source_mapping",
    ),
    "c08_not_attested": Remedy(),
    "c08_recipient_not_in_policy": Remedy(
        by_hand=True, setting="recipients", reads=("User.Email", "User.Username")
    ),
    "c09_not_attested": Remedy(),
    "c10_not_attested": Remedy(),
    "c11_dashboard_user": Remedy(screen="users"),
    "c11_inactive_user_in_use": Remedy(
        by_hand=True,
        reads=(
            "User.IsActive",
            *(
                f"{name}.{column}"
                for name in ("Contact", "Lead")
                for column in ("OwnerId", "LastModifiedById")
            ),
            *("Contact.LastModifiedDate", "Lead.LastModifiedDate"),
        ),
    ),
    "c11_shared_account": Remedy(by_hand=True, reads=("User.Email", "User.Username")),
    "c11_unused_access": Remedy(
        by_hand=True, reads=("User.IsActive", "User.LastLoginDate", "User.CreatedDate")
    ),
    "c12_contact_details_invalid": Remedy(
        acts=(Action.CONTACT_CHECK, Action.DELETE), reason="details_invalid", screen="retention"
    ),
    "c12_expired_not_decided": Remedy(acts=_ENDING, screen="retention", query={"status": "expired"}),
    "c12_hold_not_reviewed": Remedy(),
    "c12_kept_without_ground": Remedy(acts=_ENDING, by_hand=True, screen="retention"),
    "c12_keep_ran_out": Remedy(acts=_ENDING, screen="retention", query={"status": "expired"}),
    "c12_old_export_file": Remedy(setting="retention"),
    "c12_past_own_rule": Remedy(by_hand=True, setting="retention"),
    "c13_1_not_told_of_change": Remedy(screen="informing", informs=Audience.CHANGE),
    "c13_4_came_back": _ALARM,
    "c13_6_score_or_profile": Remedy(by_hand=True, setting="controls.given_by_staff"),
    "c13_7_mailed_after_objection": Remedy(screen="opt_outs"),
    "c13_7_opt_out_conflict": Remedy(
        acts=(Action.OPT_OUT,), reason="objection_holds", screen="opt_outs", query=_CONFLICTS
    ),
    "c13_7_opt_out_reset": _ALARM,
    "c13_7_opted_out_in_active_campaign": Remedy(
        acts=(Action.OPT_OUT,), reason="objection_holds", screen="opt_outs"
    ),
    "c13_8_breach_late": Remedy(screen="breaches"),
}
