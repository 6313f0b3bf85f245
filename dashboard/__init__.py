"""Rekisterivahti keeps the promises of one privacy notice.

One flow, one direction: Salesforce export → register (import, snapshot) → queries → screens → decisions
(request_queue, request_event) → outputs (write-back files) → Salesforce → the next export, which verifies.
"""
