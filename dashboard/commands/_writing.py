"""Writing the file of a command."""

from pathlib import Path

from dashboard.vocabulary import Refused


def write(file: Path, content: bytes) -> None:
    """Replace the file in one go: whoever reads it meanwhile gets the old one or the new one, whole.

    Raises `Refused` where it cannot be written.
    """
    fresh = file.with_name(f"{file.name}.new")
    try:
        fresh.write_bytes(content)
        fresh.replace(file)
    except OSError as error:
        raise Refused("{file} cannot be written there. Choose another place.", file=file.name) from error
