"""What people call the columns of Salesforce; the org's own columns keep the name that the org gave them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from dashboard.text import N_, Text

FIELD_NAMES: Final[Mapping[str, str]] = {
    "Salutation": N_("Salutation"),
    "FirstName": N_("First name"),
    "MiddleName": N_("Middle name"),
    "LastName": N_("Last name"),
    "Name": N_("Name"),
    "Title": N_("Position"),
    "Department": N_("Department"),
    "Company": N_("Company"),
    "CompanyOrAccount": N_("Company"),
    "Email": N_("E-mail"),
    "Phone": N_("Phone"),
    "MobilePhone": N_("Mobile phone"),
    "HomePhone": N_("Home phone"),
    "OtherPhone": N_("Other phone"),
    "Fax": N_("Fax"),
    "AssistantName": N_("Assistant"),
    "AssistantPhone": N_("Assistant's phone"),
    "MailingStreet": N_("Street address"),
    "MailingPostalCode": N_("Postcode"),
    "MailingCity": N_("City"),
    "MailingCountry": N_("Country"),
    "Street": N_("Street address"),
    "PostalCode": N_("Postcode"),
    "City": N_("City"),
    "Country": N_("Country"),
    "Website": N_("Website"),
    "Birthdate": N_("Date of birth"),
    "BirthDate": N_("Date of birth"),
    "Description": N_("Description"),
    "Rating": N_("Rating"),
    "Kategoria__c": N_("Category"),
    "LeadSource": N_("Source"),
    "Status": N_("Status"),
    "Type": N_("Type"),
    "Subject": N_("Subject"),
    "TextBody": N_("Text"),
    "HtmlBody": N_("Text as HTML"),
    "FromAddress": N_("Sender"),
    "FromName": N_("Sender's name"),
    "ToAddress": N_("Receiver"),
    "CcAddress": N_("Copy to"),
    "BccAddress": N_("Blind copy to"),
    "IsTracked": N_("Opening was tracked"),
    "IsOpened": N_("Opened"),
    "FirstOpenedDate": N_("First opened"),
    "LastOpenedDate": N_("Last opened"),
    "IsBounced": N_("Bounced"),
    "EmailBouncedDate": N_("E-mail bounced on"),
    "EmailBouncedReason": N_("Why the e-mail bounced"),
    "MessageDate": N_("When"),
    "occurred_at": N_("When"),
    "ActivityDate": N_("Day"),
    "Location": N_("Place"),
    "HasOptedOutOfEmail": N_("No marketing by e-mail"),
    "HasOptedOutOfFax": N_("No marketing by fax"),
    "DoNotCall": N_("No calls"),
    "HasOptedOutSolicit": N_("No marketing at all"),
    "HasOptedOutProcessing": N_("No processing"),
    "HasResponded": N_("Responded"),
    "FirstRespondedDate": N_("Responded on"),
    "campaign_name": N_("Campaign"),
    "campaign_type": N_("Type of campaign"),
    "PrivacyConsentStatus": N_("Consent"),
    "CaptureDate": N_("Captured"),
    "CaptureSource": N_("Captured through"),
    "StageName": N_("Stage"),
    "CloseDate": N_("Closed on"),
    "Role": N_("Role"),
    "IsDeleted": N_("In the recycle bin"),
    "CreatedDate": N_("Added"),
    "LastModifiedDate": N_("Last modified"),
    "LastActivityDate": N_("Last activity"),
    "party": N_("Your part in it"),
    "file": N_("File"),
    "line_no": N_("Line"),
    "column_name": N_("Column"),
    "value": N_("Value"),
    "text": N_("Text"),
    "record_id": N_("Record"),
    "linked_object": N_("Kind of record"),
    "object": N_("Kind of record"),
    "link_reason": N_("Joined by"),
    "linked_to": N_("Joined to"),
}
# Codes that the program itself writes into two columns.
CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "link_reason": {
        "itself": N_("main record"),
        "converted_lead": N_("converted lead"),
        "merged": N_("lost in a merge"),
        "individual": N_("same privacy record"),
        "email": N_("same e-mail address"),
    },
    "party": {
        "who": N_("named in it"),
        "relation": N_("took part"),
        "from": N_("sender"),
        "to": N_("receiver"),
        "cc": N_("receiver of a copy"),
        "bcc": N_("receiver of a blind copy"),
        "task": N_("named in the task behind it"),
    },
}


def called(_: Text, field: str) -> str:
    """Return what people call a column of Salesforce."""
    words = FIELD_NAMES.get(field)
    return _(words) if words else field


def shown(_: Text, field: str, value: object) -> str:
    """Return a cell in words: truth, moments, days and codes as the language writes them."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return _.moment(value)
    if isinstance(value, date):
        return _.date(value)
    code = CODES.get(field, {}).get(str(value))
    return _(code) if code else str(value)
