"""The package of a hand-out: numbered files and a README that says what to do with them, in two languages."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dashboard.outputs.sheets import Flavour, Sheet
from dashboard.text import N_, Text, text

_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
_TITLE: Final = N_("Changes to be made in Salesforce")
_ORDER: Final = N_("Run the files in the order of their numbers. Stop if a whole file is refused.")
_NEEDS: Final[Mapping[Flavour, str]] = {
    Flavour.BULK: N_(
        "Made for the Bulk API 2.0, and for Data Loader with the setting Use Bulk API: #N/A empties a field. "
        "Line ends are LF, the delimiter is a comma."
    ),
    Flavour.DATA_LOADER: N_(
        "Made for Data Loader without the Bulk API. Switch on the setting Insert null values before you "
        "begin: here an empty cell empties a field. Read CSV files as UTF-8."
    ),
}
_OPERATIONS: Final[Mapping[str, str]] = {
    "delete": N_("delete"),
    "update": N_("update by Id"),
    "upsert": N_("upsert; the key is Id"),
}
_DELETED: Final = N_(
    "ENTITY_IS_DELETED means that an earlier file took the record along. That is as it should be."
)
_BIN: Final = N_(
    "Deleted records stay in the recycle bin for 15 days and can be restored. An erasure is complete when "
    "the bin has been emptied; hard delete needs a right of its own."
)
_COPIES: Final = N_(
    "Field history, sandboxes and old export files may still hold what was there before. Check them too."
)
_RETURN: Final = N_(
    "Bring the result files back to the queue in the dashboard. The next import proves what has been done."
)
_DESTROY: Final = N_("Delete this package when the results have been brought back.")


def package(written: Sequence[Sheet], flavour: Flavour) -> bytes:
    """Return the zip of the files; equal files give equal bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in _members(written, flavour):
            member = zipfile.ZipInfo(name, date_time=_BEGINNING)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return held.getvalue()


def _members(written: Sequence[Sheet], flavour: Flavour) -> Iterable[tuple[str, bytes]]:
    told = "\n\n".join(_readme(written, flavour, text(language)) for language in ("fi", "en"))
    yield "README.txt", (told + "\n").encode()
    yield from ((sheet.name, sheet.content) for sheet in written)


def _readme(written: Sequence[Sheet], flavour: Flavour, _: Text) -> str:
    files = [
        f"  {sheet.name}: {_(_OPERATIONS[sheet.operation])}, {_.plural('{n} row', '{n} rows', sheet.rows)}"
        for sheet in written
    ]
    deletes = any(sheet.operation == "delete" for sheet in written)
    advice = [_DELETED, _BIN, _COPIES] if deletes else [_COPIES]
    paragraphs = [_(_TITLE), _(_NEEDS[flavour]), _(_ORDER), "\n".join(files)]
    return "\n\n".join([*paragraphs, *(_(each) for each in (*advice, _RETURN, _DESTROY))])
