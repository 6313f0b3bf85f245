"""Papers as files of the browser, and the policy that they are written by."""

from dashboard import policy, session
from dashboard.outputs.paper import Paper
from dashboard.policy import Policy
from dashboard.widgets.prepared_download import File


def as_file(paper: Paper) -> File:
    """Return a paper for the browser."""
    return File(paper.name, paper.mime, paper.content)


def current_policy() -> Policy:
    """Return the policy with what screens changed over it."""
    settings = session.store().settings
    return policy.load(settings.policy, settings.overrides)
