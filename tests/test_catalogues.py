"""Both languages say everything that the code says, with the same blanks, and nothing else."""

import string

import pytest

from tests import catalogues


def blanks(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def forms(message):
    return message if isinstance(message, tuple | list) else [message]


@pytest.mark.parametrize("language", ["fi", "en"])
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
