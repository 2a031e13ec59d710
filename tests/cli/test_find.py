"""`dpp-desktop find` finds tokens, products and jobs by a scan."""

import pytest

from tests.commandline import CommandLine

REQUEST = ("--brand", "nordlicht", "--product", "PARKA-01", "--batch", "LOT-7", "--quantity", "3")
EAN = "9506000134352"


@pytest.fixture
def minted(dpp: CommandLine) -> CommandLine:
    dpp("sample", "load")
    dpp("mint", *REQUEST, "--idempotency-key", "PO-1")
    return dpp


def test_a_scan_finds_a_token_a_product_or_jobs(minted: CommandLine) -> None:
    (row,) = minted("export", "1", "--preview", "1", "--json").json["first"]
    serial = row[2]
    token = minted("find", serial, "--json").json
    found = token["token"]
    assert (found["serial"], found["job"], found["unit"]) == (serial, 1, 1)
    assert minted("find", f"]E0{EAN}", "--json").json["product"]["sku"] == "PARKA-01"
    assert "Job 1: nordlicht, PARKA-01, batch LOT-7, order PO-1" in minted("find", "PO-1").stdout
    assert [job["id"] for job in minted("find", "LOT-7", "--json").json["jobs"]] == [1]
    assert (
        f"Token {serial}: nordlicht, PARKA-01, batch LOT-7, job 1, unit 1 of 3"
        in minted("find", serial).stdout
    )
    assert "Product PARKA-01: nordlicht, " in minted("find", EAN).stdout


def test_a_wrong_keyboard_language_is_named(minted: CommandLine) -> None:
    found = minted("find", EAN.translate(str.maketrans("0123456789", "à&é\"'(-è_ç")), "--json")
    assert found.json["product"]["gtin"] == f"0{EAN}"
    expected = (
        "Scanner keyboard language: the scanner is set to US English, this computer to French."
    )
    assert expected in found.json["keyboard"]
    assert expected in found.stderr


def test_nothing_is_found_for_other_text(minted: CommandLine) -> None:
    assert "'PO-2' is not a token, product, order number" in minted("find", "PO-2", code=5).stderr


def test_a_job_is_printed_with_its_status_and_time(dpp: CommandLine) -> None:
    dpp("mint", *REQUEST)
    found = dpp("find", "LOT-7").stdout
    assert found.startswith("Job 1: nordlicht, PARKA-01, batch LOT-7, ")
    assert "completed, created 20" in found
