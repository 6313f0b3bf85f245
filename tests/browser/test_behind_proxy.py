"""The service and the proxy of dashboard/deployment, started together as an office has them: over TLS.

The office is one that the first version left: the service brings it up to date before it is ready.
"""

import os
import ssl
import stat

import httpx
import pytest
from playwright.sync_api import expect

from dashboard.server.headers import security_headers
from tests import deployed
from tests.browser.serving import free_port
from tests.deployed import NAME
from tests.upgrades.folders import first_folder


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """Give the service, its data folder, and the ports and certificate of the proxy before it."""
    folder = tmp_path_factory.mktemp("deployed")
    before = os.umask(0o077)
    settings = first_folder(tmp_path_factory.mktemp("office") / "data")
    os.umask(before)
    port, plain_port = free_port(), free_port()
    with (
        deployed.service(settings.data, free_port(), folder) as service,
        deployed.proxy(folder, service.port, port, plain_port) as certificate,
    ):
        yield service, settings, (port, plain_port), certificate


@pytest.fixture
def ask(running):
    """Return a function that asks the proxy over TLS, by a name."""
    _service, _settings, (port, _), certificate = running
    with httpx.Client(verify=ssl.create_default_context(cafile=certificate)) as client:

        def asked(path, name=NAME, host=None, content=None):
            return client.request(
                "PUT" if content else "GET",
                f"https://127.0.0.1:{port}{path}",
                headers={"Host": f"{host or name}:{port}"},
                extensions={"sni_hostname": name},
                content=content,
            )

        yield asked


def test_pages_come_over_tls_with_the_headers_of_both(ask):
    answer = ask("/")

    assert 200 == answer.status_code
    assert "<title>Rekisterivahti</title>" in answer.text
    assert security_headers().items() <= dict(answer.headers).items()
    assert "max-age=63072000" == answer.headers["strict-transport-security"]
    assert "nginx" == answer.headers["server"]
    words = ask("/health").json()
    assert ("ok", "ok", "ok") == (words["queue"], words["disk"], words["history"])
    assert words["copy"] in {"ok", "old"}


def test_another_name_leads_nowhere(ask):
    with pytest.raises(httpx.ConnectError):
        ask("/", name="other.localhost")
    with pytest.raises(httpx.RemoteProtocolError):
        ask("/", host="other.localhost")


def test_a_large_file_gets_through_to_the_dashboard_which_asks_who_sends_it(ask):
    assert 404 == ask("/_stcore/upload_file/somebodys/file", content=bytes(5_000_000)).status_code


def test_what_comes_unprotected_is_sent_to_tls(running):
    _service, _settings, (_, plain_port), _certificate = running
    answer = httpx.get(f"http://127.0.0.1:{plain_port}/queue?case=1", headers={"Host": "other.example"})

    assert (301, f"https://{NAME}/queue?case=1") == (answer.status_code, answer.headers["location"])


def test_somebody_works_through_it_and_the_service_ends_when_it_is_told_to(running, browser, sign_in):
    service, settings, (port, _), _certificate = running
    context = browser.new_context(locale="fi-FI", ignore_https_errors=True)
    complaints = []
    context.on("console", lambda message: complaints.append(message.text))
    page = context.new_page()
    page.goto(f"https://{NAME}:{port}/users")
    sign_in(page, "pekka")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    cookie = next(each for each in context.cookies() if each["name"] == "rekisterivahti")
    assert (True, True, "Strict") == (cookie["secure"], cookie["httpOnly"], cookie["sameSite"])
    assert [] == [each for each in complaints if "Content Security Policy" in each or "Mixed Content" in each]
    # The page stays open: nobody waits for people to go home.
    assert service.stop() in {0, -15}
    context.close()

    said = service.said()
    assert said[-1]["message"].startswith("Finished server process")
    assert {"INFO"} == {each["level"] for each in said}
    assert [] == [path for path in settings.data.rglob("*") if is_open_to_others(path)]


def is_open_to_others(path):
    return path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
