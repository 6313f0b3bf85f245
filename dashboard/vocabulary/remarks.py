"""Remarks about the notice itself, where its text and the law differ, and what an officer may answer."""

from enum import StrEnum


class Remark(StrEnum):
    """A place where the notice differs from the law: a remark, no verdict."""

    NO_BASIS = "F1"
    RECIPIENTS = "F2"
    SUPPORT_ACCESS = "F3"
    NO_TIME = "F4"
    IDENTITY = "F5"
    SENT_TO_SALESFORCE = "F6"
    MISSING_RIGHTS = "F7"
    NOT_INFORMED = "F8"
    PROFILING = "F9"
    ERASURE_GROUND = "F10"
    ACCESS_FOR_ALL = "F11"
    NO_AUTHORITY = "F12"
    TRACKING = "F13"


class Answer(StrEnum):
    """What the officer answers to a remark."""

    CHANGE_NOTICE = "will_change_notice"
    CHANGE_PRACTICE = "will_change_practice"
    NO_CHANGE = "no_change"
