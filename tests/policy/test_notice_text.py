"""The text of the notice, clause by clause, and how a mistake in its file is refused."""

import pytest

from dashboard import policy
from dashboard.policy.notice_text import CLAUSES
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import Refused

FILE = ROOT / "data" / "notice.toml"
TEXT = FILE.read_text(encoding="utf-8")

MISTAKES = {
    "no TOML": ('version = "1"', "version = 1 2", "not valid TOML"),
    "no version": ('version = "1"', "", "version is missing"),
    "a version that is a sentence": ('version = "1"', 'version = "the second one"', "short number"),
    "a clause of policy.toml": ('number = "4"', 'number = "2"', "2 is no clause"),
    "a clause twice": ('number = "5"', 'number = "4"', "clause 4 stands here twice"),
    "a text in one language": ('fi = "Tietosisältö", en = ', 'fi = "Tietosisältö", se = ', "en is missing"),
    "a number too long": ('version = "1"', f"version = {'9' * 5_000}", "a number too long"),
    "lists too deep": ('version = "1"', f"version = {'[' * 5_000}", "lists too deep"),
    "a setting too many": ('number = "6"', 'number = "6"\nstate = "holds"', "no setting state"),
}


def written(folder, text):
    path = folder / "notice.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_clause_from_4_to_13_9_has_its_title_and_text_in_both_languages():
    notice = policy.load_notice(FILE)

    assert [*map(str, range(4, 13)), *(f"13.{n}" for n in range(1, 10))] == list(notice.clauses)
    assert CLAUSES == tuple(notice.clauses)
    assert "Tietoja ei luovuteta" == notice.clauses["8"].text.fi
    assert "Data are not disclosed" == notice.clauses["8"].text.in_language("en")
    assert ("1", None) == (notice.version, notice.date)


def test_the_published_text_stands_word_for_word():
    notice = policy.load_notice(FILE)

    assert notice.clauses["5"].text.fi.endswith("myynti -ja markkinointi tarkoituksiin")
    assert "oikeuksille ja vapauksille" in notice.clauses["13.8"].text.fi


def test_the_file_names_no_person_and_no_telephone():
    """Clause 2 is configuration: the only person the notice names stands in the office's own policy.toml."""
    assert "support@" not in TEXT
    assert not any(len(word) > 6 and word.isdigit() for word in TEXT.split())


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_names_its_line_and_the_remedy(tmp_path, old, new, said):
    assert old in TEXT

    with pytest.raises(Refused) as refused:
        policy.load_notice(written(tmp_path, TEXT.replace(old, new, 1)))

    assert said in str(refused.value)
    assert str(refused.value).startswith("notice.toml")


def test_a_missing_clause_is_named(tmp_path):
    head, _, tail = TEXT.partition('[[clause]]\nnumber = "8"')
    rest = tail[tail.index("[[clause]]") :]

    with pytest.raises(Refused, match="clause 8 is missing"):
        policy.load_notice(written(tmp_path, head + rest))


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path):
    path = tmp_path / "notice.toml"
    path.write_bytes(b"# a\n" + "# ä".encode("cp1252"))

    with pytest.raises(Refused, match=r"line 2: the file is not UTF-8"):
        policy.load_notice(path)


def test_a_missing_file_is_refused_in_words(tmp_path):
    with pytest.raises(Refused, match=r"notice\.toml"):
        policy.load_notice(tmp_path / "notice.toml")


def test_a_data_folder_has_its_own_notice_or_the_one_of_the_program(tmp_path):
    settings = Settings(data=tmp_path, demo=False)
    assert FILE == settings.notice

    own = written(tmp_path, TEXT)
    assert own == settings.notice
