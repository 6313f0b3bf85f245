"""`python -m tests.state_diagram` draws the states of cases into the README, from the table of transitions.

Steps that leave the state as it is (an extension, a note) are not drawn.
"""

import re

from dashboard.settings import ROOT
from dashboard.vocabulary import FIRST_STATES, TERMINAL, TRANSITIONS, Kind

README = ROOT / "README.md"
TITLES = {
    Kind.RIGHT: "Requests of data subjects",
    Kind.RETENTION: "Retention, marketing opt-outs, findings: what is carried out in Salesforce",
    Kind.LEGAL_HOLD: "Keep until, legal hold",
    Kind.NOTICE: "Rounds of informing, and exemptions",
    Kind.BREACH: "Data breaches",
}
_DRAWN = re.compile(r"(?<=<!-- states -->\n).*?(?=<!-- /states -->)", re.DOTALL)


def diagrams():
    """Return the Markdown of every diagram."""
    return "\n".join(f"{title}:\n\n```mermaid\n{mermaid(kind)}\n```\n" for kind, title in TITLES.items())


def mermaid(kind):
    """Return the states of a kind of case in Mermaid's words."""
    begin = [f"    [*] --> {state}" for state in sorted(FIRST_STATES[kind])]
    moves = {}
    for state, steps in TRANSITIONS[kind].items():
        for step, then in steps.items():
            if then is not state:
                moves.setdefault((state, then), []).append(step.replace("_", " "))
    arrows = [f"    {state} --> {then}: {', '.join(steps)}" for (state, then), steps in moves.items()]
    end = sorted({then for _state, then in moves} & TERMINAL)
    return "\n".join(["stateDiagram-v2", *begin, *arrows, *(f"    {state} --> [*]" for state in end)])


def drawn():
    """Return what the README shows."""
    return _DRAWN.search(README.read_text(encoding="utf-8")).group()


def main():
    text = README.read_text(encoding="utf-8")
    README.write_text(_DRAWN.sub(lambda _: diagrams(), text), encoding="utf-8")


if __name__ == "__main__":
    main()
