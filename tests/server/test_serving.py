"""The command runs a resolver in its own process until it is stopped, and logs no one's data."""

import re
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.samples import make_workspace
from tests.server.asking import path_of
from tests.server.running import RunningResolver, running_resolver
from tests.units.unit_jobs import UnitJob


@pytest.fixture(scope="module")
def minted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a workspace with a job of 30 parkas."""
    folder = tmp_path_factory.mktemp("minted")
    make_workspace(folder, parka(30))
    return folder


@pytest.fixture(scope="module")
def served(minted: Path) -> Iterator[RunningResolver]:
    """Return a running resolver that all tests of this module share."""
    with running_resolver(minted) as resolver:
        yield resolver


def _job(workspace: Workspace) -> MintJob:
    with workspace.read() as transaction:
        return jobs.require(transaction, 1)


def _path(folder: Path, unit: int = 0) -> str:
    with Workspace.open(folder) as workspace:
        return path_of(workspace, _job(workspace), unit)


def test_requests_over_http_are_answered(served: RunningResolver) -> None:
    path = _path(served.workspace)
    page = served.get(path)
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"Fjell winter parka" in page.content
    assert served.get(path, Accept="application/json").json["category"] == "jacket"
    same = served.get(path, If_None_Match=page.headers["etag"])
    assert (same.status, same.content) == (304, b"")


def test_head_has_the_headers_of_get(served: RunningResolver) -> None:
    path = _path(served.workspace)
    get, head = served.get(path), served.get(path, "HEAD")
    assert head.content == b""
    del get.headers["date"], head.headers["date"]
    assert head.headers == get.headers


def test_answers_name_neither_the_server_nor_a_cookie(served: RunningResolver) -> None:
    for path in (_path(served.workspace), "/", "/nothing", "/01/1"):
        headers = served.get(path).headers
        assert not {"server", "set-cookie", "x-powered-by"} & headers.keys()
        assert headers["x-content-type-options"] == "nosniff"


def test_a_connection_is_kept_for_several_requests(served: RunningResolver) -> None:
    connection = served.connection()
    for unit in range(5):
        connection.request("GET", _path(served.workspace, unit))
        answer = connection.getresponse()
        assert (answer.status, answer.read()[:9]) == (200, b"<!DOCTYPE")
    connection.close()


def test_a_body_is_neither_read_nor_awaited(served: RunningResolver) -> None:
    head = b"POST / HTTP/1.1\r\nHost: a.example\r\nContent-Length: 1000000\r\n\r\n"
    answer = served.exchange(head)
    assert answer.startswith(b"HTTP/1.1 405 ")
    assert b"\r\nconnection: close\r\n" in answer


def test_a_unit_that_becomes_void_is_gone_for_a_running_resolver(
    workspace_path: Path,
) -> None:
    make_again = workspace_path / "own"
    make_workspace(make_again, parka(5))
    path = _path(make_again, 2)
    with running_resolver(make_again) as resolver, Workspace.open(make_again) as workspace:
        assert resolver.get(path).status == 200
        UnitJob(workspace, _job(workspace)).voided("3")
        # Changes are noticed within a second; the test waits for that, however long it takes.
        while resolver.get(path).status == 200:
            pass
        assert resolver.get(path).status == 410


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_at_a_signal(minted: Path, stop: int) -> None:
    with running_resolver(minted) as resolver:
        assert resolver.get("/").status == 200
        assert resolver.stop(stop) == 0
        with pytest.raises(ConnectionRefusedError):
            resolver.get("/")


def test_it_stops_with_the_process_that_started_it(minted: Path) -> None:
    waiting = [sys.executable, "-c", "input()"]
    with (
        subprocess.Popen(waiting, stdin=subprocess.PIPE) as parent,
        running_resolver(minted, "--parent", parent.pid) as resolver,
    ):
        assert resolver.get("/").status == 200
        parent.communicate(b"\n")
        assert resolver.process.wait(timeout=60) == 0


def test_the_log_has_no_personal_data(minted: Path) -> None:
    path = _path(minted, 1)
    with running_resolver(minted) as resolver:
        resolver.get(f"{path}?secret=word", User_Agent="Phone of Ada", Accept_Language="de")
        resolver.get("/wp-login.php", "PROPFIND")
        assert resolver.stop() == 0
    text = (minted / "logs" / "resolver.log").read_text("utf-8")
    lines = text.splitlines()[-2:]
    pattern = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (GET|other) (200|405) text/html \d+ \d+\.\d ms"
    assert all(re.fullmatch(pattern, line) for line in lines), lines
    for word in ("127.0.0.1", path[-12:], "secret", "Ada", "wp-login", "PROPFIND"):
        assert word not in text


def test_a_client_with_too_many_requests_is_asked_to_wait(minted: Path) -> None:
    with running_resolver(minted, "--rate", 1) as resolver:
        replies = [resolver.get("/01/1", Accept="application/json") for _ in range(20)]
    refused = [reply for reply in replies if reply.status == 429]
    assert replies[0].status == 400
    assert refused
    assert refused[0].headers["retry-after"] == "2"
    assert "too many requests" in refused[0].json["detail"]


def test_a_port_in_use_is_reported(dpp: CommandLine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        failed = dpp("serve", "--port", port, code=4)
    assert f"The resolver can't use port {port} of 127.0.0.1" in failed.stderr
    assert "Choose a different port" in failed.stderr


@pytest.mark.parametrize("host", ["256.0.0.1.", "a b", "é" * 80])
def test_an_unknown_host_is_reported(dpp: CommandLine, host: str) -> None:
    assert "not an address of this computer" in dpp("serve", "--host", host, code=2).stderr


def test_certificate_and_key_belong_together(dpp: CommandLine, tmp_path: Path) -> None:
    key, certificate = _certificate(tmp_path, "one")
    other_key, _ = _certificate(tmp_path, "two")
    assert "together" in dpp("serve", "--certificate", certificate, code=2).stderr
    wrong = dpp("serve", "--port", 0, "--certificate", certificate, "--key", other_key, code=2)
    assert "can't be used with the key" in wrong.stderr
    missing = tmp_path / "missing.pem"
    dpp("serve", "--port", 0, "--certificate", missing, "--key", key, code=2)


def test_answers_are_encrypted_with_a_certificate(minted: Path, tmp_path: Path) -> None:
    key, certificate = _certificate(tmp_path, "localhost")
    trusted = ssl.create_default_context(cafile=str(certificate))
    options = ("--certificate", certificate, "--key", key)
    with running_resolver(minted, *options, tls=trusted) as resolver:
        document = resolver.get("/.well-known/gs1resolver").json
        assert document["resolverRoot"] == f"https://localhost:{resolver.port}"
        assert b"HTTP/" not in resolver.exchange(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")


def test_the_start_is_reported_for_people(minted: Path) -> None:
    process = CommandLine(minted).start("serve", "--port", 0, "--host", "0.0.0.0")
    assert process.stdout
    assert process.stdout.readline().startswith("The resolver answers at http://")
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert "Stop it with Ctrl+C." in errors
    assert "Only this computer" not in errors


def _certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Write a new key and a certificate that it signs, and return the files."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / f"{name}.key.pem", folder / f"{name}.pem"
    files[0].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    files[1].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return files
