"""Whether Salesforce is spoken to directly: off unless configured, never from the demo."""

from importlib.util import find_spec
from typing import Final
from urllib.parse import urlsplit

from dashboard.settings import SalesforceAccess, Settings, load_salesforce
from dashboard.text import N_
from dashboard.vocabulary import Refused

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_NO_EXTRA: Final = N_(
    "Going straight to Salesforce needs simple-salesforce, which is not installed. Install the extra "
    'salesforce (pip install ".[salesforce]"), or use files.'
)
_NO_HTTPS: Final = N_(
    "REKISTERIVAHTI_SALESFORCE_INSTANCE must be the https address of the office's own domain, like "
    "https://office.my.salesforce.com."
)
_NO_SIGN_IN: Final = N_(
    "Nobody is named who signs in to Salesforce. Set REKISTERIVAHTI_SALESFORCE_CONSUMER_KEY and "
    "REKISTERIVAHTI_SALESFORCE_CONSUMER_SECRET, or REKISTERIVAHTI_SALESFORCE_TOKEN."
)


def access_of(settings: Settings) -> SalesforceAccess | None:
    """Return the configured access, or None where there is none or the register is the demo's.

    Raises `Refused` where what is configured cannot be used.
    """
    access = None if settings.demo else load_salesforce()
    if access is not None:
        _check(access)
    return access


def check_usable(access: SalesforceAccess) -> None:
    """Raise `Refused` where an access cannot be used, or the extra that uses it is not installed."""
    _check(access)
    if find_spec("simple_salesforce") is None:
        raise Refused(_NO_EXTRA)


def _check(access: SalesforceAccess) -> None:
    address = urlsplit(access.instance)
    secure = address.scheme == "https" or (address.scheme == "http" and address.hostname in _LOOPBACK)
    if not secure or not address.hostname or address.path.strip("/") or address.username:
        raise Refused(_NO_HTTPS)
    if not access.token and not (access.consumer_key and access.consumer_secret):
        raise Refused(_NO_SIGN_IN)
