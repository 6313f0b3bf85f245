"""A Salesforce id tells whose record it is, whatever it is the id of."""

import pytest

from dashboard.vocabulary import SYSTEM
from tests.little_register import contact, register_of

ASKED = """
    select owner.person_no, person.main_id
    from record_owner as owner
    join person on person.person_no = owner.person_no
    where owner.id_high = id_high($record_id) and owner.id_low = id_low($record_id)
"""


@pytest.fixture
def page(store, settings):
    register_of(settings, {"Contact": [contact(number) for number in range(1, 30)]})
    with store.page(SYSTEM) as page:
        yield page


def asked(page, record_id):
    return page._cursor.execute(ASKED, {"record_id": record_id}).fetchall()


def test_every_record_has_its_owner_once_and_another_id_has_none(page):
    records = page._cursor.execute("select record_id, person_no from person_record").fetchall()

    assert [[person_no] for _, person_no in records] == [
        [row[0] for row in asked(page, each)] for each, _ in records
    ]
    assert 29 == len(records)
    assert [] == asked(page, "0035g0000000001AAB")


def test_the_numbers_are_the_same_in_every_version_of_the_engine(page):
    found = page._cursor.execute(
        "select id_high('0035g0000000001AAA'), id_low('0035g0000000001AAA')"
    ).fetchone()

    assert (7620696836210379957, 2550097018324617692) == found
