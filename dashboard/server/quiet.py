"""A log without personal data: a fault's message may quote a cell, so only its kind and its places are told.

That holds for whoever logs it: our own lines, those of libraries, threads and tasks that end by one.
"""

import logging
import sys
import threading
from collections.abc import Mapping
from typing import Any, Final

from dashboard import settings
from dashboard.server.json_lines import write_json_lines
from dashboard.vocabulary import described

_PROVIDERS: Final = "streamlit.web.server.starlette.starlette_auth_routes"
# At the level DEBUG they write down what goes over the web socket, cookies and rows of tables with it.
_TALKATIVE: Final = ("uvicorn.error", "uvicorn.asgi", "websockets.server", "websockets.protocol")
_log: Final = logging.getLogger("dashboard.faults")


def keep_faults_quiet() -> None:
    """Log our own lines with their time (as JSON where that is set), nobody's faults with their messages."""
    if settings.log_as_json():
        write_json_lines()
    logging.basicConfig(format="%(asctime)s %(message)s")
    logging.getLogger("dashboard").setLevel(logging.INFO)
    logging.setLogRecordFactory(_Quiet)
    threading.excepthook = _of_thread
    sys.unraisablehook = _of_nowhere
    logging.getLogger("streamlit.error_util").addFilter(_is_no_fault)
    logging.getLogger(_PROVIDERS).addFilter(_without_what_came)
    logging.getLogger("asyncio").addFilter(_first_line)
    for name in _TALKATIVE:
        logging.getLogger(name).addFilter(_is_no_talk)


class _Quiet(logging.LogRecord):
    """A line of the log in which a fault stands without its message."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        fault = self.exc_info[1] if self.exc_info else None
        if fault is not None:
            self.exc_text = described(fault)
        if isinstance(self.args, Mapping):
            self.args = {name: _quiet(each) for name, each in self.args.items()}
        elif self.args:
            self.args = tuple(map(_quiet, self.args))


def _quiet(value: object) -> object:
    return type(value).__name__ if isinstance(value, BaseException) else value


def _of_thread(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None and not isinstance(ended.exc_value, SystemExit):
        name = ended.thread.name if ended.thread else "?"
        _log.error("Thread %s: %s", name, described(ended.exc_value))


def _of_nowhere(left: "sys.UnraisableHookArgs") -> None:
    if left.exc_value is not None:
        _log.error("Left behind: %s", described(left.exc_value))


def _without_what_came(record: logging.LogRecord) -> bool:
    """Leave of a line about an identity provider what happened: what came from there may name a person."""
    record.args, record.exc_info, record.exc_text = None, None, None
    return True


def _first_line(record: logging.LogRecord) -> bool:
    """Leave of what asyncio says what happened: below it stand the objects, with their faults."""
    record.msg = str(record.msg).partition("\n")[0]
    return True


def _is_no_fault(record: logging.LogRecord) -> bool:
    return record.msg != "Uncaught app execution"


def _is_no_talk(record: logging.LogRecord) -> bool:
    return record.levelno > logging.DEBUG
