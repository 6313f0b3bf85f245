"""A pull: what is kept of the register brought up to date, then imported like any export.

The data folder's `pulled` holds it: `000001/Contact.csv` everything, `000002/Contact.csv` what changed since.
The importer lets the newest record of an Id win.
"""

from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from dashboard.register.importing import import_export
from dashboard.register.locking import only_one
from dashboard.register.pull.order import LeftOut, PullOrder
from dashboard.register.pull.sentences import NOT_SET_UP, RUNNING
from dashboard.register.report import Report
from dashboard.salesforce.access import access_of, check_usable
from dashboard.settings import Settings
from dashboard.vocabulary import Refused

_LOCK: Final = ".pull.lock"


def only_pull(folder: Path) -> AbstractContextManager[None]:
    """Keep pulls away from what was pulled; raise `Refused` while one runs."""
    return only_one(folder, _LOCK, RUNNING)


def pull(settings: Settings, order: PullOrder, http: Any = None) -> tuple[Report, list[LeftOut]]:
    """Pull and import; the snapshot waits for `publish`. `http`: a `requests.Session` of one's own.

    Returns the import's report and the objects that were left out. Raises `Refused` where Salesforce is not
    set up, cannot be asked or refuses, while another pull runs, and as `import_export` does; whatever stopped
    it, the next pull goes on.
    """
    access = access_of(settings)
    if access is None:
        raise Refused(NOT_SET_UP)
    check_usable(access)
    from dashboard.register.pull.updating import bring_up_to_date  # noqa: PLC0415 - it imports the extra

    with only_pull(settings.pulled):
        exported_at, left_out = bring_up_to_date(settings.pulled, access, order, http)
        report = import_export(
            settings,
            [settings.pulled],
            now=order.now(),
            exported_at=exported_at,
            progress=order.progress,
        )
    return replace(report, notes=(*(each.message for each in left_out), *report.notes)), left_out
