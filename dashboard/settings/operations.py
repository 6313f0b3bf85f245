"""What those who run the server set: how the log is written, who reads its metrics, and its memory."""

import os
import re
from typing import Final

from dashboard.vocabulary import Refused

_LEAST_TOKEN: Final = 32
_LEAST_LETTERS: Final = 10  # "aaaa…" is no secret

_LEAST_MEMORY: Final = 256
_MEBIBYTES: Final = {"MIB": 1, "GIB": 1024}
_SIZE: Final = re.compile(r"(\d{1,6}) ?([MG]iB)", re.IGNORECASE)


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


def engine_memory() -> int | None:
    """Return how many MiB the database engine may take (`$REKISTERIVAHTI_MEMORY`); None: four fifths of all.

    Raises `Refused` where it is no such size, or too little to work with.
    """
    given = _given("MEMORY")
    if given is None:
        return None
    size = _SIZE.fullmatch(given)
    mebibytes = int(size[1]) * _MEBIBYTES[size[2].upper()] if size else 0
    if mebibytes < _LEAST_MEMORY:
        raise Refused("REKISTERIVAHTI_MEMORY must be a size like 512MiB or 4GiB, and 256MiB at least.")
    return mebibytes


def _given(name: str) -> str | None:
    return os.environ.get(f"REKISTERIVAHTI_{name}", "").strip() or None
