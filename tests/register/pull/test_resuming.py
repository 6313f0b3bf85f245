"""Whatever stops a pull, the next one goes on where it was."""

import json

import pytest

from dashboard.register.pull import PullOrder, pull
from dashboard.vocabulary import Refused
from tests.outputs.sendings import Killed, Mortal
from tests.register.pull.conftest import BEGIN


@pytest.fixture
def paged(office):
    """An office whose results come in many small pages."""
    office.salesforce.page_size = 7
    return office


def state_of(office):
    return json.loads((office.settings.pulled / ".state.json").read_text(encoding="utf-8"))


def contact_pages(office):
    return [locator for name, locator in office.salesforce.pages if name == "Contact"]


class MortalAt(Mortal):
    """Ends the process when a request to the results of an object's job comes for the n-th time."""

    def __init__(self, office, object_name, nth, *, before):
        super().__init__(before=before)
        self.office, self.object, self.nth, self.left = office, object_name, nth, nth

    def send(self, request, **more):
        job = request.path_url.split("/results")[0].rpartition("/")[2]
        query = self.office.salesforce.jobs.get(job)
        if "/results" in request.path_url and query and query.object == self.object:
            self.left -= 1
            if not self.left:
                self.at = self.count
        return super().send(request, **more)


@pytest.mark.parametrize("before", [True, False])
def test_a_pull_killed_between_pages_asks_for_no_earlier_page_again(paged, before):
    with pytest.raises(Killed):
        paged.updated(MortalAt(paged, "Contact", 3, before=before))
    jobs, asked = len(paged.salesforce.queries), contact_pages(paged)
    paged.salesforce.pages.clear()

    paged.updated()

    again = [query.object for query in paged.salesforce.queries[jobs:] if query.since is None]
    assert "Contact" not in again
    pages = [*asked[:2], *contact_pages(paged)[:-1]]  # the last one is of the changes since
    assert len(pages) > 4
    assert len(pages) == len(set(pages))
    assert paged.held() == paged.kept()


def test_every_request_may_be_the_last_one(paged):
    counting = Mortal()
    paged.updated(counting)
    for at in range(1, counting.count, 17):
        with pytest.raises(Killed):
            paged.updated(Mortal(at, before=bool(at % 2)), full=True)

    paged.updated()
    assert paged.held() == paged.kept()


def test_what_came_behind_the_last_whole_page_does_not_count(paged):
    with pytest.raises(Killed):
        paged.updated(MortalAt(paged, "Contact", 3, before=True))
    fetching = state_of(paged)["objects"]["Contact"]["fetching"]
    file = paged.settings.pulled / fetching["file"]
    assert 14 == fetching["records"]
    assert file.stat().st_size == fetching["bytes"]
    with file.open("a", encoding="utf-8") as torn:
        torn.write('"003torn","half of a rec')

    paged.updated()
    assert paged.held() == paged.kept()


def test_an_object_whose_unfinished_file_is_gone_is_begun_anew(paged):
    with pytest.raises(Killed):
        paged.updated(MortalAt(paged, "Contact", 3, before=True))
    (paged.settings.pulled / state_of(paged)["objects"]["Contact"]["fetching"]["file"]).unlink()

    paged.updated()

    assert paged.held() == paged.kept()


def test_a_page_that_breaks_off_is_asked_for_again(paged):
    paged.salesforce.faults.cut += ["page", "page"]

    paged.updated()
    assert paged.held() == paged.kept()
    assert [15.0, 15.0] == paged.waits


def test_a_page_that_lacks_a_record_is_asked_for_again(paged):
    paged.salesforce.faults.short = 1

    paged.updated()
    assert paged.held() == paged.kept()
    assert [15.0] == paged.waits


def test_a_page_that_never_comes_whole_stops_the_pull_and_the_next_goes_on(paged):
    paged.salesforce.faults.short = 5
    with pytest.raises(Refused, match="pull again: it goes on where it was"):
        paged.updated()

    paged.updated()
    assert paged.held() == paged.kept()


def test_a_session_that_expires_midway_is_renewed(paged, monkeypatch):
    take = paged.salesforce.__class__.poll_query

    def expiring(salesforce, query):
        if query.object == "Contact":
            salesforce.faults.expired = 1
        take(salesforce, query)

    monkeypatch.setattr(paged.salesforce.__class__, "poll_query", expiring)

    paged.updated()
    assert paged.held() == paged.kept()
    assert 3 == paged.salesforce.requests.count("POST /services/oauth2/token")


def test_a_job_that_salesforce_forgot_is_made_anew(paged):
    with pytest.raises(Killed):
        paged.updated(MortalAt(paged, "Contact", 3, before=True))
    paged.salesforce.jobs.clear()
    paged.salesforce.pages.clear()

    paged.updated()

    assert "" == contact_pages(paged)[0]
    assert paged.held() == paged.kept()


def test_what_changed_while_a_pull_lay_still_comes_with_it(paged):
    with pytest.raises(Killed):
        paged.updated(MortalAt(paged, "Contact", 3, before=True))
    paged.later(days=1)
    contact = min(paged.org.alive("Contact"))
    paged.org.apply_content("Contact_update.csv", f"Id,LastName\n{contact},Uusi\n".encode(), paged.now)

    pulled = paged.updated()

    assert paged.held() == paged.kept()
    assert BEGIN < pulled.moment


def test_slow_jobs_work_at_once_and_are_waited_for(paged):
    paged.salesforce.faults.slow = 2
    paged.updated()

    made = [request for request in paged.salesforce.requests if request.endswith("/jobs/query")]
    first_result = next(n for n, request in enumerate(paged.salesforce.requests) if "/results" in request)
    assert len(made) == paged.salesforce.requests[:first_result].count(made[0])
    assert set(paged.waits) == {1.0}


def test_a_job_that_failed_is_told_and_made_anew_by_the_next_pull(paged, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("tests.org.ingest.worked", failed)
        with pytest.raises(Refused, match=r"did not finish the query of Account \(QUERY_TIMEOUT\)"):
            paged.updated()

    paged.updated()
    assert paged.held() == paged.kept()


def failed(org, sight, query, now):
    query.state, query.error = "Failed", "QUERY_TIMEOUT: Your query request was running for too long."


def test_two_pulls_do_not_run_at_once(paged):
    def wait(seconds):
        pull(paged.settings, PullOrder(lambda: paged.now, lambda *step: None))

    paged.salesforce.faults.busy = ["GET"]
    with pytest.raises(Refused, match="A pull from Salesforce is running already"):
        pull(paged.settings, PullOrder(lambda: paged.now, lambda *step: None, wait=wait))
