"""Tests of the static site: its lookup file, its pages, and nginx with its configuration."""

import http.client
import json
import random
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.mint import MintJob
from dpp_desktop.publishing.lookup_file import LookupBuilder, look_up
from dpp_desktop.publishing.plan import plan_from_text
from dpp_desktop.publishing.site import site_folder
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from tests.exporting.void_units import void
from tests.publishing.published import mint, publication

_NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
_MODULE = Path("/usr/lib/nginx/modules/ngx_http_js_module.so")
_IDS = [f"{number:064x}" for number in range(3)]


@given(
    st.dictionaries(st.text(min_size=1, max_size=12), st.sampled_from([*_IDS, None])),
    st.text(max_size=12),
)
def test_any_paths_are_found(entries: dict[str, str | None], other: str) -> None:
    builder = LookupBuilder(_IDS)
    for path, passport in entries.items():
        builder.add([path], passport)
    data = builder.data()
    for path, passport in entries.items():
        assert look_up(data, path) == (passport or "")
    if other not in entries:
        assert look_up(data, other) is None


def test_a_large_lookup_file_takes_nine_bytes_a_unit() -> None:
    builder = LookupBuilder(_IDS)
    builder.add((f"/t/{number}" for number in range(200_000)), _IDS[1])
    builder.add(["/t/7"], None)
    data = builder.data()
    assert len(data) < 200_000 * 9.2
    assert look_up(data, "/t/7") == ""
    assert {look_up(data, f"/t/{number}") for number in range(8, 200_000, 997)} == {_IDS[1]}
    assert look_up(data, "/t/200000") is None


def test_a_page_has_the_public_fields_and_nothing_from_elsewhere(
    workspace: Workspace, tmp_path: Path
) -> None:
    mint(workspace, 1)
    publication(workspace, tmp_path / "out")
    (folder,) = (tmp_path / "out/site/p").iterdir()
    names = {each.name for each in folder.iterdir()}
    assert {"index.html", "de.html", "passport.json", "passport.jsonld"} <= names
    for name, language in (("index.html", "en"), ("de.html", "de")):
        text = (folder / name).read_text("utf-8")
        assert f'<html lang="{language}">' in text
        assert re.search("<(script|img|link|iframe|object|form)", text) is None
        assert "E-bike battery 500 Wh" in text
        assert "lithium nickel manganese cobalt oxide" in text
        local = [each for each in re.findall('href="([^"]+)"', text) if ":" not in each]
        assert len(local) == 3
        assert all((folder / href).is_file() for href in local)
    document = json.loads((folder / "passport.jsonld").read_text("utf-8"))
    assert document["passport"] == json.loads((folder / "passport.json").read_text("utf-8"))


class _Site:
    """The site of a brand, served by nginx with the generated configuration."""

    def __init__(self, port: int, host: str) -> None:
        self._port, self._host = port, host

    def get(self, url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Request the path of a URL, and return status, headers and content."""
        path = url.removeprefix(f"https://{self._host}")
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection.request("GET", path, headers={"Host": self._host, **headers})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, dict(answer.headers), content


@pytest.fixture
def first(workspace: Workspace) -> MintJob:
    """Return a job of 600 tokens; some are void."""
    return mint(workspace, 600)


@pytest.fixture
def second(workspace: Workspace) -> MintJob:
    """Return a job of 500 tokens of another batch."""
    return mint(workspace, 500, batch="LOT-8")


@pytest.fixture
def site(workspace: Workspace, first: MintJob, second: MintJob, tmp_path: Path) -> Iterator[_Site]:
    """Serve the site of the second publication of a brand."""
    if not (_NGINX and _MODULE.exists()):
        pytest.skip("nginx or its njs module isn't installed")
    del second
    publication(workspace, tmp_path / "1", job=first.id)
    void(workspace, first.id, "1-3")
    done = publication(workspace, tmp_path / "2")
    plan = plan_from_text(done.publication.plan)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path / "2/site"
    configuration = (folder / "nginx.conf").read_text("utf-8")
    configuration = configuration.replace(site_folder(plan), str(folder))
    configuration = configuration.replace("listen 80;", f"listen 127.0.0.1:{port};")
    (tmp_path / "run").mkdir()
    main = tmp_path / "run/nginx.conf"
    temporary = "\n".join(
        f"{name}_temp_path {tmp_path}/run/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main.write_text(
        f"load_module {_MODULE};\nuser root;\ndaemon off;\nmaster_process off;\n"
        f"pid {tmp_path}/run/pid;\nerror_log {tmp_path}/run/error.log;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{temporary}\n{configuration}}}\n"
    )
    checked = subprocess.run(
        [_NGINX, "-t", "-c", main, "-e", tmp_path / "run/error.log"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    process = subprocess.Popen(
        [_NGINX, "-c", main, "-e", tmp_path / "run/error.log"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_it_listens(process, port)
        yield _Site(port, str(plan.resolver).removeprefix("https://"))
    finally:
        process.terminate()
        process.wait()


def _wait_until_it_listens(process: "subprocess.Popen[bytes]", port: int) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            continue
        return
    raise AssertionError("nginx has ended")


def test_nginx_answers_for_every_unit(
    workspace: Workspace, first: MintJob, second: MintJob, site: _Site, tmp_path: Path
) -> None:
    batches = {"LOT-7": first, "LOT-8": second}
    expected: dict[str, dict[str, Any]] = {}
    for batch, job in batches.items():
        with workspace.read() as transaction:
            serials = tokens.serials_of(transaction, job.id, 0, job.minted)
        for unit, serial in enumerate(serials):
            expected[job.link_prefix + serial] = {"batch": batch, "void": job is first and unit < 3}
    lines = {
        line["url"]: line
        for each in (1, 2)
        for path in (tmp_path / f"{each}/units").iterdir()
        for line in map(json.loads, path.read_text("utf-8").splitlines())
    }
    chosen = random.Random(18).sample(list(expected), 1_000)
    for url in chosen:
        status, _, content = site.get(url, Accept="application/ld+json")
        if expected[url]["void"]:
            assert status == 410
            continue
        assert status == 200
        assert json.loads(content)["batch"] == expected[url]["batch"]
        assert lines[url]["batch"] == expected[url]["batch"]
    for url in chosen[:100]:
        unknown = url[:-1] + ("A" if url[-1] != "A" else "B")
        assert site.get(unknown)[0] == (200 if unknown in expected else 404)


def test_nginx_negotiates_and_sends_security_headers(
    workspace: Workspace, second: MintJob, site: _Site
) -> None:
    with workspace.read() as transaction:
        url = second.link_prefix + tokens.serials_of(transaction, second.id, 0, 1)[0]
    status, headers, content = site.get(url, Accept="text/html", **{"Accept-Language": "de-AT"})
    assert status == 200
    assert b'<html lang="de">' in content
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert b'<html lang="en">' in site.get(url)[2]
    status, headers, content = site.get(f"{url}?linkType=gs1:dpp", Accept="application/json")
    assert (status, headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    assert json.loads(content)["weight_kg"] == 2.7
    product = url.partition("/21/")[0]
    assert site.get(product)[0] == 200
    for path in ("/", "/units.lookup", "/p/../units.lookup", "/p/%2e%2e/nginx.conf", "/01/..%2f"):
        assert site.get(path)[0] in (400, 404)
