"""Register text through `safe`: shown as it is, nothing loaded, nothing linked, wherever Markdown is live."""

import json
import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from dashboard.settings import ROOT
from tests.browser.serving import free_port

PAYLOADS = [
    "![kuva](http://evil.example/t.png)",
    "[linkki](http://evil.example)",
    "http://evil.example/x?y=1",
    "www.evil.example",
    "mailto:a@evil.example",
    "maija.mallikas@example.fi",
    "<img src=http://evil.example/t.png onerror=alert(1)>",
    "<b>lihava</b> &amp; &lt;",
    "**lihava** _kursiivi_ ~~pois~~ `koodi`",
    "$x^2$ ja $$y$$",
    ":red[punainen] :material/delete: :smile: :red-badge[merkki]",
    "# Otsikko",
    "1. luettelo",
    "- luettelo",
    "> lainaus",
    "| a | b |",
    "kenoviiva \\ ja \\* tähti",
    "a --> b -- c <- d >= e <= f ~= g <-> h",
    "[^1] ja [x]: http://evil.example",
    "O'Neill & Pojat Oy (Ltd.)",
]
SCRIPT = """
import json, os
import streamlit
from dashboard.widgets import safe

for number, payload in enumerate(json.loads(os.environ["PAYLOADS"])):
    text = safe(payload)
    with streamlit.container(key=f"payload_{number}"):
        streamlit.markdown(text)
        streamlit.caption(text)
        streamlit.error(text)
        streamlit.button(text, key=f"button_{number}")
        streamlit.metric(text, text)
        streamlit.expander(text)
        streamlit.checkbox(text, key=f"checkbox_{number}")
"""
CONTEXTS = ["stMarkdown", "stCaptionContainer", "stAlert", "stButton", "stMetricLabel", "stMetricValue"]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("app")
    (folder / "app.py").write_text(SCRIPT)
    port = free_port()
    options = [f"--server.port={port}", "--server.headless=true", "--browser.gatherUsageStats=false"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address=127.0.0.1", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PAYLOADS": json.dumps(PAYLOADS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    for line in process.stdout:
        if "URL:" in line:
            break
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.communicate(timeout=30)


def test_a_payload_shows_its_own_characters_and_does_nothing(address, page, done):
    page.goto(address)
    done(page)
    expect(page.get_by_test_id("stMetric")).to_have_count(len(PAYLOADS))

    wrong = []
    for number, payload in enumerate(PAYLOADS):
        box = page.locator(f".st-key-payload_{number}")
        for context in CONTEXTS:
            shown = box.get_by_test_id(context).first.inner_text().replace("\u2060", "").strip()
            if shown != payload:
                wrong.append((context, payload, shown))
    assert [] == wrong
    assert (
        0 == page.locator("[data-testid=stMain] :is(a, img, strong, em, del, code, .katex, h1, li)").count()
    )
