"""`doctor`: what is wrong with an installation, and what to do."""

import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from importlib.util import find_spec
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
from packaging.requirements import Requirement

from dashboard import policy, settings
from dashboard.commands._disk import free_bytes, is_encrypted, open_to_others
from dashboard.commands._finding import GOOD, WARNING, WRONG, Finding
from dashboard.commands._queue_findings import look_at_queue
from dashboard.databases import current_snapshot_name, snapshot_path
from dashboard.outputs.backup.making import backups_in
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import DashboardError

_GIB: Final = 1024**3
_LEAST_FREE: Final = 2 * _GIB
# What identity providers and mail servers know us by, if there is such a file.
_SECRETS: Final = ROOT / ".streamlit" / "secrets.toml"


@click.command()
def doctor() -> None:
    """Look over an installation: libraries, files, disk, policy, copy, queue, keys, mail.

    Exit code 1: something is wrong. What is only to be thought of is marked with !.
    """
    chosen, worst = settings.load(), GOOD
    for title, check in _CHECKS.items():
        for mark, words in _found(check, chosen):
            click.echo(f"{mark:>3}  {title}: {words}")
            worst = WRONG if mark == WRONG else worst
    if worst == WRONG:
        sys.exit(1)


def _found(check: "Check", chosen: Settings) -> list[Finding]:
    """Return what a check finds; an error for people is a finding, too."""
    try:
        return list(check(chosen))
    except DashboardError as error:
        return [(WRONG, str(error))]


def _libraries(_chosen: Settings) -> Iterator[Finding]:
    """Hold what is installed against the ranges of pyproject.toml, as far as it is named there."""
    import tomllib  # noqa: PLC0415 - only here

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [Requirement(line) for line in project["dependencies"]]
    wrong = [each for each in needed if not each.specifier.contains(_version(each.name), prereleases=True)]
    for each in wrong:
        yield WRONG, f"{each.name} is {_version(each.name) or 'not installed'}, needed {each.specifier}"
    if not wrong:
        yield GOOD, f"{len(needed)} of them as pyproject.toml wants them, Python {sys.version.split()[0]}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _time_zone(_chosen: Settings) -> Iterator[Finding]:
    try:
        ZoneInfo("Europe/Helsinki")
    except ZoneInfoNotFoundError:
        yield WRONG, "Europe/Helsinki is unknown here: install the package tzdata"
    else:
        yield GOOD, "Europe/Helsinki is known"


def _files(chosen: Settings) -> Iterator[Finding]:
    own = [
        chosen.queue.parent,
        chosen.snapshots,
        chosen.keys,
        chosen.pulled,
        chosen.data / "copies",
        _SECRETS,
    ]
    found = open_to_others(own)
    if found:
        yield WRONG, f"{len(found)} may be read by others, {found[0]} first: chmod -R go= on them"
    else:
        yield GOOD, f"{chosen.data}, for its owner only"


def _disk(chosen: Settings) -> Iterator[Finding]:
    free = free_bytes(chosen.data)
    enough = free >= max(_LEAST_FREE, 3 * _size(chosen))
    yield (GOOD if enough else WARNING), f"{free / _GIB:.0f} GiB are free"
    match is_encrypted(chosen.data):
        case True:
            yield GOOD, "it is encrypted"
        case False:
            yield WARNING, "no encryption can be seen: use LUKS, or know that the virtual disk is encrypted"
        case None:
            yield WARNING, "nothing here tells whether it is encrypted"
    if settings.database_key():
        yield GOOD, "queue and copies are encrypted with a key of their own"


def _size(chosen: Settings) -> int:
    """Return the bytes of the copy in use: an import writes another beside it, and spills."""
    current = current_snapshot_name(chosen)
    path = snapshot_path(chosen, current) if current else None
    return path.stat().st_size if path and path.exists() else 0


def _policy(chosen: Settings) -> Iterator[Finding]:
    rules = policy.load(chosen.policy, chosen.overrides)
    yield GOOD, f"{chosen.policy} is right, {len(rules.retention)} retention rules"
    for table in policy.lacking(chosen.policy):
        yield WARNING, f"it is older than its table [{table}]: that of {ROOT / 'data' / 'policy.toml'} counts"


def _mail(_chosen: Settings) -> Iterator[Finding]:
    server = settings.mail_server()
    yield (GOOD, f"by {server.host}:{server.port}") if server else (WARNING, "none: nobody is reminded")
    address = settings.public_address()
    if address and address.startswith("http://"):
        yield WARNING, "REKISTERIVAHTI_ADDRESS is not https: put a TLS proxy before the server"


def _watching(_chosen: Settings) -> Iterator[Finding]:
    """Look at what whoever watches the server has set; a wrong setting is an error for people."""
    yield GOOD, "the log is JSON" if settings.log_as_json() else "the log is text"
    if settings.metrics_token() is None:
        yield GOOD, "no metrics are asked for"
    elif find_spec("prometheus_client") is None:
        yield WRONG, 'metrics need the extra "metrics": pip install ".[metrics]"'
    else:
        yield GOOD, "metrics are told to whoever shows the token"


def _safekeeping(chosen: Settings) -> Iterator[Finding]:
    """Look where backups and heads go: in the data folder, a lost disk takes them along."""
    made = backups_in(settings.backup_folder(chosen))
    yield (
        (GOOD, f"newest {made[-1].name}")
        if made
        else (WARNING, "none yet: the running dashboard makes one a day")
    )
    if settings.backup_folder(chosen).is_relative_to(chosen.data):
        yield WARNING, "they are in the data folder: set REKISTERIVAHTI_BACKUPS to another disk"
    if settings.anchor_file(chosen).is_relative_to(chosen.data):
        yield WARNING, "heads of the history are in the data folder: set REKISTERIVAHTI_ANCHOR elsewhere"


Check = Callable[[Settings], Iterator[Finding]]
_CHECKS: Final[dict[str, Check]] = {
    "Libraries": _libraries,
    "Time zone": _time_zone,
    "Files": _files,
    "Disk": _disk,
    "Policy": _policy,
    "Queue": look_at_queue,
    "Mail": _mail,
    "Watching": _watching,
    "Backups": _safekeeping,
}
