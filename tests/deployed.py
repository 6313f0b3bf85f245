"""The files of dashboard/deployment, as an office uses them: on ports of this machine, with a made-up name.

Each place that is another here than there must be in the file, or it is not the file that is tried.
"""

import configparser
import json
import os
import re
import shlex
import shutil
import socket
import string
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from dashboard.settings import ROOT

FOLDER = ROOT / "dashboard" / "deployment"
UNIT = FOLDER / "rekisterivahti.service"
# Browsers take whatever ends so for this machine.
NAME = "register.localhost"
PATIENCE = 60
# What a process can give up by itself of what the unit takes away: PR_SET_NO_NEW_PRIVS, and PR_SET_MDWE,
# which older kernels do not know.
_CONFINED = """
import ctypes, os, sys
for each in (38, 65):
    ctypes.CDLL(None).prctl(each, 1, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def unit():
    """Return the unit's sections; of what is given more than once, only the last."""
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(UNIT, encoding="utf-8")
    return parser


def environment():
    """Return what the unit tells the service: of the example file what is not commented out, and its own."""
    lines = (FOLDER / "environment.example").read_text(encoding="utf-8").splitlines()
    given = [line for line in lines if line and not line.startswith("#")]
    own = re.findall(r"^Environment=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(each.split("=", 1) for each in [*given, *shlex.split(" ".join(own))])


def altered(text, replaced):
    """Return a text with some of its places replaced; each must be there."""
    for there, here in replaced.items():
        assert there in text, there
        text = text.replace(there, here)
    return text


class Service:
    """The process of the unit's ExecStart."""

    def __init__(self, process, port, told):
        self.process, self.port, self._told = process, port, told
        self.log = []
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self):
        """Take in what it says to its end, so that no full pipe stops it; nobody waits for more."""
        self.log.extend(self.process.stdout)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.connect_ex(self._told) or sender.send(b"ENDED")

    def stop(self):
        """End it as systemd does; return its exit code."""
        self.process.terminate()
        code = self.process.wait(timeout=PATIENCE)
        self._reading.join(PATIENCE)
        return code

    def said(self):
        return [json.loads(line) for line in self.log]


@contextmanager
def service(data, port, folder):
    """Start what the unit starts, with its environment only, and wait until it says that it listens."""
    own = unit()["Service"]
    given = {**environment(), "REKISTERIVAHTI_DATA": str(data), "REKISTERIVAHTI_HOST": NAME}
    line = string.Template(own["ExecStart"]).substitute(given)
    command = altered(
        line, {"/opt/rekisterivahti/.venv/bin/python": sys.executable, "--port 8501": f"--port {port}"}
    )
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(str(folder / "notify"))
        told.settimeout(PATIENCE)
        process = subprocess.Popen(
            [sys.executable, "-c", _CONFINED, *shlex.split(command)],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "NOTIFY_SOCKET": str(folder / "notify"), **given},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            umask=int(own["UMask"], 8),
        )
        running = Service(process, port, str(folder / "notify"))
        try:
            assert told.recv(64) == b"READY=1", running.log
            yield running
        finally:
            process.kill()
            process.wait(timeout=PATIENCE)


@contextmanager
def proxy(folder, server_port, port, plain_port):
    """Run nginx with the example in front of a server; give the file of its certificate."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        assert os.environ.get("CI") != "true", "CI must have nginx"
        pytest.skip("nginx is not installed")
    certificate = _certificate(folder)
    text = (FOLDER / "rekisterivahti.nginx").read_text(encoding="utf-8")
    places = {
        "127.0.0.1:8501": f"127.0.0.1:{server_port}",
        "listen 443 ": f"listen 127.0.0.1:{port} ",
        "listen 80 ": f"listen 127.0.0.1:{plain_port} ",
        "/etc/ssl/register.example": str(folder),
        "register.example": NAME,
    }
    (folder / "site.conf").write_text(altered(text, places), encoding="utf-8")
    kept = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{each}_temp_path {folder}/{each};" for each in kept)
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log stderr;"
        f"events {{}} http {{ {temporary} include {folder}/site.conf; }}",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [nginx, "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_for(port, process)
        yield certificate
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def _wait_for(port, process):
    """Wait until it listens; fail with what it says where it ends instead."""
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError(process.stderr.read())


def _certificate(folder):
    """Make a key and a certificate for NAME that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "privkey.pem").write_bytes(secret)
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return folder / "fullchain.pem"
