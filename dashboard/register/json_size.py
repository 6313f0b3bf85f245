"""How large a JSON file becomes in memory, told before it is read: it is parsed in one go."""

from pathlib import Path
from typing import Final

from dashboard.register.dialect import UnreadableError
from dashboard.register.notes import error
from dashboard.text import N_

# A value takes up to 150 bytes of memory while its file is read, whatever it says: these make 1.5 GB.
MOST_BYTES: Final = 200_000_000
MOST_VALUES: Final = 10_000_000
_BLOCK: Final = 1 << 22
_SIGNS: Final = (b",", b"[", b"{")  # one of them stands before every value but the only one
_TOO_LARGE: Final = N_(
    "The file is too large to be read as JSON: more than {most} MB, or more than {values} values. Export it "
    "as CSV, or in several files."
)


def refuse_large(path: Path) -> None:
    """Raise `UnreadableError` before anything is read that becomes many times as large in memory."""
    values = 0
    if path.stat().st_size <= MOST_BYTES:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                values += sum(block.count(sign) for sign in _SIGNS)
        if values <= MOST_VALUES:
            return
    raise UnreadableError(error(_TOO_LARGE, most=MOST_BYTES // 1_000_000, values=MOST_VALUES))
