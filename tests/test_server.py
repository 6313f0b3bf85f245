"""What our server adds to Streamlit's: headers, our page, closed paths, the cookie's route, quiet faults."""

import asyncio
import gc
import logging
import sys
import threading
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from dashboard import session
from dashboard.decisions import sessions
from dashboard.decisions.keys import signing_key
from dashboard.server.cookie import set_cookie
from dashboard.server.guard import Guard
from dashboard.server.headers import SecurityHeaders, content_security_policy
from dashboard.server.html import OwnHtml, inline_script_hashes, own_html
from dashboard.server.quiet import keep_faults_quiet
from dashboard.server.warming import warming_script
from dashboard.session import tickets
from dashboard.vocabulary import Role, described
from tests.cookies import of_the_authenticator
from tests.people import add_user, sign_in

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


class Answer:
    """What came back over ASGI."""

    def __init__(self, messages):
        start = next(each for each in messages if each["type"] == "http.response.start")
        self.status = start["status"]
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}
        self.body = b"".join(each.get("body", b"") for each in messages)


def get(app, path, **headers):
    """Ask an ASGI application, without a server."""
    path, _, query = path.partition("?")
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "server": ("localhost", 80),
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost"), *sent],
    }
    messages = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        messages.append(message)

    asyncio.run(app(scope, receive, send))
    return Answer(messages)


async def theirs(request):
    if request.url.path.startswith(("/media", "/_stcore")):
        return PlainTextResponse("something")
    seen = "conditional" if "if-none-match" in request.headers else "plain"
    return HTMLResponse(f"<html>{seen}</html>", headers={"etag": "theirs"})


@pytest.fixture
def app():
    """Streamlit's place taken by something that answers everything."""
    return Starlette(
        routes=[Route(tickets.PATH, set_cookie), Route("/{path:path}", theirs)],
        middleware=[Middleware(SecurityHeaders), Middleware(Guard), Middleware(OwnHtml)],
    )


@pytest.fixture
def cookie(settings, now, monkeypatch):
    """A live session's cookie, in the store that the server uses."""
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", now.isoformat())
    add_user(session.store(), "sari", Role.STAFF, now)
    yield sign_in(session.store(), "sari", now)
    session.close_stores()


@pytest.mark.parametrize("path", ["/", "/queue", "/_stcore/health", "/_stcore/metrics", "/media/x.csv"])
def test_every_answer_carries_the_security_headers(app, path):
    headers = get(app, path).headers

    assert content_security_policy() == headers["content-security-policy"]
    assert ("nosniff", "no-referrer", "DENY", "same-origin") == (
        headers["x-content-type-options"],
        headers["referrer-policy"],
        headers["x-frame-options"],
        headers["cross-origin-opener-policy"],
    )


def test_scripts_come_from_here_or_are_known_by_their_hash():
    policy = dict(part.split(" ", 1) for part in content_security_policy().split("; "))

    assert INDEX.read_text(encoding="utf-8").count("<script>") + 2 == len(inline_script_hashes())
    assert " ".join(["'self'", *(f"'{each}'" for each in inline_script_hashes())]) == policy["script-src"]
    assert ("'none'", "'none'") == (policy["frame-ancestors"], policy["object-src"])


def test_streamlits_page_is_replaced_by_ours_whatever_the_browser_has_kept(app):
    answer = get(app, "/queue", if_none_match="theirs", accept_encoding="gzip")

    assert own_html().encode() == answer.body
    assert str(len(answer.body)) == answer.headers["content-length"]
    assert "etag" not in answer.headers


def test_our_page_is_streamlits_in_finnish_with_our_name():
    html = own_html()

    assert '<html lang="fi">' in html
    assert "<title>Rekisterivahti</title>" in html
    head, theirs = html.split("<style>/* What Streamlit's theme has no words for.")
    own, theirs = theirs.split(f"<script>{warming_script()}</script>\n  ")
    assert len(head + theirs) == pytest.approx(len(INDEX.read_text(encoding="utf-8")), abs=1500)
    assert own.count("</style>") == own.count("</script>") == 1
    assert "LANGUAGES" not in own


def test_our_page_says_the_language_of_whoever_is_signed_in(app, cookie):
    with session.store().transaction() as transaction:
        transaction.write("queue/account/set_language", user_name="sari", language="en")

    assert own_html("en").encode() == get(app, "/", cookie=f"rekisterivahti={cookie}").body
    assert own_html("fi").encode() == get(app, "/", cookie="rekisterivahti=made-up").body


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/agent/openapi.json"])
def test_what_streamlit_tells_anybody_is_closed(app, cookie, path):
    assert 404 == get(app, path, cookie=f"rekisterivahti={cookie}").status


def test_a_download_needs_a_live_session(app, cookie, now, monkeypatch):
    path = "/media/0123456789abcdef.csv?title=x.csv"
    mine = {"cookie": f"rekisterivahti={cookie}"}

    assert 404 == get(app, path).status
    assert 404 == get(app, path, cookie="rekisterivahti=made-up").status
    assert (200, b"something") == (get(app, path, **mine).status, get(app, path, **mine).body)

    for each in of_the_authenticator(signing_key(session.store().settings)):
        assert 404 == get(app, path, cookie=each).status

    monkeypatch.setenv("REKISTERIVAHTI_NOW", (now + sessions.IDLE).isoformat())
    assert 404 == get(app, path, **mine).status
    monkeypatch.setenv("REKISTERIVAHTI_NOW", (now + timedelta(minutes=1)).isoformat())
    assert 200 == get(app, path, **mine).status


