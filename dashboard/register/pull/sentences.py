"""What is said where a pull cannot go on, and what to do then."""

from typing import Final

from dashboard.salesforce.faults import Sentences
from dashboard.text import N_

PULLING: Final = Sentences(
    expired=N_(
        "Salesforce does not accept the sign-in any more. Renew the access (see README), then pull again: it "
        "goes on where it was."
    ),
    busy=N_(
        "Salesforce cannot answer just now ({code}). Wait a moment, then pull again: it goes on where it was."
    ),
    cut=N_(
        "The connection to Salesforce broke off. Check the network, then pull again: it goes on where it was."
    ),
    limit=N_(
        "Salesforce takes no more requests today ({code}). Pull again tomorrow: it goes on where it was."
    ),
    unknown=N_("Salesforce does not know what it was asked for ({code})."),
    refused=N_("Salesforce refused the request ({code}). Ask whoever looks after Salesforce."),
)
NOT_SET_UP: Final = N_(
    "Salesforce is not set up. Set REKISTERIVAHTI_SALESFORCE_INSTANCE and who signs in, as the README says, "
    "or import files."
)
RUNNING: Final = N_("A pull from Salesforce is running already. Wait until it has ended.")
UNFINISHED: Final = N_("Salesforce did not finish the query of {object} ({code}). Pull again later.")
