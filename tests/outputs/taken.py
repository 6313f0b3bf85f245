"""Every file and mail of an office taken, as the screens and the daily work take them."""

from email.policy import SMTP
from typing import NamedTuple

from dashboard.clock import helsinki_date
from dashboard.controls import controls
from dashboard.outputs import anchoring, mailing_list, suppression_list, write_back
from dashboard.outputs.attachment import hand_out_attachment
from dashboard.outputs.breach import BreachPaper, affected_csv, hand_out_breach_paper, register_csv
from dashboard.outputs.calendar import make_calendar
from dashboard.outputs.certificate import hand_out_certificate
from dashboard.outputs.informing import hand_out_list, read_writer
from dashboard.outputs.informing.posting import write_mail as write_notice
from dashboard.outputs.letters import LetterKind, hand_out_letter
from dashboard.outputs.monthly_report import Format, hand_out_monthly_report, month_of
from dashboard.outputs.reminders import read_letters
from dashboard.outputs.reminders.mail import write_mail as write_reminder
from dashboard.outputs.report import hand_out_report
from dashboard.outputs.sheets import Flavour
from dashboard.outputs.transfer import hand_out_transfer
from dashboard.settings import MailServer, Security
from dashboard.text import text
from dashboard.vocabulary import SYSTEM, Audience
from dashboard.widgets import figures_file, history_rows, list_export, notice_rows, opt_out_records
from dashboard.widgets.list_narrowing import Filters
from dashboard.widgets.list_pages import Days
from dashboard.widgets.monthly_words import monthly_words
from dashboard.widgets.paper_labels import paper_labels
from dashboard.widgets.reminder_words import WORDING
from tests.hostile_office import ADDRESSES
from tests.outputs.papers import OFFICER, STAFF

SERVER = MailServer("127.0.0.1", 9, Security.NONE, "register@company.example")
ADDRESS = "https://register.company.example"
MAIL = "mail.eml"
LETTERS = {
    "asked": LetterKind.ACKNOWLEDGEMENT,
    "doubted": LetterKind.IDENTITY_QUESTION,
    "refused": LetterKind.REFUSAL,
    "erasure": LetterKind.ERASURE_CONFIRMATION,
}


class Handed(NamedTuple):
    """A file, or a mail, as it leaves: its name and its bytes."""

    name: str
    content: bytes


def named(*papers):
    return [Handed(each.name, each.content) for each in papers]


def mails(*written):
    return [Handed(MAIL, each.as_bytes(policy=SMTP)) for each in written]


def attachment(office):
    case_id = office.ids["asked"]
    return named(hand_out_attachment(office.store, STAFF, case_id, office.attached, office.now))


def breach_papers(office):
    number, more = office.number("breach"), {"language": "fi", "now": office.now}
    return named(
        *(
            hand_out_breach_paper(office.store, OFFICER, office.rules, number, kind, **more, ending=ending)
            for kind in BreachPaper
            for ending in ("txt", "pdf")
        )
    )


def breach_affected(office):
    number = office.number("breach")
    content = affected_csv(office.store, OFFICER, number, language="fi", now=office.now)
    return [Handed(f"affected-persons-{number}.csv", content)]


def breach_register(office):
    return [Handed("register.csv", register_csv(office.store, OFFICER, language="fi", now=office.now))]


def calendar(office):
    with office.store.page(OFFICER) as page:
        made = make_calendar(
            page, office.store, WORDING, office.now, language="fi", address=ADDRESS, reader=OFFICER
        )
    return [Handed("deadlines.ics", made.content)]


def certificate(office):
    case_id, labels = office.ids["erasure"], paper_labels("fi")
    more = {"language": "fi", "now": office.now}
    return named(hand_out_certificate(office.store, STAFF, office.rules, case_id, labels, **more))


def informing_list(office):
    more = {"language": "fi", "now": office.now}
    return named(hand_out_list(office.store, OFFICER, office.number("round"), paper_labels("fi"), **more))


