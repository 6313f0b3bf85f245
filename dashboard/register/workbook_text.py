"""How much text the cells of a workbook hold: one text may stand in a million cells, a copy in each."""

import re
import zipfile
from array import array
from collections.abc import Iterator, Sequence
from typing import IO, Final

_BLOCK: Final = 1 << 22
_END: Final = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
_SHARED: Final = re.compile(rb"""\bt\s*=\s*["']s["']""")
_WHICH: Final = re.compile(rb"""\bt\s*=\s*["']s["'][^<>]*>\s*<(?:\w+:)?v[^<>]*>\s*(\d{1,9})\s*<""")
_BETWEEN: Final = re.compile(rb">([^<]+)")
_LONGEST_CELL: Final = 1 << 10  # of one that only says which text it shows


def shared_texts(part: IO[bytes]) -> "array[int]":
    """Return how long each shared text is at most, in bytes."""
    lengths, open_since = array("Q"), 0
    cut = b""
    while block := part.read(_BLOCK):
        data = cut + block
        ends = [match.end() for match in _END.finditer(data)]
        for end in ends:
            lengths.append(end - open_since)
            open_since = end
        kept = max(ends[-1] if ends else 0, len(data) - _LONGEST_CELL)
        cut, open_since = data[kept:], open_since - kept
    return lengths


def spread(sheet: IO[bytes], lengths: Sequence[int]) -> int:
    """Return how many bytes of shared texts stand in a sheet; of an unreadable cell the longest is taken."""
    longest, whole = max(lengths, default=0), 0
    for block in _blocks(sheet):
        places = [int(each) for each in _WHICH.findall(block)]
        known = sum(lengths[place] for place in places if place < len(lengths))
        whole += known + (len(_SHARED.findall(block)) - len(places)) * longest
    return whole


def own_text(sheet: IO[bytes]) -> int:
    """Return how many bytes stand between the tags of a sheet."""
    whole = 0
    while block := sheet.read(_BLOCK):
        first = block.find(b"<")
        whole += len(block) if first < 0 else first + sum(map(len, _BETWEEN.findall(block)))
    return whole


def _blocks(sheet: IO[bytes]) -> Iterator[bytes]:
    """Yield a sheet in blocks that part no cell."""
    cut = b""
    while block := sheet.read(_BLOCK):
        data = cut + block
        end = max(data.rfind(b"<c "), data.rfind(b":c "), len(data) - _LONGEST_CELL)
        yield data[:end]
        cut = data[end:]
    yield cut


def is_shared_texts(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Tell whether a part holds the shared texts, whatever it is called."""
    with archive.open(info) as part:
        return b"sst" in part.read(_LONGEST_CELL)
