"""What is said where a sending cannot go on, and what to do then."""

from typing import Final

from dashboard.salesforce.faults import Sentences
from dashboard.text import N_

SENDING: Final = Sentences(
    expired=N_(
        "Salesforce does not accept the sign-in any more. Renew the access (see README), then look what came "
        "of the sending: nothing is lost."
    ),
    busy=N_("Salesforce cannot answer just now ({code}). Wait a moment, then send again: nothing is lost."),
    cut=N_(
        "The connection to Salesforce broke off. Check the network, then look what came of the sending: "
        "nothing is lost."
    ),
    limit=N_("Salesforce takes no more requests today ({code}). Send again tomorrow, or use the files."),
    unknown=N_("Salesforce does not know what it was asked for ({code})."),
    refused=N_("Salesforce refused the request ({code}). Ask whoever looks after Salesforce."),
)
