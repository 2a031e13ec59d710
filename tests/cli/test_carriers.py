"""The command line exports packs with QR images and NFC payloads."""

from pathlib import Path

from tests.commandline import CommandLine


def test_packs_are_exported_with_images_and_payloads(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(12)
    carriers = ("--qr", "png", "--dpi", 203, "--ndef", "ntag213")
    made = dpp("export", 1, "--to", tmp_path / "packs", *carriers, "--json").json
    (pack,) = made["packs"]
    assert len(list((tmp_path / "packs" / pack["images"]).glob("*.png"))) == 12
    header = (tmp_path / "packs" / pack["file"]).read_text().splitlines()[0]
    assert header == "gtin,batch,serial,url,qr_file,ndef"
    assert made["warnings"] == []
    assert dpp("verify", tmp_path / "packs", "--rows", "--json").json["ok"]


def test_impossible_image_and_tag_options_are_reported(dpp: CommandLine, tmp_path: Path) -> None:
    dpp.mint(12)
    small = dpp("export", 1, "--to", tmp_path / "tags", "--ndef", "MIFARE Ultralight")
    assert "don't fit on MIFARE Ultralight" in small.stderr
    shown = dpp("export", 1, "--preview", "--ndef", "MIFARE Ultralight", "--json").json
    assert len([warning for warning in shown["warnings"] if "don't fit" in warning]) == 1
    tiny = dpp("export", 1, "--to", tmp_path / "qr", "--qr", "svg", "--module-mm", 0.1, code=2)
    assert "0.396 to 2" in tiny.stderr
    dpp("export", 1, "--to", tmp_path / "qr", "--qr", "bmp", code=2)
    dpp("export", 1, "--to", tmp_path / "qr", "--ndef", "NTAG1", code=2)
    assert not (tmp_path / "qr").exists()


def test_a_brand_profile_can_include_images_and_payloads(dpp: CommandLine, tmp_path: Path) -> None:
    brand = tmp_path / "brand.json"
    profile = """{"name": "shelf", "columns": [{"source": "qr_file", "heading": "Image"}],
        "images": {"format": "svg", "module_mm": 0.6}, "nfc_tag": "NTAG215"}"""
    brand.write_text(
        f"""{{"format": "dpp-desktop/brand/1", "key": "atelier", "name": "Atelier",
        "resolver": "https://id.atelier.example", "passport_schema": true,
        "export_profile": {profile}}}"""
    )
    dpp("brand", "import", brand)
    listed = dpp("product", "list", "--json").json
    sku = next(product["sku"] for product in listed if product["brand"] == "atelier")
    dpp("mint", "--brand", "atelier", "--product", sku, "--batch", "B1", "--quantity", 3)
    dpp("export", 1, "--to", tmp_path / "packs")
    assert len(list(tmp_path.glob("packs/*-qr/*.svg"))) == 3
    dpp("export", 1, "--to", tmp_path / "plain", "--qr", "none", "--columns", "serial")
    assert not list(tmp_path.glob("plain/*-qr"))
    dpp("pack", 1, 1, "--to", tmp_path / "one.csv")
    assert len(list(tmp_path.glob("*-qr/*.svg"))) == 3
