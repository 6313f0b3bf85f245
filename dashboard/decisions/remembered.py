"""Which of the remembered hashes count: one rule for alarms, for the journal and for restoring a backup."""

from dashboard.databases import Ask


def counting_cases(ask: Ask) -> list[str]:
    """Return the cases whose hashes count ('' and '@…' where there is none), of a page or a closed queue."""
    return [str(row["case_id"]) for row in ask("suppression/counting")]


def counting(ask: Ask) -> list[dict[str, object]]:
    """Return the rows of `suppression` that count."""
    return ask("suppression/remembered", case_ids=counting_cases(ask))
