"""What a check has found, told in words: no code, no column's name and no day of a computer's kind."""

import pytest

from dashboard.text import text
from dashboard.widgets.notice_detail import detail

TITLES = {"RET-1": "Potentiaalinen asiakas", "RET-9": "Sähköpostiseuranta"}


@pytest.mark.parametrize(
    ("control", "subject", "words"),
    [
        ("c05_no_lawful_basis", "potential unknown", "Potentiaalinen asiakas, ei tiedossa"),
        ("c07_not_informed", "staff 2026-10-20 +1", "Työntekijän lisäämä, 20.10.2026, 1 päivä myöhässä"),
        (
            "c07_not_informed",
            "staff 2016-05-16 +3843",
            "Työntekijän lisäämä, 16.5.2016, 3 843 päivää myöhässä",
        ),
        ("c12_expired_not_decided", "RET-1", "Potentiaalinen asiakas"),
        ("c12_past_own_rule", "RET-9 2023-11", "Sähköpostiseuranta, marraskuu 2023"),
        ("c11_unused_access", "never", "ei koskaan"),
        ("c11_unused_access", "2025-04-07", "7.4.2025"),
        ("c06_personal_identity_code", "Description: 17•••", "Kuvaus: 17•••"),
        ("c06_undeclared_column", "Birthdate", "Syntymäaika"),
    ],
)
def test_codes_days_and_columns_are_told_in_words(control, subject, words):
    assert words == detail(text("fi"), control, subject, TITLES).replace("\xa0", " ")


@pytest.mark.parametrize("subject", ["Messut 2024-05", "staff", None])
def test_what_somebody_wrote_stays_as_it_is(subject):
    assert subject == detail(text("fi"), "c07_unknown_source", subject, TITLES)
