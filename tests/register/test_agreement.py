"""One register, written in each of Salesforce's five dialects, is one register again after the import."""

from datetime import date

import pytest

from tests.generator import generate
from tests.generator.exports import DIALECTS, write

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def register():
    return generate(60, 7, TODAY)


COMPARED = """
    select object, Id, FirstName, LastName, Email, HasOptedOutOfEmail, date_trunc('minute', CreatedDate)
    from contact
    where not coalesce(IsDeleted, false)
    order by Id
"""


@pytest.mark.parametrize("dialect", [name for name in DIALECTS if name != "bulk"])
def test_all_dialects_say_the_same_of_persons(register, load, tmp_path, dialect):
    write(register, tmp_path / "bulk", "bulk")
    write(register, tmp_path / dialect, dialect)

    expected, found = load(tmp_path / "bulk"), load(tmp_path / dialect, publishing=False)

    assert [0] * len(found.report.files) == [file.rejected for file in found.report.files]
    assert expected.rows(COMPARED) == found.rows(COMPARED)
