"""How long parsers are fuzzed: a few fixed examples in every run, many fresh ones where they are asked for.

    REKISTERIVAHTI_FUZZ=5000 python -m pytest tests/faults/test_input_fuzz.py

What was once found stands beside its test as an `@example`, and is tried every time; so is what
a search that is guided by coverage has kept (tests/faults/parsers.py).
"""

import os

import hypothesis
from hypothesis import HealthCheck

ASKED = int(os.environ.get("REKISTERIVAHTI_FUZZ", "0"))
SHORT = 40


def fuzzed(*, cost=1):
    """Return the settings of a fuzz test; `cost` is how many times dearer an example is than most."""
    return hypothesis.settings(
        max_examples=max(2, (ASKED or SHORT) // cost),
        derandomize=not ASKED,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
