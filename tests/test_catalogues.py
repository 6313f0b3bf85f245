"""Both languages say everything that the code says, with the same blanks, and nothing else."""

import re
import string

import pytest
from babel.messages.pofile import read_po

from dashboard.text import LANGUAGES
from tests import catalogues

# What is set apart in Markdown, and signs that stand for the same thing in both languages.
MARKUP = re.compile(r":material/\w+:|\*\*|`[^`]*`|[$<>]|\{\w+\}|https?://\S+|REKISTERIVAHTI_\w+")


def blanks(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def forms(message):
    return message if isinstance(message, tuple | list) else [message]


def markup(message):
    return MARKUP.findall(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_code_is_translated_and_none_is_left_over(language):
    known = catalogues.read(language)

    untranslated = [each for each in catalogues.messages() if not all(forms(known.get(each) or ""))]
    assert [] == untranslated
    assert [] == [each for each in known if each not in catalogues.messages()]


def test_a_translation_fills_the_same_blanks():
    wrong = {
        english: finnish
        for english, finnish in catalogues.read("fi").items()
        if set().union(*map(blanks, forms(english))) != set().union(*map(blanks, forms(finnish)))
    }

    assert {} == wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess_or_a_leftover(language):
    with catalogues.path(language).open("rb") as file:
        catalogue = read_po(file, locale=language)

    assert [] == [message.id for message in catalogue if message.id and message.fuzzy]
    assert {} == dict(catalogue.obsolete)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_has_both_its_forms(language):
    known = catalogues.read(language)
    counted = [each for each in catalogues.messages() if isinstance(each, tuple)]

    assert counted
    assert [] == [each for each in counted if len(forms(known[each])) != 2 or not all(forms(known[each]))]


def test_after_a_number_stands_a_partitive():
    """Five of something is `viisi asiaa`, never `viisi asiat`: no word after {n} is a nominative plural."""
    wrong = [
        many
        for finnish in catalogues.read("fi").values()
        for many in forms(finnish)[1:]
        if re.search(r"\{n\}\*{0,2} (?:muut|avoimet|[a-zäö]+[aeiouyäö]t)\b", many)
    ]

    assert [] == wrong


def test_a_translation_keeps_the_markup_and_ends_as_the_sentence_does():
    pairs = [
        pair
        for english, finnish in catalogues.read("fi").items()
        for pair in zip(forms(english), forms(finnish), strict=True)
    ]

    assert [] == [(one, other) for one, other in pairs if set(markup(one)) != set(markup(other))]
    sentences = [(one, other) for one, other in pairs if one.count(" ") > 3]  # "12 mo." is none
    assert [] == [(one, other) for one, other in sentences if one.endswith(".") != other.endswith(".")]


def test_the_words_of_the_law_are_used_as_the_law_uses_them():
    """A processor (Art. 28) is `käsittelijä`; whoever handles a case is never called so."""
    for english, finnish in catalogues.read("fi").items():
        said, meant = " ".join(forms(finnish)), " ".join(forms(english)).lower()
        assert "käsittelijä" not in said.lower() or "processor" in meant, said
        assert '"' not in re.sub(r"`[^`]*`|pip install .*", "", said), said


def test_finnish_is_no_copy_of_english():
    same = {"Data Loader"}
    copied = [
        english
        for english, finnish in catalogues.read("fi").items()
        if english == finnish
        and english not in same
        and re.search(r"[a-z]{4}", re.sub(r"{\w+}", "", str(english)))
    ]

    assert [] == copied
