"""Write-back without files: the sheets of a hand-out sent straight to Salesforce's Bulk API 2.0."""

from dashboard.outputs.bulk_api.intents import unsettled
from dashboard.outputs.bulk_api.outcome import Outcome, Progress
from dashboard.outputs.bulk_api.running import Running, current, finish, start
from dashboard.salesforce.access import access_of

__all__ = ["Outcome", "Progress", "Running", "access_of", "current", "finish", "start", "unsettled"]
