"""Reading a table of policy.toml: values typed, leftover keys refused, each refusal with its line."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import NoReturn, TypeVar

from dashboard.policy.lines import Path, Source
from dashboard.policy.parts import Words
from dashboard.text import N_
from dashboard.vocabulary import Refused

_TEXT = N_("{file}, line {line}: {key} must be a text in quotes.")
_FLAG = N_("{file}, line {line}: {key} must be true or false, without quotes.")
_INTEGER = N_("{file}, line {line}: {key} must be a whole number, without quotes.")
_DATE = N_("{file}, line {line}: {key} must be a date such as 2027-01-01, without quotes.")
_TEXTS = N_("{file}, line {line}: {key} must be a list of texts in brackets.")
_INTEGERS = N_("{file}, line {line}: {key} must be a list of whole numbers above zero, in brackets.")
_TABLE = N_("{file}, line {line}: {key} must be a table with settings of its own.")
_TABLES = N_("{file}, line {line}: {key} must be a list of tables: write [[{key}]] above each.")
_UNKNOWN = N_("{file}, line {line}: there is no setting {key} here. Correct its spelling or remove it.")

_MOST = 12_000  # months of a thousand years: no day that is counted from them falls out of the calendar

Word = TypeVar("Word", bound=StrEnum)
Part = TypeVar("Part")


class Table:
    """A table being read: remembers which of its keys were asked for."""

    def __init__(self, values: Mapping[str, object], source: Source, path: Path = ()) -> None:
        """Take the table's values, the text they came from and the way to it."""
        self._values = values
        self._source = source
        self._path = path
        self._read: set[str] = set()

    def refuse(self, key: str, sentence: str, /, **values: object) -> NoReturn:
        """Raise `Refused` with `sentence`, which begins "{file}, line {line}: {key}" and names the remedy."""
        place = self._source.place((*self._path, key))
        raise Refused(sentence, file=place.file, line=place.line, key=key, **values)

    def at(self, *way: str | int) -> "Table":
        """Return a table further down, only to refuse something there."""
        return Table({}, self._source, (*self._path, *way))

    def has(self, key: str) -> bool:
        """Tell whether the optional `key` was given."""
        return key in self._values

    def keys(self) -> list[str]:
        """Return the keys of a table whose keys are free, in the order of the file."""
        return list(self._values)

    def text(self, key: str, *, empty: bool = False) -> str:
        """Return a text; an empty one only where `empty` allows it."""
        value = self._typed(key, str, _TEXT)
        if not value.strip() and not empty:
            self.refuse(key, N_("{file}, line {line}: {key} is empty. Fill it in."))
        return value

    def line(self, key: str, *, empty: bool = False) -> str:
        """Return a text of one line: what stands in the head of a mail can hold no other."""
        value = self.text(key, empty=empty)
        if len(value.splitlines()) > 1:
            self.refuse(key, N_("{file}, line {line}: {key} must stand on one line."))
        return value

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return self._typed(key, bool, _FLAG)

    def integer(self, key: str, *, least: int = 0, default: int | None = None) -> int:
        """Return a whole number of at least `least`; `default` where the key is missing."""
        if default is not None and key not in self._values:
            return default
        value = self._typed(key, int, _INTEGER)
        if value < least:
            sentence = N_("{file}, line {line}: {key} is {value}. It must be at least {least}.")
            self.refuse(key, sentence, value=value, least=least)
        if value > _MOST:
            sentence = N_("{file}, line {line}: {key} is {value}. It must be at most {most}.")
            self.refuse(key, sentence, value=value, most=_MOST)
        return value

    def day(self, key: str) -> date | None:
        """Return an optional date."""
        if key not in self._values:
            return None
        self._read.add(key)
        try:
            return date.fromisoformat(str(self._values[key]))
        except ValueError:
            self.refuse(key, _DATE)

    def word(self, key: str, words: type[Word]) -> Word:
        """Return one of the words of an enumeration."""
        return self._one_of(key, self.text(key), words)

    def some_words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return several words of an enumeration, at least one."""
        found = self.words(key, words)
        if not found:
            sentence = N_("{file}, line {line}: {key} is empty. Name at least one of: {words}.")
            self.refuse(key, sentence, words=_listed(words))
        return found

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return several words of an enumeration, or none."""
        return tuple(self._one_of(key, value, words) for value in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them twice."""
        values = self._typed(key, list, _TEXTS)
        for value in values:
            if not isinstance(value, str):
                self.refuse(key, _TEXTS)
            if values.count(value) > 1:
                sentence = N_("{file}, line {line}: {key} names {value} twice. Remove one.")
                self.refuse(key, sentence, value=value)
        return tuple(values)

    def integers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers above zero."""
        values = self._typed(key, list, _INTEGERS)
        if not all(isinstance(value, int) and not isinstance(value, bool) and value > 0 for value in values):
            self.refuse(key, _INTEGERS)
        return tuple(values)

    def both_languages(self, key: str) -> Words:
        """Return a text that people read, in Finnish and English."""
        return self.table(key, lambda table: Words(fi=table.text("fi"), en=table.text("en")))

    def table(self, key: str, read: Callable[["Table"], Part]) -> Part:
        """Read the table under `key` and refuse what it has too much."""
        values = self._typed(key, dict, _TABLE)
        return read_table(Table(values, self._source, (*self._path, key)), read)

    def tables(self, key: str, read: Callable[["Table"], Part]) -> tuple[Part, ...]:
        """Read every table of the list under `key`."""
        values = self._typed(key, list, _TABLES)
        if not all(isinstance(value, dict) for value in values):
            self.refuse(key, _TABLES)
        places = [Table(value, self._source, (*self._path, key, n)) for n, value in enumerate(values)]
        return tuple(read_table(table, read) for table in places)

    def finish(self) -> None:
        """Raise `Refused` for a key that nothing reads: a slip of the pen would else pass in silence."""
        for key in self._values:
            if key not in self._read:
                self.refuse(key, _UNKNOWN)

    def _one_of(self, key: str, value: str, words: type[Word]) -> Word:
        if value not in {word.value for word in words}:
            sentence = N_("{file}, line {line}: {key} cannot be {value}. Use one of: {words}.")
            self.refuse(key, sentence, value=value, words=_listed(words))
        return words(value)

    def _typed(self, key: str, kind: type[Part], sentence: str) -> Part:
        self._read.add(key)
        if key not in self._values:
            self.refuse(key, N_("{file}, line {line}: {key} is missing. Add it."))
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.refuse(key, sentence)
        return value


def read_table(table: Table, read: Callable[[Table], Part]) -> Part:
    """Apply `read` to a table, then refuse the keys that it did not ask for."""
    part = read(table)
    table.finish()
    return part


def _listed(words: type[StrEnum]) -> str:
    return ", ".join(word.value for word in words)
