"""What may be told of a fault, which is any error that is no sentence for people.

A traceback may quote data (a value that could not be cast, a row that was refused): what is told is the kind
of the fault and the places in the code.
"""

import traceback


def described(fault: BaseException) -> str:
    """Return the kind of a fault and where it arose, without its message and without source lines."""
    places = [
        f"{frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(fault.__traceback__)
    ]
    return "\n  ".join([type(fault).__name__, *places])
