"""Kinds of case, what they are about, their states and the steps between them."""

from enum import StrEnum


class Kind(StrEnum):
    """What a case is about."""

    RIGHT = "right"
    RETENTION = "retention"
    MARKETING = "marketing"
    FINDING = "finding"
    KEEP_UNTIL = "keep_until"
    LEGAL_HOLD = "legal_hold"
    NOTICE = "notice"
    BREACH = "breach"


class Right(StrEnum):
    """The rights of clauses 13.2–13.9 and those that the law adds."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    MARKETING_OBJECTION = "marketing_objection"
    OBJECTION = "objection"
    CONSENT_WITHDRAWAL = "consent_withdrawal"
    PROFILING_QUESTION = "profiling_question"
    COMPLAINT = "complaint"


class Action(StrEnum):
    """What is to be done in Salesforce, or not done for a while."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    OPT_OUT = "opt_out"
    SOURCE_CHECK = "source_check"
    CONTACT_CHECK = "contact_check"
    KEEP = "keep"
    HOLD = "hold"


class Channel(StrEnum):
    """How a request came in."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    LETTER = "letter"
    IN_PERSON = "in_person"
    SALESFORCE = "salesforce"
    WEBSITE_FORM = "website_form"


class State(StrEnum):
    """Where a case stands after its last event."""

    RECEIVED = "received"
    IDENTITY_PENDING = "identity_pending"
    CLARIFICATION_PENDING = "clarification_pending"
    IN_PROGRESS = "in_progress"
    AWAITING_SECOND_APPROVAL = "awaiting_second_approval"
    APPROVED = "approved"
    CLAIMED = "claimed"
    EXECUTED = "executed"
    FAILED = "failed"
    FULFILLED = "fulfilled"
    PARTIALLY_FULFILLED = "partially_fulfilled"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    VERIFIED = "verified"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    ACTIVE = "active"
    RELEASED = "released"
    LAPSED = "lapsed"
    OPEN = "open"
    QUEUED = "queued"
    BOUNCED = "bounced"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    EXEMPT = "exempt"
    SUSPECTED = "suspected"
    AWARE = "aware"
    ASSESSED = "assessed"
    AUTHORITY_NOTIFIED = "authority_notified"
    NOT_NOTIFIED_REASONED = "not_notified_reasoned"
    SUBJECTS_INFORMED = "subjects_informed"
    SUBJECTS_EXEMPT = "subjects_exempt"
    CLOSED = "closed"


class Step(StrEnum):
    """What somebody does to a case; the name of the event that it leaves."""

    ASK_IDENTITY = "ask_identity"
    CONFIRM_IDENTITY = "confirm_identity"
    ASK_CLARIFICATION = "ask_clarification"
    RECEIVE_CLARIFICATION = "receive_clarification"
    START = "start"
    EXTEND = "extend"
    PROPOSE = "propose"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    CLAIM = "claim"
    RELEASE_CLAIM = "release_claim"
    EXECUTE = "execute"
    FAIL = "fail"
    VERIFY = "verify"
    FULFIL = "fulfil"
    FULFIL_PARTIALLY = "fulfil_partially"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    MARK_DUPLICATE = "mark_duplicate"
    CANCEL = "cancel"
    SUPERSEDE = "supersede"
    ASK_RELEASE = "ask_release"
    RELEASE = "release"
    LAPSE = "lapse"
    QUEUE = "queue"
    SEND = "send"
    BOUNCE = "bounce"
    GIVE_UP = "give_up"
    EXEMPT = "exempt"
    BECOME_AWARE = "become_aware"
    ASSESS = "assess"
    NOTIFY_AUTHORITY = "notify_authority"
    REASON_NOT_NOTIFIED = "reason_not_notified"
    INFORM_SUBJECTS = "inform_subjects"
    EXEMPT_SUBJECTS = "exempt_subjects"
    CLOSE = "close"
