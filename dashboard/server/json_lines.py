"""The log as JSON, one object a line, for whoever gathers logs: no personal data, as `quiet` sees to it.

`time` (UTC), `level`, `logger` and `message`; of a fault also its `kind`, the `places` in the code and, where
a person was told one, its `number`.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Final

import streamlit.logger
from uvicorn.config import LOGGING_CONFIG

from dashboard.vocabulary import described

_OF_A_FAULT: Final = ("number", "kind")


class JsonLines(logging.Formatter):
    """Writes a line of the log as a JSON object."""

    def __init__(self, *_args: object, **_more: object) -> None:
        """Take nothing: uvicorn gives its formatters a format and colours."""
        super().__init__()

    def format(self, record: logging.LogRecord) -> str:
        """Return the object on one line; of a fault never its message."""
        moment = datetime.fromtimestamp(record.created, UTC).replace(tzinfo=None)
        said = {
            "time": f"{moment.isoformat(timespec='milliseconds')}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        said.update({name: vars(record)[name] for name in _OF_A_FAULT if vars(record).get(name)})
        fault = record.exc_info[1] if record.exc_info else None
        if fault:
            said.update(kind=type(fault).__name__, places=described(fault))
        return json.dumps(said, ensure_ascii=False, default=str)


def write_json_lines() -> None:
    """Have all lines of this process written so, those of Streamlit and uvicorn as well."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler])
    logging.captureWarnings(capture=True)
    # Streamlit gives each of its loggers a handler of its own, whenever one is first used.
    streamlit.logger.setup_formatter = _hand_on
    streamlit.logger.update_formatter()
    for each in LOGGING_CONFIG["formatters"].values():
        each["()"] = JsonLines
    # Its access log, which would go elsewhere, is off.


def _hand_on(logger: logging.Logger) -> None:
    """Leave the lines of one of Streamlit's loggers to the handler of all."""
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    logger.propagate = True