def test_streamlits_own_fonts_need_no_session(app):
    assert 200 == get(app, "/static/media/font.woff2").status


def test_a_ticket_sets_the_cookie_once(app):
    path = f"{tickets.PATH}?ticket={tickets.issue('secret')}"

    first, second = get(app, path), get(app, path)

    assert "rekisterivahti=secret; HttpOnly; Path=/; SameSite=strict" == first.headers["set-cookie"]
    assert "no-store" == first.headers["cache-control"]
    assert 404 == second.status
    assert "set-cookie" not in second.headers


def test_behind_a_tls_proxy_the_cookie_is_for_tls_only(app):
    path = f"{tickets.PATH}?ticket={tickets.issue('secret')}"

    assert get(app, path, x_forwarded_proto="https").headers["set-cookie"].endswith("; Secure")


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_another_sites_page_cannot_have_a_ticket_redeemed(app, site):
    ticket = tickets.issue("secret")

    assert 404 == get(app, f"{tickets.PATH}?ticket={ticket}", sec_fetch_site=site).status
    assert tickets.is_waiting(ticket)


def test_signing_out_removes_the_cookie(app):
    answer = get(app, f"{tickets.PATH}?ticket={tickets.issue('')}", sec_fetch_site="same-origin")

    assert "Max-Age=0" in answer.headers["set-cookie"]


def test_a_ticket_is_good_for_a_minute(monkeypatch):
    ticket = tickets.issue("secret")
    monkeypatch.setattr(tickets, "VALID_SECONDS", 0)
    late = tickets.issue("secret")

    assert "secret" == tickets.redeem(ticket).content
    assert tickets.redeem(late) is None


def test_a_fault_is_described_without_its_message():
    with pytest.raises(ValueError, match="Maija") as raised:
        int("Maija Mallikas, maija@example.fi")

    words = described(raised.value)

    assert words.startswith("ValueError")
    assert "test_server.py" in words
    assert "Maija" not in words


@pytest.fixture
def quiet(caplog):
    """Return a function that keeps faults quiet, and what was logged; afterwards the process is as before.

    It is called in the test itself, since pytest puts hooks of its own there before each.
    """
    factory, hooks = logging.getLogRecordFactory(), (threading.excepthook, sys.unraisablehook)
    with caplog.at_level(logging.DEBUG):
        yield lambda: keep_faults_quiet() or caplog
    logging.setLogRecordFactory(factory)
    threading.excepthook, sys.unraisablehook = hooks


def failing():
    duckdb.execute("select 'Maija Mallikas'::date")


def test_no_library_logs_the_message_of_a_fault(quiet):
    logged, log = quiet(), logging.getLogger("somebodys")
    try:
        failing()
    except duckdb.Error as fault:
        log.exception("It failed")
        log.warning("It failed: %s", fault)
        log.warning("It failed: %(why)s", {"why": fault})

    assert 3 == logged.text.count("It failed")
    assert 3 == logged.text.count("ConversionException")
    assert "in failing" in logged.text
    assert "Maija" not in logged.text


def test_neither_a_thread_nor_a_task_that_fails_logs_its_message(quiet, capfd):
    logged = quiet()
    thread = threading.Thread(target=failing, name="letters")
    thread.start()
    thread.join()

    async def leave_failing():
        task = asyncio.ensure_future(asyncio.to_thread(failing))
        await asyncio.wait([task])

    asyncio.run(leave_failing())
    gc.collect()

    assert "letters" in logged.text
    assert "Task exception was never retrieved" in logged.text
    assert "Maija" not in logged.text + "".join(capfd.readouterr())


def test_what_stands_in_a_place_that_cannot_raise_is_logged_without_its_message(quiet, capfd):
    logged = quiet()

    class Left:
        def __del__(self):
            failing()

    Left()
    gc.collect()

    assert "ConversionException" in logged.text
    assert "Maija" not in logged.text + "".join(capfd.readouterr())


@pytest.mark.parametrize("name", ["uvicorn.error", "websockets.server"])
def test_what_goes_over_the_web_socket_is_logged_by_no_level(quiet, name):
    logged = quiet()
    logging.getLogger(name).debug("> TEXT 'Maija Mallikas'")
    logging.getLogger(name).warning("Something is wrong")

    assert "Maija" not in logged.text


def test_streamlit_does_not_log_the_message_either(caplog):
    log = logging.getLogger("streamlit.error_util")
    keep_faults_quiet()
    log.addHandler(caplog.handler)

    log.error("Uncaught app execution", exc_info=ValueError("Maija Mallikas"))
    log.error("Something else")

    log.removeHandler(caplog.handler)
    assert ["Something else"] == [record.message for record in caplog.records]


def test_what_an_identity_provider_says_does_not_come_into_the_log(caplog):
    log = logging.getLogger("streamlit.web.server.starlette.starlette_auth_routes")
    keep_faults_quiet()
    log.addHandler(caplog.handler)

    log.error("Error during authentication: %s.", "maija@company.example")
    log.warning("OAuth token exchange failed.", exc_info=ValueError("maija@company.example"))

    log.removeHandler(caplog.handler)
    assert 2 == len(caplog.records)
    assert "maija" not in caplog.text
