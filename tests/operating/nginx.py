"""Finds an nginx to test with, or installs one; runs it on this machine alone, with deploy/nginx.conf in it."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser.chromium import done, is_debian, is_root, say
from tests.browser.conftest import ROOT, Server

NAME = "tracker.example.org"  # as deploy/ has it

# What Debian's nginx.conf sets round the files of conf.d; the rest of it is about its place on the disk.
AROUND = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/tracker.conf;
}}
"""


def find_nginx() -> str | None:
    """Return nginx's place; installs it where this is Debian and we are root."""
    if found := shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin"):
        return found
    if not (is_root() and is_debian()):
        return None
    say("There is no nginx on this machine: installing Debian's package ...")
    install = [
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "nginx-light",
    ]
    return shutil.which("nginx") if done(["apt-get", "update", "-qq"]) and done(install) else None


def start_nginx(nginx: str, folder: Path, configuration: str) -> subprocess.Popen[bytes]:
    """Start nginx with this for its conf.d/tracker.conf; its process is the one to end."""
    (folder / "tracker.conf").write_text(configuration, encoding="utf-8")
    user = "user root;" if is_root() else ""  # the folder is this account's alone
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), encoding="utf-8")
    command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "[warn]" not in tried.stderr, tried.stderr
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def write_certificate(folder: Path) -> None:
    """Write tracker.pem and tracker.key, for localhost and a day; nobody vouches for them."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "tracker.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "tracker.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


class Site(NamedTuple):
    """A dashboard as its readers have it, behind nginx; `address` has no slash at its end; `folder`: of its logs."""

    address: str
    plain: str
    dashboard: Server
    folder: Path


def set_for_this_machine(configuration: str, folder: Path, dashboard: Server, below: str, ports: dict[str, int]) -> str:
    """Change what is this machine's; below a path also the one line that the file tells to change."""
    assert configuration.count("location / {") == 1
    text = configuration.replace("location / {", f"location {below}/ {{")
    text = text.replace("127.0.0.1:8501", urlsplit(dashboard.address).netloc.replace("localhost", "127.0.0.1"))
    text = text.replace(NAME, "localhost")
    text = re.sub(r"/etc/ssl/\w+/", f"{folder}/", text)
    text = re.sub(r" *listen \[::\].*\n", "", text)
    text = text.replace("https://$server_name", f"https://$server_name:{ports['443']}")
    return re.sub(r"listen (\d+)", lambda found: f"listen 127.0.0.1:{ports[found[1]]}", text)


def settings_of(below: str) -> dict[str, str]:
    """Return what deploy/tracker.env sets, for this machine; below a path with the line that is meant for it."""
    text = (ROOT / "deploy" / "tracker.env").read_text(encoding="utf-8").replace(NAME, "localhost")
    if below:
        text = text.replace("#STREAMLIT_SERVER_BASE_URL_PATH=tracker", f"STREAMLIT_SERVER_BASE_URL_PATH={below[1:]}")
    return dict(line.split("=", 1) for line in text.splitlines() if line and not line.startswith("#"))


def wait_for(port: int) -> None:
    ends = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < ends, "nginx did not start within 20 s"
            time.sleep(0.05)
        else:
            return
