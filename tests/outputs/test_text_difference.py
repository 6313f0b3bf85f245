"""How two versions of a text differ, word by word."""

from hypothesis import given
from hypothesis import strategies as some

from dashboard.outputs.text_difference import Change, Piece, difference

TEXTS = some.text("ab \n.,ä", max_size=40)


def test_a_changed_word_is_taken_out_and_put_in():
    assert [
        Piece(Change.KEPT, "Säilytetään "),
        Piece(Change.OUT, "24 "),
        Piece(Change.IN, "18 "),
        Piece(Change.KEPT, "kuukautta."),
    ] == difference("Säilytetään 24 kuukautta.", "Säilytetään 18 kuukautta.")


def test_a_word_is_the_same_at_the_end_of_the_text_and_within_it():
    assert [
        Piece(Change.KEPT, "Data are "),
        Piece(Change.OUT, "not "),
        Piece(Change.KEPT, "disclosed "),
        Piece(Change.IN, "to the group"),
    ] == difference("Data are not disclosed", "Data are disclosed to the group")


def test_equal_texts_differ_in_nothing():
    assert [Piece(Change.KEPT, "Tietoja ei luovuteta")] == difference(*["Tietoja ei luovuteta"] * 2)
    assert [] == difference("", "")


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(old, new):
    pieces = difference(old, new)

    assert old.split() == "".join(each.text for each in pieces if each.change is not Change.IN).split()
    assert new.split() == "".join(each.text for each in pieces if each.change is not Change.OUT).split()
