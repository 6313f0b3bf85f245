"""A file grows by whole pages, and every record is counted, however the bytes are cut."""

import csv

import pytest

from dashboard.register.pull.growing import Growing

HEADER = b'"Id","Description"\n'
PAGE = HEADER + '"1","two\nlines"\n"2","a ""quoted"" word\r\n"\n"3","ä"\n'.encode()


def taken(path, page, size=0, every=1000):
    growing = Growing(path, size, ["Id", "Description"])
    records = growing.take(page[place : place + every] for place in range(0, len(page), every))
    assert records == growing.records
    return records, growing.size


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


@pytest.mark.parametrize("every", [1, 2, 7, 1000])
def test_line_ends_within_quotes_end_no_record(tmp_path, every):
    assert (3, len(PAGE)) == taken(tmp_path / "Task.csv", PAGE, every=every)
    assert PAGE == (tmp_path / "Task.csv").read_bytes()


def test_a_second_page_goes_on_without_its_header(tmp_path):
    path = tmp_path / "Task.csv"
    _, size = taken(path, PAGE)

    taken(path, HEADER + b'"4","last"\n', size)

    assert ["Id", "1", "2", "3", "4"] == [row[0] for row in rows(path)]


def test_what_stands_behind_the_sound_part_is_cut_off(tmp_path):
    path = tmp_path / "Task.csv"
    _, size = taken(path, PAGE)
    path.write_bytes(PAGE + b'"4","ha')

    taken(path, HEADER + b'"4","whole"\n', size)

    assert ["4", "whole"] == rows(path)[-1]


def test_a_last_record_without_a_line_end_gets_one(tmp_path):
    path = tmp_path / "Task.csv"

    assert 3 == taken(path, PAGE.rstrip(b"\n"))[0]
    assert PAGE == path.read_bytes()


def test_a_record_that_breaks_off_within_its_quotes_does_not_count(tmp_path):
    assert 0 == taken(tmp_path / "Task.csv", HEADER + b'"1","two\nli')[0]


@pytest.mark.parametrize("page", [b"", HEADER])
def test_a_page_without_records_has_its_header_all_the_same(tmp_path, page):
    path = tmp_path / "Task.csv"

    assert 0 == taken(path, page)[0]
    assert [["Id", "Description"]] == rows(path)
