"""The demo's breaches: one without risk that is closed, one that the authority knows of and that goes on."""

from datetime import timedelta
from typing import TYPE_CHECKING

from dashboard.decisions.breach_facts import Breach
from dashboard.decisions.breaches import register
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Actor, DataKind, Found, Nature, NotifiedBy, Phase, Risk, Step, Subjects

if TYPE_CHECKING:
    from dashboard.demonstration.cases import Office


def lost_telephone(office: "Office", officer: Actor, days_ago: int) -> None:
    """Book a telephone that was left in a taxi and came back, and close it."""
    known = office.at(days_ago)
    breach = Breach(
        detected_at=known - timedelta(hours=2),
        aware_at=known,
        found=Found.BY_STAFF,
        natures=(Nature.AVAILABILITY,),
        subjects=(Subjects.CURRENT,),
        data=(DataKind.NAME_AND_TITLE, DataKind.CONTACT_DETAILS),
        persons=60,
        description="Työpuhelin jäi taksiin kahdeksi tunniksi.",
        consequences="Ei seurauksia: puhelin oli lukittu ja salattu.",
        measures="Puhelin saatiin takaisin, eikä sitä ollut käytetty. Muiden näyttölukot tarkistettiin.",
    )
    case_id = [register(office.store, officer, breach, key="demo-telephone", now=known)]
    told = Words(note="Lukittu, salattu, käyttämätön.", details={"risk": Risk.NONE})
    office.step(days_ago, officer, Step.ASSESS, case_id, told)
    office.step(
        days_ago, officer, Step.REASON_NOT_NOTIFIED, case_id, Words(note="Riski on epätodennäköinen.")
    )
    office.step(days_ago - 2, officer, Step.CLOSE, case_id)


def wrong_attachment(office: "Office", officer: Actor, days_ago: int) -> None:
    """Book a list that went to the wrong partner, assess it, and notify the authority in time."""
    known = office.at(days_ago)
    breach = Breach(
        detected_at=known - timedelta(hours=1),
        aware_at=known,
        found=Found.BY_PERSON,
        natures=(Nature.CONFIDENTIALITY,),
        subjects=(Subjects.CURRENT, Subjects.POTENTIAL),
        data=(DataKind.NAME_AND_TITLE, DataKind.CONTACT_DETAILS, DataKind.COMPANY),
        persons=35,
        description="Luettelo yhteyshenkilöistä meni tarjouksen liitteenä toiselle asiakkaalle.",
        consequences="Ei-toivottuja viestejä henkilöille.",
        measures="Vastaanottaja vahvisti kirjallisesti poistaneensa luettelon.",
    )
    case_id = [register(office.store, officer, breach, key="demo-attachment", now=known)]
    grave = Words(note="Harvojen työyhteystietoja, poistettu pian.", details={"risk": Risk.RISK})
    office.step(days_ago, officer, Step.ASSESS, case_id, grave)
    moment = office.at(days_ago - 1).isoformat(timespec="seconds")
    sent = {"moment": moment, "by": NotifiedBy.FORM, "phase": Phase.INITIAL}
    office.step(days_ago - 1, officer, Step.NOTIFY_AUTHORITY, case_id, Words(details=sent))
