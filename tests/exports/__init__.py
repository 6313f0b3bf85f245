"""Small export files in every way that Salesforce and its tools write them.

csv_file(folder / "Contact.csv", ["Id", "LastName"], [[contact_id(1), "Meikäläinen"]], encoding="cp1252")
"""

import csv
import io
import json
import zipfile
from xml.sax.saxutils import escape

from tests.generator.ids import KEY_PREFIXES, salesforce_id

QUOTED = csv.QUOTE_ALL
WHEN_NEEDED = csv.QUOTE_MINIMAL


def record_id(object_name, number):
    """Return an 18-character id of an object."""
    return salesforce_id(KEY_PREFIXES[object_name], number)


def contact_id(number):
    return record_id("Contact", number)


def csv_text(header, rows, *, delimiter=",", line_end="\r\n", quoting=QUOTED):
    """Return a CSV file as text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def csv_file(path, header, rows, *, encoding="utf-8", mark=b"", **dialect):
    """Write a CSV file; `mark` is what stands before it, whatever that is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(mark + csv_text(header, rows, **dialect).encode(encoding))
    return path


def contacts_file(folder, *rows, name="Contact.csv", columns=("Id", "LastName", "Email"), **written):
    """Write a Contact file of these rows."""
    return csv_file(folder / name, columns, rows, **written)


def zip_file(path, members):
    """Write an archive of {name: text or bytes}."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def json_file(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def tree(object_name, *records):
    """Return an sObject tree: each record is (reference, {field: value})."""
    return {
        "records": [
            {"attributes": {"type": object_name, "referenceId": reference}, **fields}
            for reference, fields in records
        ]
    }


def workbook(path, sheets):
    """Write an Excel workbook of {sheet name: rows}; cells are text, numbers or booleans."""
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in range(1, len(names) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{related}</Relationships>",
    }
    for n, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{n}.xml"] = _sheet(rows)
    return zip_file(path, parts)


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _sheet(rows):
    body = "".join(f"<row>{''.join(_cell(cell) for cell in row)}</row>" for row in rows)
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def _cell(value):
    if value is None:
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
