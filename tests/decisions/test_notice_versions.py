"""The versions of the notice: kept for ever, the newest in force."""

from datetime import date

import pytest

from dashboard import policy
from dashboard.decisions.notice_versions import changed_clauses, publish_notice, read_versions
from dashboard.policy import Clause, Words
from dashboard.vocabulary import Denied, Refused

DAY = date(2027, 1, 1)


def versions(store, actor):
    with store.page(actor) as page:
        return read_versions(page, store.settings)


def texts(store, **changed):
    """Return the clauses of the file, with the texts of some replaced: c12="…"."""
    clauses = dict(policy.load_notice(store.settings.notice).clauses)
    for name, text in changed.items():
        number = name.removeprefix("c").replace("_", ".")
        clauses[number] = Clause(title=clauses[number].title, text=Words(fi=text, en=text))
    return clauses


def publish(store, actor, now, version="2", day=DAY, **changed):
    clauses = texts(store, **(changed or {"c12": "24 kuukautta"}))
    reason = "The law asks for a number."
    publish_notice(store, actor, version, day=day, clauses=clauses, reason=reason, now=now)


def test_the_first_version_is_the_text_of_the_file(store, officer):
    assert ["1"] == [each.version for each in versions(store, officer)]


def test_a_published_version_comes_last_and_the_first_stays_readable(store, officer, now):
    publish(store, officer, now)

    first, second = versions(store, officer)
    assert ("1", None) == (first.version, first.date)
    assert ("2", DAY) == (second.version, second.date)
    assert "24 kuukautta" == second.clauses["12"].text.fi
    assert ["12"] == changed_clauses(first, second)


def test_publishing_puts_the_version_into_force_in_the_policy(store, officer, now):
    publish(store, officer, now)

    notice = policy.load(store.settings.policy, store.settings.overrides).notice
    assert ("2", DAY) == (notice.version, notice.date)


def test_versions_stand_in_the_order_of_publication_whatever_their_numbers(store, officer, now):
    publish(store, officer, now, "10")
    publish(store, officer, now.replace(hour=9), "2.1", date(2027, 2, 1), c12="12 kuukautta")

    assert ["1", "10", "2.1"] == [each.version for each in versions(store, officer)]


@pytest.mark.parametrize("version", ["", "the second", "2; drop", "x" * 21])
def test_a_version_without_a_short_number_is_refused(store, officer, now, version):
    with pytest.raises(Refused, match="short number"):
        publish(store, officer, now, version)


def test_a_number_that_was_used_is_refused_and_the_text_of_then_stays(store, officer, now):
    publish(store, officer, now)

    with pytest.raises(Refused, match="2 already"):
        publish(store, officer, now, day=date(2027, 3, 1), c12="ikuisesti")
    assert "24 kuukautta" == versions(store, officer)[-1].clauses["12"].text.fi


def test_a_version_that_says_nothing_new_is_refused(store, officer, now):
    clauses = texts(store)
    with pytest.raises(Refused, match="No clause differs"):
        publish_notice(store, officer, "2", day=DAY, clauses=clauses, reason="Again.", now=now)


def test_a_version_from_before_the_last_one_is_refused(store, officer, now):
    publish(store, officer, now)

    with pytest.raises(Refused, match="2027-01-01"):
        publish(store, officer, now, "3", DAY, c12="12 kuukautta")


def test_a_clause_without_text_or_missing_is_refused(store, officer, now):
    with pytest.raises(Refused, match="Clause 12 has no text"):
        publish(store, officer, now, c12=" ")
    clauses = texts(store, c12="24 kuukautta")
    del clauses["13.9"]
    with pytest.raises(Refused, match="every clause"):
        publish_notice(store, officer, "2", day=DAY, clauses=clauses, reason="Shorter.", now=now)


def test_without_a_reason_nothing_is_published_and_nothing_comes_into_force(store, officer, now):
    with pytest.raises(Refused):
        publish_notice(store, officer, "2", day=DAY, clauses=texts(store, c12="x"), reason=" ", now=now)

    assert ["1"] == [each.version for each in versions(store, officer)]
    assert "1" == policy.load(store.settings.policy, store.settings.overrides).notice.version


def test_only_who_may_configure_publishes(store, staff, now):
    with pytest.raises(Denied):
        publish(store, staff, now)
