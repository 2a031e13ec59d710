"""Connection settings are read from URLs and files, and never contain a password."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.errors import InvalidInput, WorkspaceUnusable
from dpp_desktop.store.server import SETTINGS_NAME, settings
from dpp_desktop.store.server.settings import ServerSettings, from_url

_NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
_HOSTS = st.sampled_from(["db.example", "10.0.0.7", "::1", "/run/pg", "a.example,b.example"])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://db.example/dpp", ServerSettings("db.example", "", "dpp")),
        ("postgres://ann@db.example:5433/dpp", ServerSettings("db.example", "5433", "dpp", "ann")),
        ("postgresql:///dpp", ServerSettings(database="dpp")),
        ("postgresql://%2Frun%2Fpg/d%20p", ServerSettings("/run/pg", "", "d p")),
        ("postgresql://[::1]:5433/dpp", ServerSettings("::1", "5433", "dpp")),
        ("postgresql://a,b:5433/dpp", ServerSettings("a,b", "5432,5433", "dpp")),
        (
            "postgresql://h/dpp?sslmode=require&sslrootcert=/ca.pem&passfile=/pw",
            ServerSettings(
                "h",
                database="dpp",
                tls_mode="require",
                root_certificate="/ca.pem",
                password_file="/pw",
            ),
        ),
        ("postgresql:///?service=line", ServerSettings(service="line")),
    ],
)
def test_urls_are_read(url: str, expected: ServerSettings) -> None:
    assert from_url(url) == expected
    assert from_url(expected.url) == expected


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("mysql://h/dpp", "not the URL"),
        ("postgresql://h/a/b", "not the URL"),
        ("postgresql://h", "name of the database"),
        ("postgresql://h:0/dpp", "port"),
        ("postgresql://h:1e3/dpp", "port"),
        ("postgresql://h/dpp?sslmode=strict", "none of disable"),
        ("postgresql://h/dpp?color=red", "'color' is unknown"),
        ("postgresql://ann:secret@h/dpp", "contains a password"),
        ("postgresql://h/dpp?password=secret", "contains a password"),
    ],
)
def test_invalid_urls_are_rejected(url: str, problem: str) -> None:
    with pytest.raises(InvalidInput, match=problem) as rejected:
        from_url(url)
    assert "secret" not in str(rejected.value)


@pytest.mark.hypothesis
@given(_HOSTS, _NAMES, _NAMES, st.sampled_from(("", *settings.TLS_MODES)))
def test_settings_survive_as_a_url(host: str, database: str, user: str, mode: str) -> None:
    made = ServerSettings(host, "", database, user, mode)
    assert from_url(made.url) == made


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("", "prefer"),
        ("/run/postgresql", "prefer"),
        ("localhost", "prefer"),
        ("127.0.0.7", "prefer"),
        ("::1", "prefer"),
        ("db.example", "verify-full"),
        ("10.0.0.1", "verify-full"),
        ("localhost,db.example", "verify-full"),
        ("localhost.example", "verify-full"),
    ],
)
def test_only_connections_within_the_computer_may_do_without_tls(host: str, expected: str) -> None:
    assert ServerSettings(host, database="dpp").effective_tls_mode == expected


def test_settings_are_kept_in_a_file_for_the_user_only(tmp_path: Path) -> None:
    made = ServerSettings("db.example", "5433", "dpp", "Jörg", password_in="keyring")
    settings.write(tmp_path, made)
    assert settings.read(tmp_path) == made
    file = tmp_path / SETTINGS_NAME
    assert file.stat().st_mode & 0o777 == 0o600
    assert set(json.loads(file.read_text(encoding="utf-8"))) == {
        "format",
        "host",
        "port",
        "database",
        "user",
        "password_in",
    }


def test_a_folder_without_settings_has_none(tmp_path: Path) -> None:
    assert settings.read(tmp_path) is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": "dpp-desktop/server/2", "database": "dpp"}',
        '{"format": "dpp-desktop/server/1"}',
        '{"format": "dpp-desktop/server/1", "database": 7}',
        '{"format": "dpp-desktop/server/1", "database": "dpp", "color": "red"}',
    ],
)
def test_damaged_settings_are_reported(tmp_path: Path, content: str) -> None:
    (tmp_path / SETTINGS_NAME).write_text(content, encoding="utf-8")
    with pytest.raises(WorkspaceUnusable, match="connection settings"):
        settings.read(tmp_path)
