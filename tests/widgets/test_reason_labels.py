"""Coded reasons in words."""

from dashboard.text import text
from dashboard.vocabulary import Ground
from dashboard.widgets.reason_labels import reason_label, reason_of


def test_an_article_is_named_in_the_language_of_the_reader():
    code = Ground.LEGAL_CLAIMS.value

    assert reason_of(text("en"), code).endswith(f"(Art. {code})")
    assert reason_label(text("fi"), Ground.LEGAL_CLAIMS).endswith(f"(artikla {code})")
