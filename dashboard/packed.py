"""Packed files: what reading a damaged one raises. The documentation of `zipfile` names but the first."""

import lzma
import zipfile
import zlib
from typing import Final

DAMAGES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,  # bzip2's, and a place before the beginning of the file
    RuntimeError,  # a password is asked for; as NotImplementedError, a packing or a version not known
    UnicodeDecodeError,  # a name that is said to be UTF-8
)
