"""What the demo's officer has said about the notice: attested facts, one to be renewed soon, an answer."""

from datetime import datetime, timedelta

from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions.attesting import attest_clause
from dashboard.decisions.remarks import answer_remark
from dashboard.demo import DEMO_ACCOUNTS
from dashboard.vocabulary import Actor, Answer, Remark

_OFFICER = Actor("officer", DEMO_ACCOUNTS["officer"])


def fill(store: Store, now: datetime) -> None:
    """Attest and answer on days of the past; `now` is naive UTC."""
    today = helsinki_date(now)
    for clause, days_ago, days_left, evidence in (
        ("10", 59, 21, "Salesforcen tuen vastaus: ETA:n ulkopuolelta ei ole pääsyä."),
        ("9", 50, 300, "Salesforce-sopimuksen liite 2: palvelinkeskus on Frankfurtissa."),
    ):
        moment = now - timedelta(days=days_ago)
        until = today + timedelta(days=days_left)
        attest_clause(store, _OFFICER, clause, evidence=evidence, until=until, now=moment)
    answer_remark(
        store,
        _OFFICER,
        Remark.NO_TIME,
        Answer.CHANGE_NOTICE,
        reason="Seuraavassa versiossa kerrotaan ajat, jotka säännöissä on.",
        now=now - timedelta(days=49),
    )
