"""Answers to the remarks about the notice: kept with their history."""

import pytest

from dashboard.decisions.remarks import answer_remark, read_answers
from dashboard.vocabulary import Answer, Denied, Refused, Remark


def answers(store, actor):
    with store.page(actor) as page:
        return read_answers(page)


def test_an_answer_says_what_why_by_whom_and_about_which_version(store, officer, now):
    answer_remark(
        store, officer, Remark.NO_TIME, Answer.CHANGE_NOTICE, reason="The next version says 24.", now=now
    )

    (only,) = answers(store, officer)[Remark.NO_TIME]
    assert (Answer.CHANGE_NOTICE, "The next version says 24.") == (only.answer, only.reason)
    assert ("officer", now.date(), "1") == (only.by, only.on, only.version)


def test_a_later_answer_leaves_the_earlier_readable(store, officer, now):
    answer_remark(store, officer, Remark.IDENTITY, Answer.NO_CHANGE, reason="Not now.", now=now)
    answer_remark(store, officer, Remark.IDENTITY, Answer.CHANGE_PRACTICE, reason="Asked in doubt.", now=now)

    told = [each.answer for each in answers(store, officer)[Remark.IDENTITY]]
    assert [Answer.NO_CHANGE, Answer.CHANGE_PRACTICE] == told


def test_the_first_remark_is_not_taken_for_the_tenth(store, officer, now):
    answer_remark(store, officer, Remark.ERASURE_GROUND, Answer.NO_CHANGE, reason="As it is.", now=now)

    assert [Remark.ERASURE_GROUND] == list(answers(store, officer))


def test_an_answer_needs_a_reason_and_an_officer(store, officer, staff, now):
    with pytest.raises(Refused):
        answer_remark(store, officer, Remark.NO_BASIS, Answer.NO_CHANGE, reason=" ", now=now)
    with pytest.raises(Denied):
        answer_remark(store, staff, Remark.NO_BASIS, Answer.NO_CHANGE, reason="As it is.", now=now)

    assert {} == answers(store, officer)
