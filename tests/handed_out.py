"""All that the program can hand out, by the function that does it, and how each is taken in an office.

    for name, make in HANDED_OUT.items():
        for file in make(office): …

A new function that returns a file is missing here until somebody has thought about what the texts of
others do in it: then tests/faults/test_hostile_outputs.py fails.
"""

import importlib
import inspect
import pkgutil
from dataclasses import fields, is_dataclass
from email.message import EmailMessage
from typing import get_args

from dashboard import outputs, widgets
from dashboard.widgets.prepared_download import File
from tests.outputs import taken

HANDED_OUT = {
    "outputs.anchoring._written": taken.anchor,
    "outputs.attachment.hand_out_attachment": taken.attachment,
    "outputs.breach.papers.affected_csv": taken.breach_affected,
    "outputs.breach.papers.hand_out_breach_paper": taken.breach_papers,
    "outputs.breach.papers.register_csv": taken.breach_register,
    "outputs.calendar.make_calendar": taken.calendar,
    "outputs.certificate.certificate.hand_out_certificate": taken.certificate,
    "outputs.informing.merge_list.hand_out_list": taken.informing_list,
    "outputs.informing.posting.write_mail": taken.notices,
    "outputs.letters.letter.hand_out_letter": taken.letters,
    "outputs.mailing_list.files.hand_out": taken.checked_list,
    "outputs.monthly_report.hand_out_monthly_report": taken.monthly_report,
    "outputs.reminders.mail.write_mail": taken.reminders,
    "outputs.report.report.hand_out_report": taken.report,
    "outputs.suppression_list.hand_out": taken.suppressed,
    "outputs.transfer.transfer.hand_out_transfer": taken.transfer,
    "outputs.write_back.hand_out": taken.salesforce_files,
    "widgets.figures_file.make_file": taken.figures,
    "widgets.history_rows.export": taken.history,
    "widgets.list_export.export": taken.retention_list,
    "widgets.notice_rows.export": taken.findings,
    "widgets.opt_out_records.export": taken.contradictions,
}
# They make what the functions above hand out, or hand that to the browser.
PIECES = {
    *("outputs.calendar.written", "outputs.guarded_csv.guarded_csv", "outputs.workbook.workbook"),
    *("outputs.mailing_list.files.allowed_csv", "outputs.mailing_list.files.checked_csv"),
    *("outputs.mailing_list.files.checked_xlsx", "outputs.monthly_report.make_monthly_report"),
    *("outputs.monthly_report.rendering.as_csv", "outputs.monthly_report.rendering.as_pdf"),
    *("outputs.package.package", "outputs.paper.handed_out", "outputs.paper.zipped", "outputs.pdf.pdf"),
    *("outputs.plain.plain_json", "outputs.report.document.as_html", "outputs.report.document.as_pdf"),
    *("outputs.sheets.sheets", "widgets.breach_affected.take_list", "widgets.breach_papers.take_paper"),
    *("widgets.breach_table.take_register", "widgets.case_attachments.take"),
    *("widgets.case_certificate.take_certificate", "widgets.case_deliveries.take_report"),
    *("widgets.case_deliveries.take_transfer", "widgets.case_papers.take_letter"),
    *("widgets.deadline_calendar.take", "widgets.informing_elsewhere.take_list"),
    *("widgets.mailing_list.take", "widgets.monthly_report._make", "widgets.paper_files.as_file"),
    *("widgets.queue_files.make", "widgets.suppression_list.take"),
}
# Screens hand over nothing but `File`s: they show pictures as bytes, too.
KINDS = {outputs: (bytes, EmailMessage), widgets: (File,)}


def found():
    """Return every function of outputs and widgets that returns a file or a mail, by its name."""
    names = set()
    for package, kinds in KINDS.items():
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            loaded = importlib.import_module(module.name)
            for name, function in inspect.getmembers(loaded, inspect.isfunction):
                returned = function.__annotations__.get("return")
                is_own = function.__module__ == module.name
                if is_own and _is_handed(name, returned) and _holds(returned, kinds):
                    names.add(f"{module.name.removeprefix('dashboard.')}.{name}")
    return names


def _is_handed(name, returned):
    return not name.startswith("_") or returned in (EmailMessage, File)


def _holds(returned, kinds):
    """Tell whether something returned is, or has somewhere in it, the content of a file."""
    if inspect.isclass(returned) and issubclass(returned, kinds):
        return True
    if is_dataclass(returned):
        return any(each.type is bytes for each in fields(returned))
    return any(_holds(each, kinds) for each in get_args(returned))
