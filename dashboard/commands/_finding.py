"""What `doctor` finds: a mark, and words that say what to do."""

# Right, to be thought of, wrong.
GOOD, WARNING, WRONG = "ok", "!", "x"
Finding = tuple[str, str]
