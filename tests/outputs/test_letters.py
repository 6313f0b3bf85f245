"""Letters: each says what it must in both languages, and nothing that fills or edits one can act."""

import hashlib
import io
import json
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from dashboard.decisions.case import read_all
from dashboard.decisions.steps import Words, write_step
from dashboard.decisions.verification import verify
from dashboard.outputs.case_file import read_case_file
from dashboard.outputs.letters import (
    NEEDED,
    LetterKind,
    change_template,
    default_template,
    fitting,
    hand_out_letter,
    read_template,
)
from dashboard.outputs.letters.templates import check_template
from dashboard.vocabulary import Denied, NotFound, Refused, Right, Step
from dashboard.widgets.paper_labels import paper_labels
from tests.decisions.drafts import erasing, hold, opened, step, told
from tests.little_register import contact, key, register_of
from tests.outputs.papers import (
    ACTING,
    ANNA,
    annotations,
    asked,
    erased,
    identified,
    letter,
    pdf_text,
    rules,
    squeezed,
)
from tests.screens.acting import events
from tests.unsealed import unsealed

LANGUAGES = ("fi", "en")


@pytest.fixture(autouse=True)
def registered(settings):
    return register_of(settings, {"Contact": [contact(1, FirstName="Aino", LastName="Mäkelä"), contact(2)]})


def at_identity(store, officer, now, right=Right.ACCESS, code="unknown_address", note=""):
    case_id = asked(store, now, right)
    step(store, officer, "ask_identity", case_id, now, words=Words(code, note=note))
    return case_id


def at_extension(store, officer, now):
    case_id = asked(store, now, Right.ACCESS)
    words = Words("complexity", note="Tiedot ovat kolmessa järjestelmässä", details={"channel": "email"})
    step(store, officer, "extend", case_id, now, words=words)


def at_refusal(store, officer, now, note="Lasku on kirjanpidossa"):
    case_id = asked(store, now, Right.ERASURE)
    step(store, officer, "reject", case_id, now, words=Words(ground="17(3)(b)", note=note))


def at_reply(store, officer, now, right=Right.ACCESS):
    step(store, officer, "fulfil", identified(store, now, right), now)


@pytest.fixture
def ready(store, settings, officer, now):
    """Return a function that brings case 1 to where a letter fits."""

    def make(kind):
        match kind:
            case LetterKind.ACKNOWLEDGEMENT:
                asked(store, now, Right.ACCESS)
            case LetterKind.IDENTITY_QUESTION:
                at_identity(store, officer, now)
            case LetterKind.EXTENSION:
                at_extension(store, officer, now)
            case LetterKind.REPLY:
                at_reply(store, officer, now)
            case LetterKind.REFUSAL:
                at_refusal(store, officer, now)
            case LetterKind.ERASURE_CONFIRMATION:
                erased(store, settings, now, identified(store, now, Right.ERASURE))

    return make


def kinds(store, officer, number=1):
    with store.page(officer) as page:
        return [kind.value for kind in fitting(read_case_file(page, number))]


