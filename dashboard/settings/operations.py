"""What those who run the server set: how the log is written, and who may read its metrics."""

import os
from typing import Final

from dashboard.vocabulary import Refused

_LEAST_TOKEN: Final = 32
_LEAST_LETTERS: Final = 10  # "aaaa…" is no secret


def log_as_json() -> bool:
    """Tell whether each line of the log is to be a JSON object: `$REKISTERIVAHTI_LOG` is json, not text.

    Raises `Refused` where it is anything else.
    """
    given = (_given("LOG") or "text").lower()
    if given not in {"json", "text"}:
        raise Refused("REKISTERIVAHTI_LOG must be json or text.")
    return given == "json"


def metrics_token() -> str | None:
    """Return `$REKISTERIVAHTI_METRICS_TOKEN`, which whoever reads metrics has to show; None: there are none.

    Raises `Refused` where it could be guessed.
    """
    given = _given("METRICS_TOKEN")
    if given is None:
        return None
    if len(given) < _LEAST_TOKEN or len(set(given)) < _LEAST_LETTERS or not given.isascii():
        raise Refused(
            "REKISTERIVAHTI_METRICS_TOKEN is no random text of 32 letters. Make one: openssl rand -hex 32"
        )
    return given


def _given(name: str) -> str | None:
    return os.environ.get(f"REKISTERIVAHTI_{name}", "").strip() or None
