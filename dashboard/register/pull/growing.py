"""A CSV file that grows by whole pages: what did not come whole is cut off again before the next try."""

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path


class Growing:
    """The first `size` bytes of a file are sound; `take` writes a page behind them."""

    def __init__(self, path: Path, size: int, columns: Sequence[str]) -> None:
        """`columns` are the header of a page that comes without one."""
        self._path, self._start, self._columns = path, size, columns
        self.size, self.records = size, 0

    def take(self, chunks: Iterator[bytes]) -> int:
        """Write a page, from its header on, and return how many records it holds; it is then on the disk."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        header, body = _split(chunks)
        with os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
            file.truncate(self._start)
            file.seek(self._start)
            if not self._start:
                file.write(header or ",".join(self._columns).encode() + b"\n")
            counted = _Counted()
            file.writelines(counted.passing(body))
            file.flush()
            os.fsync(file.fileno())
            self.size, self.records = file.tell(), counted.records
        return self.records


def _split(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return the first line, names without a line end in them, and the rest."""
    head = b""
    for chunk in chunks:
        head += chunk
        if b"\n" in head:
            break
    line, end, rest = head.partition(b"\n")
    return line + end, chain((rest,), chunks)


class _Counted:
    """Counts the records that pass by: the line ends that stand outside quotes."""

    def __init__(self) -> None:
        self.records, self._quotes = 0, 0

    def passing(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        last = b""
        for chunk in chunks:
            parts = chunk.split(b'"')
            self.records += sum(part.count(b"\n") for part in parts[self._quotes % 2 :: 2])
            self._quotes += len(parts) - 1
            last = chunk or last
            yield chunk
        if last and not last.endswith(b"\n") and self._quotes % 2 == 0:
            self.records += 1
            yield b"\n"
