"""Tests of the commands `publish`, `publishing` and `verify` with a bundle."""

from pathlib import Path

import pytest

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.passphrase import VARIABLE
from tests.commandline import CommandLine
from tests.publishing.published import BRAND, PASSPHRASE, SKU


@pytest.fixture
def minted(dpp: CommandLine) -> CommandLine:
    """Return the command line of a workspace with five units of the battery."""
    dpp("mint", "--brand", BRAND, "--product", SKU, "--batch", "LOT-7", "--quantity", 5)
    return dpp


def test_publish_and_verify(minted: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = minted("publish", "--brand", BRAND, "--to", out, "--json").json
    assert (first["units"], first["status"], first["resumed"]) == (5, "completed", False)
    assert minted("publish", "--brand", BRAND, "--to", out, "--json").json["resumed"]
    assert "5 units" in minted("verify", out).stdout
    (out / "units/units-00001.jsonl").unlink()
    problems = minted("verify", out, "--json", code=ExitCode.FAILED).json["problems"]
    assert [each["code"] for each in problems] == ["missing"]
    (listed,) = minted("publishing", "list", "--json").json
    assert listed["directory"] == str(out)


def test_settings_and_released_fields(minted: CommandLine) -> None:
    brand = ("--brand", BRAND)
    minted("publishing", "set", *brand, "--operator", "urn:op:1")
    minted("publishing", "release", *brand, "--by", "Ada", "/chemistry", "/a")
    minted("publishing", "withdraw", *brand, "/a")
    settings = minted("publishing", "show", *brand, "--json").json
    assert settings["operator"] == "urn:op:1"
    assert [(each["pointer"], each["by"]) for each in settings["released"]] == [
        ("/chemistry", "Ada")
    ]
    wrong = minted(
        "publishing", "set", *brand, "--passports-at", "example", code=ExitCode.BAD_INPUT
    )
    assert "is not an address" in wrong.stderr
    wrong = minted("publishing", "release", *brand, "chemistry", code=ExitCode.BAD_INPUT)
    assert "JSON Pointer" in wrong.stderr


def test_restricted_fields_are_encrypted(
    minted: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    out = tmp_path / "out"
    minted("publish", "--brand", BRAND, "--to", out, "--encrypt-restricted")
    before = (out / "restricted/fields.json").read_bytes()
    minted("publish", "--brand", BRAND, "--to", out, "--encrypt-restricted")
    assert (out / "restricted/fields.json").read_bytes() == before
    minted("verify", out)


@pytest.mark.parametrize(
    "options",
    [
        ("--product", SKU),
        ("--job", 1, "--product", SKU, "--batch", "LOT-7"),
        ("--since-last", "--all"),
        ("--parts", "passports,pictures"),
    ],
)
def test_options_that_do_not_fit(
    minted: CommandLine, tmp_path: Path, options: tuple[object, ...]
) -> None:
    out = tmp_path / "out"
    minted("publish", "--brand", BRAND, "--to", out, *options, code=ExitCode.BAD_INPUT)
    assert not out.exists()


def test_one_batch_is_published(minted: CommandLine, tmp_path: Path) -> None:
    choice = ("--product", SKU, "--batch")
    minted(
        "publish", "--brand", BRAND, "--to", tmp_path / "a", *choice, "LOT-8",
        code=ExitCode.NOT_FOUND,
    )  # fmt: skip
    result = minted("publish", "--brand", BRAND, "--to", tmp_path / "b", *choice, "LOT-7", "--json")
    assert result.json["units"] == 5
