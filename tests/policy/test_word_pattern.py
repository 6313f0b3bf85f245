"""Words of the policy as patterns that DuckDB reads."""

import duckdb
import pytest

from dashboard.policy.word_pattern import name_pattern, word_pattern


def matched(text, pattern):
    return duckdb.execute("select regexp_matches(?, ?)", [text, pattern]).fetchone()[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jäi sairauslomalle.", "sairauslomalle"),
        ("SAIRAUSLOMA", "SAIRAUSLOMA"),
        ("(sairausloma)", "sairausloma"),
        ("äsairausloma", None),
        ("has a  trade\n union  role", "trade\n union"),
        ("tradeunion", None),
        ("a.b", None),
    ],
)
def test_a_word_is_found_where_it_begins_a_word_with_any_ending(text, found):
    pattern = word_pattern(["sairauslom", "trade union", "a+b"])

    assert (found is not None) == matched(text, pattern)
    if found:
        assert found == duckdb.execute("select regexp_extract(?, ?, 1)", [text, pattern]).fetchone()[0]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("LeadScore__c", True),
        ("lead_score", True),
        ("score", True),
        ("InfluencerRating", True),
        ("OperatingHours__c", False),
        ("Migrating", False),
    ],
)
def test_a_name_is_found_by_a_word_of_it(name, found):
    assert found == matched(name, name_pattern(["score", "rating"]))


def test_no_words_find_nothing():
    for pattern in (word_pattern([]), name_pattern([])):
        assert not matched("anything at all", pattern)
        assert not matched("", pattern)
