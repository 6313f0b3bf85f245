"""An officer's form for the template of a letter: its text, why it changes, the way back to the default."""

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.outputs.letters import (
    NEEDED,
    AnyLetter,
    change_template,
    default_template,
    placeholders,
    read_template,
)
from dashboard.text import Text
from dashboard.vocabulary import Permission, allows
from dashboard.widgets.actions import act


def template_form(_: Text, page: Page, kind: AnyLetter, language: str) -> None:
    """Draw the form below the letter, for those who may change how letters are written."""
    if not allows(page.actor.role, Permission.CONFIGURE):
        return
    current = read_template(page, kind, language)
    key = f"template_{kind.value}_{language}"
    with streamlit.expander(_("Edit the template"), icon=":material/edit:"):
        streamlit.text_area(_("Template"), value=current, key=key, height=320)
        streamlit.caption(
            _("The first line is the title. These must stay: {names}", names=_names(NEEDED[kind]))
        )
        streamlit.caption(_("All placeholders: {names}", names=_names(placeholders(kind))))
        streamlit.text_input(_("Why it is changed"), key=f"{key}_reason")
        streamlit.button(
            _("Save the template"), key=f"{key}_save", on_click=act(save_template, kind, language, key)
        )
        if current != default_template(kind, language):
            streamlit.button(
                _("Back to the default"),
                key=f"{key}_back",
                on_click=act(restore_template, kind, language, key),
            )


def save_template(kind: AnyLetter, language: str, key: str) -> str:
    """Keep what was written as the template from now on."""
    return _change(kind, language, str(streamlit.session_state[key]), key)


def restore_template(kind: AnyLetter, language: str, key: str) -> str:
    """Use the default from now on."""
    done = _change(kind, language, None, key)
    streamlit.session_state.pop(key, None)
    return done


def _change(kind: AnyLetter, language: str, template: str | None, key: str) -> str:
    change_template(
        session.store(),
        session.actor(Permission.CONFIGURE),
        kind,
        language,
        template,
        reason=str(streamlit.session_state.get(f"{key}_reason") or ""),
        now=session.now(),
    )
    return session.text()("The template is changed. Earlier ones stay in the history.")


def _names(names: frozenset[str]) -> str:
    """Write placeholders as Markdown code, so that no dollar sign becomes a formula."""
    return " ".join(f"`${{{name}}}`" for name in sorted(names))
