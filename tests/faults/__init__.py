"""What the program survives: killed, cut short, out of disk, out of time, under load."""

from datetime import datetime

NOW = datetime(2026, 11, 23, 8)
