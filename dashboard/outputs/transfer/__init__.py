"""The transfer file: what a person provided, in a form that machines read."""

from dashboard.outputs.transfer.transfer import SCHEMA, hand_out_transfer

__all__ = ["SCHEMA", "hand_out_transfer"]
