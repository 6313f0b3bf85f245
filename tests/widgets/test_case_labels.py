"""Every word of the vocabulary has a label, and a label of its own within its kind."""

import pytest

from dashboard.text import text
from dashboard.vocabulary import (
    Doubt,
    ExtensionReason,
    Ground,
    IdentityMethod,
    ObjectName,
    Right,
    State,
    Step,
    grounds_for,
)
from dashboard.widgets.case_labels import LABELS, action_label, label, label_of
from dashboard.widgets.reason_labels import reason_label, reason_of
from dashboard.widgets.state_labels import icon
from dashboard.widgets.step_labels import done

FI, EN = text("fi"), text("en")


@pytest.mark.parametrize("kind", LABELS)
def test_every_member_has_a_label_of_its_own(kind):
    labels = [label(EN, member) for member in kind]

    assert len(kind) == len(set(labels))


@pytest.mark.parametrize("kind", [IdentityMethod, Doubt, ExtensionReason, Ground])
def test_every_coded_reason_has_words(kind):
    assert len(kind) == len({reason_label(EN, member) for member in kind})


@pytest.mark.parametrize("step", Step)
def test_every_step_has_words_for_the_history(step):
    assert done(EN, step) != step.value


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_sign(state):
    assert 1 == len(icon(state))


def test_a_ground_names_its_article():
    assert "Legal claims (Art. 17(3)(e))" == reason_of(EN, "17(3)(e)")
    assert reason_of(EN, "1050/2018 § 34").endswith("(1050/2018 § 34)")


def test_what_is_not_in_the_vocabulary_stays_as_it_is():
    assert "Order" == label_of(EN, State, "Order")
    assert "someone_elses_code" == reason_of(EN, "someone_elses_code")


def test_the_same_word_of_two_kinds_is_told_apart():
    assert "Erasure" == action_label(EN, "right", "erasure")
    assert "Delete from Salesforce" == action_label(EN, "retention", "delete")


@pytest.mark.parametrize("right", Right)
def test_traceability_of_business_is_no_ground_for_any_right(right):
    assert {Ground.UNFOUNDED, Ground.NOT_IDENTIFIED} <= set(grounds_for(right))
    assert len(grounds_for(right)) == len(set(grounds_for(right)))


def test_an_object_without_a_table_of_its_own_has_a_word_if_it_is_common():
    assert ("Support cases", "Branch__c") == (
        label_of(text("en"), ObjectName, "Case"),
        label_of(text("en"), ObjectName, "Branch__c"),
    )
