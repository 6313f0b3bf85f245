"""Query files in psycopg's words: `$name` becomes `%(name)s`; everything else stands as it is."""

import re
from functools import cache
from typing import Final, LiteralString

from dashboard import sql

_PARAMETER: Final = re.compile(r"\$([a-z]\w*)(?![\w$])")


@cache
def statement(name: str) -> LiteralString:
    """Return `queries/<name>.sql` for psycopg, without its head."""
    query = sql.load(name)
    text = "\n".join(line for line in query.text.splitlines() if not line.lstrip().startswith("--"))
    if query.parameters:
        text = _PARAMETER.sub(r"%(\1)s", text.replace("%", "%%"))
    return text
