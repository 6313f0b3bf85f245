"""Informing by the notice (clause 13.1, Art. 13 and 14): letters, mails in batches, lists for elsewhere."""

from dashboard.outputs.informing.letter import BOTH, LANGUAGES_OF, LabelsOf, Writer, letter_of, read_writer
from dashboard.outputs.informing.merge_list import hand_out_list
from dashboard.outputs.informing.posting import body
from dashboard.outputs.informing.running import Running, current, end_all, is_running, resume, start, stop
from dashboard.outputs.informing.sending import Progress

__all__ = [
    "BOTH",
    "LANGUAGES_OF",
    "LabelsOf",
    "Progress",
    "Running",
    "Writer",
    "body",
    "current",
    "end_all",
    "hand_out_list",
    "is_running",
    "letter_of",
    "read_writer",
    "resume",
    "start",
    "stop",
]
