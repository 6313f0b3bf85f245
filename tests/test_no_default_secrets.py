"""No secret that somebody could know comes with the program: keys are made, the rest is given or refused."""

import ast
import re
import subprocess
import tomllib

import pytest

from dashboard.decisions.keys import signing_key
from dashboard.settings import ROOT, Settings, check_auth
from dashboard.vocabulary import Refused

# The demo's password, which is refused elsewhere; a hash of what nobody knows; names that are no secrets.
KNOWN = {
    "DEMO_PASSWORD": "dashboard/demo.py",
    "DUMMY_HASH": "dashboard/decisions/sign_in.py",
    "COOKIE": "dashboard/session/tickets.py",
    "CREDENTIALS": "dashboard/vocabulary/breaches.py",
    "_SECRET": "dashboard/widgets/second_factor.py",
}
SECRET = re.compile(r"secret|passw|token|cookie|api_?key|private|credential|hash$", re.IGNORECASE)
# A secret is one word: no sentence, no address, no place for a value.
ONE_WORD = re.compile(r"[A-Za-z0-9$][^\s<{%]{5,}")
GIVEN = re.compile(
    r"""^\s*["']?([\w.-]*(?:secret|passw|token|api_?key)[\w.-]*)["']?\s*[:=]\s*(\S.*)$""",
    re.IGNORECASE | re.MULTILINE,
)
AUTH = {
    "redirect_uri": "https://register.company.fi/oauth2callback",
    "cookie_secret": "pN4v0Yw1kq8ZsT3bXr7LmD2cJh6GfA9uEoWi5xKz",
    "client_id": "rekisterivahti",
    "client_secret": "b7Qm2ZkT9sWf4LxN",
    "server_metadata_url": "https://login.company.fi/.well-known/openid-configuration",
}


def tracked(*endings):
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    shipped = [name for name in listed.splitlines() if not name.startswith("tests/")]
    return [name for name in shipped if name.endswith(endings)]


def constants(name):
    """Return (variable, text) of every text in a file that something called like a secret is set to."""
    for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            pairs = [(ast.unparse(each), node.value) for each in targets]
        elif isinstance(node, ast.Call):
            pairs = [(each.arg or "", each.value) for each in node.keywords]
        elif isinstance(node, ast.Dict):
            pairs = [
                (ast.unparse(key) if key else "", value)
                for key, value in zip(node.keys, node.values, strict=True)
            ]
        else:
            continue
        for target, value in pairs:
            if (
                isinstance(value, ast.Constant)
                and isinstance(value.value, str | bytes)
                and SECRET.search(target)
            ):
                yield target, str(value.value)


def test_no_secret_stands_in_the_code():
    found = {
        (target, name)
        for name in tracked(".py")
        for target, text in constants(name)
        if ONE_WORD.fullmatch(text)
    }

    assert set(KNOWN.items()) == found


def test_no_secret_stands_in_what_the_program_is_configured_with():
    found = {}
    for name in tracked(".toml", ".yml", ".yaml", ".sh", ".env", ".cfg", ".ini", ".json", "run"):
        if not name.startswith("data/demo/"):
            found |= {
                (name, key): value for key, value in GIVEN.findall((ROOT / name).read_text(encoding="utf-8"))
            }

    example = ".streamlit/secrets.example.toml"
    assert {(example, "cookie_secret"), (example, "client_secret")} == set(found)
    assert all("REPLACE" in value for value in found.values())


def test_the_keys_and_names_that_the_authenticators_examples_use_are_nowhere():
    for name in tracked(".py", ".toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "some_key" not in text, name
        assert "some_cookie_name" not in text, name


def test_every_data_folder_makes_its_own_key(tmp_path):
    keys = {
        signing_key(Settings(data=tmp_path / name, demo=name == "demo")) for name in ("one", "two", "demo")
    }

    assert 3 == len(keys)


def test_real_secrets_are_taken_and_the_example_is_refused_also_line_by_line():
    check_auth(AUTH)
    example = tomllib.loads((ROOT / ".streamlit" / "secrets.example.toml").read_text(encoding="utf-8"))[
        "auth"
    ]
    assert set(AUTH) == set(example)

    for name in ("cookie_secret", "client_id", "client_secret"):
        with pytest.raises(Refused, match=name):
            check_auth(AUTH | {name: example[name]})
    with pytest.raises(Refused):
        check_auth(example)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, "") for name in AUTH),
        ("cookie_secret", "short but random 8Gt2"),
        ("cookie_secret", "a" * 64),
        ("cookie_secret", "a very secret text that is quite long 123"),
        ("client_secret", "client_secret"),
        ("client_secret", "xxxx"),
        ("client_secret", "<from the provider>"),
        ("redirect_uri", "http://register.company.fi/oauth2callback"),
        ("redirect_uri", "http://localhost.evil.fi/oauth2callback"),
        ("redirect_uri", "https://register.company.fi/"),
        ("server_metadata_url", "http://login.company.fi/.well-known/openid-configuration"),
    ],
)
def test_what_is_missing_weak_or_unprotected_is_refused_by_its_name(name, value):
    with pytest.raises(Refused, match=name):
        check_auth(AUTH | {name: value})
