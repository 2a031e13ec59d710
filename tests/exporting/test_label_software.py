"""Label software and a spreadsheet read the packs unchanged. The tests run the real programs."""

import csv
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeJob
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.profiles.profile import Column
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand, a_product, a_product_file

UNITS = 8
TEMPLATE = """<?xml version="1.0"?>
<Glabels-document xmlns="http://glabels.org/xmlns/3.0/">
  <Template brand="Test" part="A4" size="A4" description="Six labels on a sheet">
    <Label-rectangle id="0" width="90mm" height="90mm" round="0mm" x_waste="0mm" y_waste="0mm">
      <Layout nx="2" ny="3" x0="10mm" y0="10mm" dx="95mm" dy="92mm"/>
    </Label-rectangle>
  </Template>
  <Objects id="0" rotate="False">
    <Object-barcode x="20mm" y="20mm" w="50mm" h="50mm" style="IEC18004" text="False"
      checksum="True" field="url" color="0x000000ff" a0="1" a1="0" a2="0" a3="1" a4="0" a5="0"/>
  </Objects>
  <Merge type="Text/Comma/Line1Keys" src="missing.csv"/>
</Glabels-document>
"""
ODD = {
    "zeros": "00950",
    "sum": "=1+1",
    "call": '=HYPERLINK("https://evil.example","x")',
    "plus": "+49 30 1234",
    "minus": "-2*3",
    "at": "@SUM(A1:A9)",
    "tab": "\t=1+1",
    "date": "1-2",
    "big": "123456789012345678901234567890",
    "exponent": "12E10",
    "quotes": 'a "quoted", cell; with all',
    "umlauts": "Größe 零 é",
    "lines": "one\ntwo",
    "apostrophe": "'00123",
    "yes": "TRUE",
}


def _needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} isn't installed")


def _run(*command: object) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=60)


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job whose passport has values that a spreadsheet would misread."""
    import_brand(workspace, parse_brand(a_brand(key="odd")))
    products = parse_products(a_product_file(a_product(passport=ODD)), "/gtin")
    import_products(workspace, "odd", products)
    form = MintForm("odd", "PARKA-01", "007", UNITS)
    return run_job(workspace, submit(workspace, form).job.id)


def _urls(workspace: Workspace, job: MintJob) -> list[str]:
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job.id, 0, UNITS)
    return [job.link_prefix + serial for serial in serials]


def _codes(picture: Path) -> list[str]:
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.frombuffer(image.constBits(), dtype=np.uint8)
    grey = grey.reshape(image.height(), image.bytesPerLine())[:, : image.width()]
    return [code.text for code in zxingcpp.read_barcodes(np.ascontiguousarray(grey))]


@_needs("glabels-3-batch")
@_needs("gs")
def test_glabels_prints_the_urls_of_a_pack(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    export_tokens(workspace, Request(WholeJob(job.id), tmp_path / "packs"))
    (pack,) = (tmp_path / "packs").glob("*.csv")
    (tmp_path / "label.glabels").write_text(TEMPLATE)
    _run("glabels-3-batch", "-i", pack, "-o", tmp_path / "l.pdf", tmp_path / "label.glabels")
    _run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pgmraw", "-r150",
         f"-sOutputFile={tmp_path / 'sheet%d.pgm'}", tmp_path / "l.pdf")  # fmt: skip
    sheets = sorted(tmp_path.glob("sheet*.pgm"))
    assert len(sheets) == 2
    assert sorted(code for sheet in sheets for code in _codes(sheet)) == sorted(
        _urls(workspace, job)
    )


@_needs("zint")
def test_zint_draws_the_urls_of_a_pack(workspace: Workspace, job: MintJob, tmp_path: Path) -> None:
    """Zint reads one code per line, which a brand profile without header produces."""
    profile = {"name": "zint", "columns": [{"source": "url"}], "header": False}
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=profile)))
    export_tokens(workspace, Request(WholeJob(job.id), tmp_path / "packs"))
    (pack,) = (tmp_path / "packs").glob("*.csv")
    _run("zint", "--barcode=QRCODE", "--batch", "--filetype=png", "-i", pack,
         "-o", tmp_path / "code~~~.png")  # fmt: skip
    pictures = sorted(tmp_path.glob("code*.png"))
    assert [code for picture in pictures for code in _codes(picture)] == _urls(workspace, job)


@_needs("soffice")
def test_a_spreadsheet_shows_every_cell_unchanged_and_runs_no_formula(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    """Import with LibreOffice's default options, which would evaluate formulas."""
    names = [f"passport.{name}" for name in ODD]
    columns = tuple(Column(name, name) for name in ("batch", "serial", "url", *names))
    overrides = ProfileOverrides("spreadsheet", columns)
    export_tokens(workspace, Request(UnitRange(job.id, 1, UNITS), tmp_path / "packs", overrides))
    (pack,) = (tmp_path / "packs").glob("*.csv")
    # Export from LibreOffice as CSV: fields as shown, all text in quotes, in UTF-8.
    _run("soffice", f"-env:UserInstallation=file://{tmp_path / 'home'}", "--headless",
         "--infilter=CSV:44,34,76,1", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true",
         "--outdir", tmp_path / "out", pack)  # fmt: skip
    text = (tmp_path / "out" / pack.name).read_bytes().decode("utf-8")
    shown = list(csv.reader(text.splitlines(keepends=True)))
    expected = [["007", url[-12:], url, *ODD.values()] for url in _urls(workspace, job)]
    assert shown[0] == ["batch", "serial", "url", *names]
    assert shown[1:] == expected