def handed(store, actor, settings, kind, now, *, language="fi", ending="txt"):
    return hand_out_letter(
        store,
        actor,
        rules(settings),
        1,
        kind,
        paper_labels(language),
        language=language,
        ending=ending,
        now=now,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_a_default_template_holds_what_the_law_wants(kind, language):
    check_template(default_template(kind, language), kind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_is_written_in_both_languages_as_text_and_pdf(
    ready, store, settings, staff, now, kind, language
):
    ready(kind)

    text = handed(store, staff, settings, kind, now, language=language).content.decode()
    paper = handed(store, staff, settings, kind, now, language=language, ending="pdf").content

    day = {"fi": "20.11.2026", "en": "20 Nov 2026"}[language]
    today = {"fi": "23.11.2026", "en": "23 Nov 2026"}[language]
    for said in (
        day,
        today,
        "support@indieplace.fi",
        "Indieplace Oy",
    ):
        assert said in text
    assert "$" not in text
    read = PdfReader(io.BytesIO(paper))
    assert (language, text.splitlines()[0]) == (read.trailer["/Root"]["/Lang"], read.metadata.title)
    assert squeezed(text) in squeezed("".join(page.extract_text() for page in read.pages))


def test_an_acknowledgement_says_when_the_answer_is_due(ready, store, settings, now):
    ready(LetterKind.ACKNOWLEDGEMENT)

    assert "viimeistään 21.12.2026" in letter(store, settings, "acknowledgement", 1, now).text


def test_an_identity_question_gives_its_reason_and_wants_no_copy(ready, store, settings, now):
    ready(LetterKind.IDENTITY_QUESTION)

    text = letter(store, settings, "identity_question", 1, now, language="en").text
    assert "The address or number is not in the register" in text
    assert "Do not send a copy of an identity document" in text


def test_another_reason_for_asking_identity_needs_its_words(store, settings, officer, now):
    at_identity(store, officer, now, code="other")

    with pytest.raises(Refused, match="identity_reason"):
        letter(store, settings, "identity_question", 1, now)


def test_an_extension_says_why_and_until_when(ready, store, settings, now):
    ready(LetterKind.EXTENSION)

    text = letter(store, settings, "extension", 1, now).text
    assert "Tiedot ovat kolmessa järjestelmässä" in text
    assert "22.2.2027" in text


def test_an_extension_told_too_late_is_no_letter(store, settings, officer, now):
    case_id = asked(store, now, Right.ACCESS, received_on=date(2026, 10, 1))
    step(
        store,
        officer,
        "extend",
        case_id,
        now,
        words=Words("complexity", note="Paljon", details={"channel": "letter"}),
    )

    with pytest.raises(Refused, match="after the time limit"):
        letter(store, settings, "extension", 1, now)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_has_ground_reason_authority_remedy_and_contact(ready, store, settings, now, language):
    ready(LetterKind.REFUSAL)

    text = letter(store, settings, "refusal", 1, now, language=language).text
    said = {
        "fi": ("valitus", "tuomioistuimen", "17(3)(b)"),
        "en": ("complaint", "court", "Art. 17(3)(b)"),
    }
    for word in (*said[language], "Lasku on kirjanpidossa", "tietosuoja@om.fi", "support@indieplace.fi"):
        assert word in text


def test_a_refusal_without_its_ground_is_no_letter(store, settings, officer, now):
    case_id = asked(store, now, Right.ERASURE)
    with store.transaction() as transaction:
        cases, words = read_all(transaction, [case_id]), Words(note="Ei käy")
        write_step(transaction, officer, Step.REJECT, cases, now=now, words=words)

    with pytest.raises(Refused, match="ground"):
        letter(store, settings, "refusal", 1, now)


def test_a_refusal_whose_words_were_deleted_is_no_letter(ready, store, settings, now):
    ready(LetterKind.REFUSAL)
    with store.transaction() as transaction:
        transaction._cursor.execute("delete from queue.case_material")

    with pytest.raises(Refused, match="reason"):
        letter(store, settings, "refusal", 1, now)


def test_a_reply_to_a_part_carries_all_that_a_refusal_does(store, settings, officer, now):
    words = Words(ground="15(4)", note="Toisen henkilön tietoja")
    step(store, officer, "fulfil_partially", identified(store, now, Right.ACCESS), now, words=words)

    text = letter(store, settings, "reply", 1, now).text
    for word in ("15(4)", "Toisen henkilön tietoja", "valitus", "tuomioistuimen"):
        assert word in text


def test_an_erasure_of_nobody_is_not_said_to_be_done(store, settings, officer, now):
    case_id = identified(store, now, Right.ERASURE, (), requester="Outo Olento")
    step(store, officer, "fulfil", case_id, now)

    text = letter(store, settings, "reply", 1, now).text
    assert "Hei Outo Olento," in text
    assert "ei ole sinua koskevia henkilötietoja" in text


def test_an_erasure_is_confirmed_only_by_proof(store, settings, officer, now):
    case_id = identified(store, now, Right.ERASURE)
    assert "erasure_confirmation" not in kinds(store, officer)

    erased(store, settings, now, case_id)

    assert ["erasure_confirmation"] == kinds(store, officer)
    assert "23.11.2026" in letter(store, settings, "erasure_confirmation", 1, now).text


def test_a_proof_that_a_later_copy_undid_is_confirmed_to_nobody(
    store, settings, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [contact(1), contact(2)]}, hour=1)
    case_id = erasing(store, officer, second_officer, staff, now + timedelta(hours=1), (key("Contact", 1),))
    for hour, people in ((3, [contact(2)]), (6, [contact(1), contact(2)])):
        register_of(settings, {"Contact": people}, hour=hour)
        verify(store, now + timedelta(hours=hour))
    later = now + timedelta(hours=7)
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, later)
    told(store, staff, case_id, later)
    words = Words(ground="17(3)(e)", note="Riita")
    step(store, officer, "fulfil_partially", case_id, later, words=words)

    assert ["reply"] == kinds(store, officer)