def notices(office):
    with office.store.page(SYSTEM) as page:
        writer = read_writer(
            page,
            office.settings,
            office.rules,
            version="2",
            audience=Audience.CHANGE,
            language="both",
            labels=paper_labels,
        )
        rows = page.rows("informing/pending", case_id=office.ids["round"], after="", rows=100)
    reply_to = office.rules.controller.contact_channel
    return mails(
        *(
            write_notice(
                writer.letters(row, helsinki_date(office.now)),
                row["email"],
                row["delivery_id"],
                SERVER,
                reply_to=reply_to,
                now=office.now,
            )
            for row in rows
            if row["email"]
        )
    )


def letters(office):
    return named(
        *(
            hand_out_letter(
                office.store,
                STAFF,
                office.rules,
                office.number(case),
                kind,
                paper_labels("en"),
                language="en",
                ending=ending,
                now=office.now,
            )
            for case, kind in LETTERS.items()
            for ending in ("txt", "pdf")
        )
    )


def checked_list(office):
    rows = [
        "Email;Name;=1+1",
        *(f'"p{n}@example.com";"{doubled(each)}";""' for n, each in enumerate(office.texts)),
    ]
    rows += [f'"{doubled(each)}";"{doubled(office.texts[0])}";"x"' for each in ADDRESSES]
    written = "\r\n".join(["Email;Name;=1+1", *rows])
    given = mailing_list.read_list("list.csv", written.encode())
    checked, _ = mailing_list.check_list(office.store, OFFICER, given, office.now), text("fi")
    made = (
        mailing_list.checked_csv(_, checked),
        mailing_list.checked_xlsx(_, checked),
        mailing_list.allowed_csv(checked),
    )
    return named(*(mailing_list.hand_out(office.store, OFFICER, each, office.now) for each in made))


def doubled(cell):
    return cell.replace('"', '""')


def monthly_report(office):
    month, words = month_of(helsinki_date(office.now)), monthly_words("fi")
    more = {"now": office.now}
    return named(
        *(
            hand_out_monthly_report(office.store, OFFICER, office.rules, month, words, ending=each, **more)
            for each in Format
        )
    )


def reminders(office):
    found = read_letters(office.store, office.now)
    return mails(
        *(write_reminder(each, WORDING, office.now, sender=SERVER.sender, address=ADDRESS) for each in found)
    )


def report(office):
    more = {"language": "fi", "one_person": True, "now": office.now}
    number, labels = office.number("access"), paper_labels("fi")
    return named(hand_out_report(office.store, STAFF, office.rules, number, labels, **more))


def transfer(office):
    more = {"one_person": True, "now": office.now}
    return named(hand_out_transfer(office.store, STAFF, office.rules, office.number("transfer"), **more))


def suppressed(office):
    forms = suppression_list.Form
    return named(*(suppression_list.hand_out(office.store, OFFICER, form, office.now) for form in forms))


def anchor(office):
    mailbox = anchoring.Mailbox(SERVER, "archive@company.example")
    return mails(anchoring._written(mailbox, anchoring.check_history(office.store, []), office.now))


def salesforce_files(office):
    made = [
        write_back.hand_out(office.store, STAFF, [office.ids["deletion"]], flavour=each, now=office.now)
        for each in Flavour
    ]
    return [Handed(each.file_name, each.content) for each in made]


def history(_office):
    return named(history_rows.export(history_rows.Filters()))


def contradictions(_office):
    return named(opt_out_records.export("", queued=False))


def findings(_office):
    return named(*(notice_rows.export(each) for each in controls()))


def retention_list(office):
    days = Days.of(helsinki_date(office.now), 90)
    titles = {rule.rule: rule.title.in_language("fi") for rule in office.rules.retention}
    return named(list_export.export(Filters(), titles, days))


def figures(office):
    return named(figures_file.make_file(office.rules))
