"""The demo: a made-up register of a made-up company, with six weeks of an office's work."""

from dashboard.demonstration.building import build

__all__ = ["build"]
