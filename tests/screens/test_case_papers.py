"""The section of papers on the case screen: letters that fit, the deliveries, the template form."""

import io
import json
import zipfile

import pytest

from dashboard.decisions.steps import Words
from dashboard.outputs.letters import LetterKind, default_template
from dashboard.vocabulary import Blocked, Denied, Refused, Right, Role
from dashboard.widgets import case_deliveries, case_papers, letter_template
from tests.decisions.drafts import hold, opened, step
from tests.little_register import contact, key, register_of, row
from tests.outputs.papers import ANNA, asked, identified
from tests.screens.acting import events, words

EVIL = "![x](http://evil.example/t.png) $x^2$ ${ground}"


@pytest.fixture(autouse=True)
def registered(settings):
    return register_of(
        settings,
        {
            "Contact": [contact(1, FirstName=EVIL, LastName="Mäkelä"), contact(2)],
            "Task": [row("Task", 1, WhoId=key("Contact", 1), Subject="Soitto", Status="Completed")],
        },
    )


@pytest.fixture
def open_case(app):
    """Return a function that opens the screen of case 1."""

    def open_(role=Role.OFFICER, language="en"):
        screen = app(role, language=language)
        screen.query_params["case"] = "1"
        return screen.switch_page("screens/case.py").run()

    return open_


def labels(screen):
    return [button.label for button in screen.button]


def preview(screen):
    return "\n".join(each.value for each in screen.code)


def test_the_letter_that_fits_is_shown_as_plain_text(open_case, store, now):
    asked(store, now, Right.ERASURE)

    screen = open_case(Role.STAFF)

    assert not screen.exception
    assert "Papers" in [each.value for each in screen.header]
    assert "We have received your request (case 1)" in preview(screen)
    assert f"Dear {EVIL} Mäkelä," in preview(screen)
    assert {"Text for an e-mail", "PDF"} <= set(labels(screen))
    assert EVIL not in words(screen)


def test_the_language_of_the_papers_is_chosen(open_case, store, now):
    asked(store, now, Right.ERASURE)
    screen = open_case()

    chosen = next(each for each in screen.button_group if each.label == "Language of the papers")
    screen = chosen.set_value("fi").run()

    assert "Pyyntösi on vastaanotettu (asia 1)" in preview(screen)
    assert "Next step" in [each.value for each in screen.header]


def test_a_click_makes_the_letter_and_records_it(open_case, store, now):
    asked(store, now, Right.ERASURE)
    screen = open_case(Role.STAFF)

    screen = next(button for button in screen.button if button.label == "PDF").click().run()

    assert not screen.exception
    assert "Save letter-acknowledgement-1.pdf" in [each.label for each in screen.get("download_button")]
    ((_, actor, details),) = events(store, "download")
    assert ("staff", 1) == (actor, json.loads(details)["case"])


def test_a_closed_case_without_a_letter_says_so(open_case, store, officer, now):
    step(store, officer, "withdraw", asked(store, now, Right.ERASURE), now, words=Words(note="Perui"))

    assert "No letter fits this case" in words(open_case())


def test_a_letter_that_lacks_a_fact_says_which(open_case, store, officer, now):
    words = Words(ground="17(3)(b)", note="Lasku on kirjanpidossa")
    step(store, officer, "reject", asked(store, now, Right.ERASURE), now, words=words)
    with store.transaction() as transaction:
        transaction._cursor.execute("delete from queue.case_material")

    warnings = " ".join(each.value for each in open_case().warning)
    assert "the case does not have it" in warnings
    assert "reason" in warnings


def test_a_hold_has_no_papers(open_case, store, officer, now):
    opened(store, officer, hold(ANNA), now)

    assert "Papers" not in [each.value for each in open_case().header]


def test_only_access_and_portability_hand_data_out(open_case, store, now):
    identified(store, now, Right.ERASURE)

    assert not {"Access report", "Transfer file"} & set(labels(open_case()))


