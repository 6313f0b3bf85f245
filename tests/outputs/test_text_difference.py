"""How two versions of a text differ, word by word."""

from hypothesis import given
from hypothesis import strategies as some

from dashboard.outputs.text_difference import Change, Piece, difference

TEXTS = some.text("ab \n.,ä", max_size=40)


def test_a_changed_word_is_taken_out_and_put_in():
    assert [
        Piece(Change.KEPT, "Säilytetään "),
        Piece(Change.OUT, "24"),
        Piece(Change.IN, "18"),
        Piece(Change.KEPT, " kuukautta."),
    ] == difference("Säilytetään 24 kuukautta.", "Säilytetään 18 kuukautta.")


def test_equal_texts_differ_in_nothing():
    assert [Piece(Change.KEPT, "Tietoja ei luovuteta")] == difference(*["Tietoja ei luovuteta"] * 2)
    assert [] == difference("", "")


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(old, new):
    pieces = difference(old, new)

    assert old.split() == "".join(each.text for each in pieces if each.change is not Change.IN).split()
    assert new == "".join(each.text for each in pieces if each.change is not Change.OUT)
