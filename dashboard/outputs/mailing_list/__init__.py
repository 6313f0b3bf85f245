"""A mailing list before it is sent: who on it may be mailed, who may not, and who has to be looked at first.

The list is stored nowhere. What cannot be told is "check", never "yes" (clause 13.7, Art. 21(3)).
"""

from dashboard.outputs.mailing_list.checking import Checked, check_list
from dashboard.outputs.mailing_list.files import ListFile, allowed_csv, checked_csv, checked_xlsx, hand_out
from dashboard.outputs.mailing_list.listing import MOST_MEGABYTES, MOST_ROWS, Listing
from dashboard.outputs.mailing_list.reading import pasted, read_list
from dashboard.outputs.mailing_list.remarks import Answer, Remark, in_words

__all__ = [
    "MOST_MEGABYTES",
    "MOST_ROWS",
    "Answer",
    "Checked",
    "ListFile",
    "Listing",
    "Remark",
    "allowed_csv",
    "check_list",
    "checked_csv",
    "checked_xlsx",
    "hand_out",
    "in_words",
    "pasted",
    "read_list",
]