@pytest.mark.parametrize(
    ("right", "label"), [(Right.ACCESS, "Access report"), (Right.PORTABILITY, "Transfer file")]
)
def test_data_wait_for_the_identity(open_case, store, staff, now, right, label):
    step(store, staff, "start", asked(store, now, right), now)

    screen = open_case(Role.STAFF)

    assert label not in labels(screen)
    assert "Record first how the identity of the requester was confirmed" in words(screen)


@pytest.mark.parametrize(
    ("right", "label"), [(Right.ACCESS, "Access report"), (Right.PORTABILITY, "Transfer file")]
)
def test_identified_persons_get_their_data(open_case, store, now, right, label):
    identified(store, now, right)
    screen = open_case(Role.STAFF)

    screen = next(button for button in screen.button if button.label == label).click().run()

    assert not screen.exception
    assert any("Save" in each.label and ".zip" in each.label for each in screen.get("download_button"))
    assert 1 == len(events(store, "download"))


def test_records_of_two_wait_for_somebody_to_make_sure(open_case, store, now):
    identified(store, now, Right.ACCESS, (key("Contact", 1), key("Contact", 2)))
    screen = open_case()
    assert "belong to several persons" in words(screen)

    box = next(each for each in screen.checkbox if "one human" in each.label)
    screen = box.check().run()

    assert "Access report" in labels(screen)


def test_the_callback_checks_role_and_identity_itself(acting, store, staff, manager, now):
    case_id = asked(store, now, Right.ACCESS)
    acting(staff)
    with pytest.raises(Blocked):
        case_deliveries.take_report(1, "fi", one_person=True)
    step(store, staff, "start", case_id, now)
    step(store, staff, "confirm_identity", case_id, now)
    acting(manager)
    with pytest.raises(Denied):
        case_deliveries.take_report(1, "fi", one_person=True)
    with pytest.raises(Denied):
        case_papers.take_letter(1, LetterKind.REPLY, "fi", "txt")

    assert [] == events(store, "download")


def test_a_delivery_of_another_right_is_refused(acting, store, staff, now):
    identified(store, now, Right.ACCESS)
    acting(staff)

    with pytest.raises(Refused, match="does not ask"):
        case_deliveries.take_transfer(1, one_person=True)


def test_the_report_is_in_the_chosen_language(acting, store, staff, now):
    identified(store, now, Right.ACCESS)
    acting(staff)

    file = case_deliveries.take_report(1, "fi", one_person=True)

    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert "Henkilötietosi rekisterissämme" in archive.read("report.html").decode()


def test_officers_edit_templates_and_staff_do_not(open_case, store, now):
    asked(store, now, Right.ERASURE)

    assert "Save the template" in labels(open_case())


def test_staff_have_no_template_form(open_case, store, now):
    asked(store, now, Right.ERASURE)

    assert "Save the template" not in labels(open_case(Role.STAFF))


def test_a_saved_template_is_used_and_can_be_taken_back(open_case, store, now):
    asked(store, now, Right.ERASURE)
    screen = open_case()
    area = next(each for each in screen.text_area if each.label == "Template")
    area.set_value(area.value + "\nKind regards\n")
    next(each for each in screen.text_input if each.label == "Why it is changed").set_value("Tone")
    screen = next(each for each in screen.button if each.label == "Save the template").click().run()
    assert "Kind regards" in preview(screen)
    assert "The template is changed" in words(screen)

    screen = next(each for each in screen.button if each.label == "Back to the default").click().run()

    assert not screen.exception
    assert "Kind regards" not in preview(screen)
    assert default_template(LetterKind.ACKNOWLEDGEMENT, "en") == next(
        each.value for each in screen.text_area if each.label == "Template"
    )


def test_a_template_needs_a_reason_and_an_officer(acting, store, officer, staff, now):
    key_ = "template_reply_fi"
    state = acting(officer)
    state[key_] = default_template(LetterKind.REPLY, "fi")
    with pytest.raises(Refused, match="Give a reason"):
        letter_template.save_template(LetterKind.REPLY, "fi", key_)
    acting(staff)
    with pytest.raises(Denied):
        letter_template.save_template(LetterKind.REPLY, "fi", key_)
