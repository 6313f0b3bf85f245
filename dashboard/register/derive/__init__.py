"""From raw tables to what screens read: persons, their relationship, source, retention, objections, figures.

Everything is SQL on whole tables: `queries/derive/NN_*.sql` in the order of their names. Nothing here loops
over the register.
"""

from dashboard.register.derive.deriving import PROGRESS, derive

__all__ = ["PROGRESS", "derive"]
