"""The parsers fuzzed with the coverage as a guide, where atheris is installed beside ours.

    python -m tests.faults.guided 600      # in an environment of its own that has atheris, too

It begins with the inputs that are kept, looks for others for so many seconds, and keeps those that reach code
that no other reaches. A fault ends it with its traceback and its input. Without atheris it does not run, and
nothing else needs it. In ten minutes (73 000 inputs) it found no fault that hypothesis had not found, but it
reached a third more of the parsers than plain examples: so its inputs are kept, and it is no dependency.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

WATCHED = ["dashboard.register", "dashboard.policy", "dashboard.outputs", "json", "csv", "tomllib"]
LIMITS = ["-max_len=2000", "-timeout=30", "-rss_limit_mb=3000"]


def main(seconds):
    """Look for inputs, and keep those that reach something; a shorter one replaces a longer."""
    from tests.faults.parsers import PARSERS, keep, kept  # noqa: PLC0415 - not where they are watched

    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder)
        for number, name in enumerate(PARSERS):
            for place, content in enumerate(kept(name)):
                (found / f"{name}-{place}").write_bytes(bytes([number]) + content)
        options = [folder, f"-max_total_time={seconds}", *LIMITS]
        subprocess.run([sys.executable, "-m", "tests.faults.guided", "child", *options], check=True)
        given = [path.read_bytes() for path in found.iterdir()]
    for number, name in enumerate(PARSERS):
        keep(name, [each[1:] for each in given if each and each[0] % len(PARSERS) == number])


def search(options):
    """Look for inputs in this process, which the library ends; the first byte of each names its parser."""
    import atheris  # noqa: PLC0415 - nobody else needs it

    with atheris.instrument_imports(include=WATCHED):
        from tests.faults import parsers  # noqa: PLC0415 - under watch

    folder = Path(tempfile.mkdtemp())

    def read(content):
        if content:
            parsers.parse(parsers.PARSERS[content[0] % len(parsers.PARSERS)], folder, content[1:])

    atheris.Setup([sys.argv[0], *options], read)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "child":
        search(sys.argv[2:])
    else:
        main(int(sys.argv[1]))