@pytest.mark.parametrize(
    ("prepare", "expected"),
    [
        (at_identity, ["identity_question", "acknowledgement"]),
        (at_extension, ["extension", "acknowledgement"]),
        (at_refusal, ["refusal"]),
        (at_reply, ["reply"]),
    ],
)
def test_only_letters_that_fit_are_offered(store, officer, now, prepare, expected):
    prepare(store, officer, now)

    assert expected == kinds(store, officer)


def test_the_answer_to_an_access_request_may_leave_before_it_is_closed(store, officer, now):
    identified(store, now, Right.ACCESS)

    assert ["reply", "acknowledgement"] == kinds(store, officer)


def test_a_letter_that_does_not_fit_is_refused(ready, store, settings, officer, now):
    ready(LetterKind.ACKNOWLEDGEMENT)

    with pytest.raises(Refused, match="does not fit"):
        handed(store, officer, settings, LetterKind.REFUSAL, now)


def test_a_case_that_is_no_request_has_no_letters(store, officer, now):
    opened(store, officer, hold(ANNA), now)

    with pytest.raises(Refused, match="no request"):
        kinds(store, officer)
    with pytest.raises(NotFound):
        kinds(store, officer, 7)


def test_the_person_of_the_notice_comes_from_the_policy(ready, store, settings, now):
    ready(LetterKind.ACKNOWLEDGEMENT)
    text = settings.policy.read_text(encoding="utf-8")
    settings.policy.write_text(text.replace('contact_person = ""', 'contact_person = "Veera Vastaava"'))

    assert 2 == letter(store, settings, "acknowledgement", 1, now).text.count("Veera Vastaava")


def test_a_taken_letter_is_in_the_history_without_a_person(ready, store, settings, staff, now):
    ready(LetterKind.ACKNOWLEDGEMENT)

    paper = handed(store, staff, settings, LetterKind.ACKNOWLEDGEMENT, now)

    ((_, actor, details),) = events(store, "download")
    assert "letter-acknowledgement-1.txt" == paper.name
    assert {
        "what": "letter_acknowledgement",
        "case": 1,
        "file": paper.name,
        "language": "fi",
        "sha256": hashlib.sha256(paper.content).hexdigest(),
    } == json.loads(details)
    assert "staff" == actor
    assert "Mäkelä" not in str(events(store))


def test_equal_letters_are_equal_files(ready, store, settings, staff, now):
    ready(LetterKind.REFUSAL)

    first, second = (handed(store, staff, settings, LetterKind.REFUSAL, now, ending="pdf") for _ in range(2))

    assert first.content == second.content


def test_a_manager_takes_no_letter(ready, store, settings, manager, now):
    ready(LetterKind.ACKNOWLEDGEMENT)

    with pytest.raises(Denied):
        handed(store, manager, settings, LetterKind.ACKNOWLEDGEMENT, now)
    assert [] == events(store, "download")


@pytest.mark.parametrize("hostile", ACTING)
def test_nothing_in_a_value_acts(store, settings, officer, now, hostile):
    register_of(settings, {"Contact": [contact(1, FirstName=hostile, LastName="x")]}, hour=1)
    at_refusal(store, officer, now, note=f"alku {hostile} loppu")

    written = letter(store, settings, "refusal", 1, now)
    paper = written.pdf(now)

    shown = written.text[written.text.index("alku ") : written.text.index(" loppu")]
    assert not set(shown) & set("\u202e\u2066\u2069\u200f\x07\x1b")
    assert squeezed(shown) in squeezed(pdf_text(paper))
    assert [] == annotations(paper)
    assert "root:" not in pdf_text(paper) + written.text
    assert "49" not in shown


