"""Importing under the policy as officers have changed it, on whichever server."""

from contextlib import closing

from dashboard import settings
from dashboard.decisions.settings import write_overrides
from dashboard.decisions.shared_keys import open_store


def follow_policy(own: settings.Settings) -> None:
    """Write down what screens have changed, where several servers share the queue.

    A queue in a file belongs to the running app, which writes it down itself.
    """
    if own.queue_url:
        with closing(open_store(own, settings.now())) as store:
            write_overrides(store)
