"""The access report: everything about a person, for the person."""

from dashboard.outputs.report.report import hand_out_report

__all__ = ["hand_out_report"]