def test_a_mark_that_turns_the_writing_is_shown_and_not_obeyed(store, settings, officer, now):
    at_refusal(store, officer, now, note="exe.\u202egnp")

    assert "exe.[U+202E]gnp" in letter(store, settings, "refusal", 1, now).text


def test_an_edited_template_is_used_by_all_and_kept_with_its_history(
    ready, store, settings, officer, staff, now
):
    ready(LetterKind.ACKNOWLEDGEMENT)
    edited = default_template(LetterKind.ACKNOWLEDGEMENT, "fi") + "\nTerveisin toimisto, 5 $$\n"

    change_template(store, officer, LetterKind.ACKNOWLEDGEMENT, "fi", edited, reason="Sävy", now=now)

    assert "5 $\n" in letter(store, settings, "acknowledgement", 1, now, actor=staff).text
    assert "toimisto" not in letter(store, settings, "acknowledgement", 1, now, language="en").text
    assert not settings.overrides.exists()
    ((_, _, details),) = events(store, "change_setting")
    assert {"setting": "letter.acknowledgement.fi", "version": 1} == unsealed(details)


def test_the_default_can_be_taken_back(store, officer, now):
    kind = LetterKind.REPLY
    edited = default_template(kind, "fi") + "x"
    change_template(store, officer, kind, "fi", edited, reason="Koe", now=now)
    change_template(store, officer, kind, "fi", None, reason="Takaisin", now=now)

    with store.page(officer) as page:
        assert default_template(kind, "fi") == read_template(page, kind, "fi")


def test_other_settings_are_no_templates(store, officer, staff, now):
    with store.page(staff) as page:
        assert page.value("letters/template", name="controller.contact_person") is None


@pytest.mark.parametrize("name", sorted(NEEDED[LetterKind.REFUSAL]))
def test_a_template_without_what_the_law_wants_is_refused(store, officer, now, name):
    template = default_template(LetterKind.REFUSAL, "fi").replace(f"${{{name}}}", "")

    with pytest.raises(Refused, match=name):
        change_template(store, officer, LetterKind.REFUSAL, "fi", template, reason="Koe", now=now)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("${password}", "Nothing fills"),
        ("${Ground}", "Nothing fills"),
        ("5 $", "dollar"),
        ("${ground.__class__}", "dollar"),
        ("${", "dollar"),
    ],
)
def test_a_template_that_asks_for_more_is_refused(store, officer, now, more, said):
    template = default_template(LetterKind.REFUSAL, "fi") + more

    with pytest.raises(Refused, match=said):
        change_template(store, officer, LetterKind.REFUSAL, "fi", template, reason="Koe", now=now)


def test_an_empty_template_is_refused(store, officer, now):
    with pytest.raises(Refused, match="empty"):
        change_template(store, officer, LetterKind.REPLY, "fi", " \n", reason="Koe", now=now)


def test_staff_change_no_template(store, staff, now):
    with pytest.raises(Denied):
        change_template(
            store,
            staff,
            LetterKind.REPLY,
            "fi",
            default_template(LetterKind.REPLY, "fi"),
            reason="x",
            now=now,
        )


@pytest.mark.parametrize(
    "code", ["{{7*7}}", '#read("/etc/passwd")', "{0.__class__}", "<script>1</script>", "%(x)s"]
)
def test_code_in_an_edited_template_is_only_text(ready, store, settings, officer, now, code):
    ready(LetterKind.ACKNOWLEDGEMENT)
    template = default_template(LetterKind.ACKNOWLEDGEMENT, "fi") + f"\n\n{code}\n"
    change_template(store, officer, LetterKind.ACKNOWLEDGEMENT, "fi", template, reason="Koe", now=now)

    written = letter(store, settings, "acknowledgement", 1, now)
    assert code in written.text
    assert squeezed(code) in squeezed(pdf_text(written.pdf(now)))
