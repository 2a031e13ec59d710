"""QR images are written next to the packs: readable, complete or absent, never rewritten."""

import csv
import hashlib
import json
import shutil
import subprocess
import zlib
from pathlib import Path

import ndef
import pytest

from dpp_desktop.exporting.disk_space import estimate_space
from dpp_desktop.exporting.preview import preview_export
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.exporting.stop_signal import Stopped
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.profiles.profile import parse_columns
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace
from tests.carriers.image_reader import pixels_of, png_read, svg_drawn, symbol_in
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.small_packs import use_small_packs

PNG = ProfileOverrides(images=image_options("png", 203, 0.5))
SVG = ProfileOverrides("spreadsheet", images=image_options("svg", 300, 0.5))


@pytest.fixture
def job_id(workspace: Workspace) -> int:
    """Return the ID of a completed job of 30 units."""
    return run_job(workspace, submit(workspace, parka(30)).job.id).id


def _rows(folder: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for pack in sorted(folder.glob("*.csv")):
        with open(pack, encoding="utf-8-sig", newline="") as file:
            rows += csv.DictReader(file)
    return rows


def _url_in(image: Path) -> str:
    data = image.read_bytes()
    drawn = pixels_of(png_read(data)) if image.suffix == ".png" else svg_drawn(data, 410)
    return str(symbol_in(drawn).text)


def _plain(cell: str) -> str:
    return cell.removeprefix('="').removesuffix('"')


def _images(folder: Path) -> Path:
    (found,) = folder.glob("*-qr")
    return found


def _state(folder: Path) -> dict[Path, tuple[int, bytes]]:
    files = (path for path in folder.rglob("*") if path.is_file() and "manifest" not in path.name)
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes())
        for path in files
        if path.parent != folder or path.suffix == ".csv"
    }


def _codes(folder: Path) -> list[tuple[str, str]]:
    return [(finding.file, finding.code) for finding in verify(folder).findings]


@pytest.mark.parametrize("overrides", [PNG, SVG], ids=["png", "svg"])
def test_each_row_names_an_image_of_its_url(
    workspace: Workspace, job_id: int, tmp_path: Path, overrides: ProfileOverrides
) -> None:
    run_job(workspace, submit(workspace, parka(5)).job.id)
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    result = export_tokens(workspace, Request(batch, tmp_path, overrides))
    rows = _rows(tmp_path)
    assert len(rows) == 35
    for row in rows:
        assert _url_in(tmp_path / _plain(row["qr_file"])) == row["url"]
    (pack,) = result.packs
    assert pack.images
    files = list(_images(tmp_path).iterdir())
    assert (pack.images.count, len(files)) == (35, 36)
    assert pack.images.size == sum(path.stat().st_size for path in files)
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    subprocess.run(check, cwd=_images(tmp_path), check=True, capture_output=True)
    assert verify(tmp_path, workspace=workspace).ok


def test_finished_images_are_not_rewritten(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_small_packs(monkeypatch, 100)
    job_id = run_job(workspace, submit(workspace, parka(203)).job.id).id
    request = Request(UnitRange(job_id, 90, 203), tmp_path, PNG)
    export_tokens(workspace, request, StopAfter(1))
    before = _state(tmp_path)
    assert len(before) == 102
    done = export_tokens(workspace, request)
    assert before.items() <= _state(tmp_path).items()
    assert [pack.images and pack.images.count for pack in done.packs] == [100, 14]
    assert verify(tmp_path).ok


def test_missing_images_are_recreated_identically(
    workspace: Workspace, job_id: int, tmp_path: Path
) -> None:
    request = Request(WholeJob(job_id), tmp_path, PNG)
    first = export_tokens(workspace, request)
    before = {path.name: path.read_bytes() for path in _images(tmp_path).iterdir()}
    shutil.rmtree(_images(tmp_path))
    assert [code for _, code in _codes(tmp_path)] == ["missing"]
    again = export_tokens(workspace, request)
    assert (again.packs, len(again.remade)) == (first.packs, 1)
    assert {path.name: path.read_bytes() for path in _images(tmp_path).iterdir()} == before


@pytest.mark.logs_warnings
@pytest.mark.parametrize("how", ["changed", "missing", "added", "list"])
def test_changed_images_are_reported_kept_and_replaced_on_request(
    workspace: Workspace, job_id: int, tmp_path: Path, how: str
) -> None:
    request = Request(WholeJob(job_id), tmp_path, PNG)
    export_tokens(workspace, request)
    folder = _images(tmp_path)
    image = min(folder.glob("*.png"))
    if how == "changed":
        image.write_bytes(max(folder.glob("*.png")).read_bytes())
    elif how == "missing":
        image.unlink()
    elif how == "added":
        (folder / "extra.png").write_bytes(image.read_bytes())
    else:
        (folder / "SHA256SUMS").write_bytes(b"")
    assert _codes(tmp_path) == [(folder.name, "images")]
    before = _state(tmp_path)
    failed = export_tokens(workspace, request)
    assert failed.export.status is ExportStatus.FAILED
    assert folder.name in str(failed.export.error)
    assert _state(tmp_path) == before
    replaced = export_tokens(workspace, request, replace=[1])
    assert replaced.export.status is ExportStatus.COMPLETED
    assert verify(tmp_path).ok


@pytest.mark.parametrize("left", ["folder", "folder and pack", "part"])
def test_files_of_a_killed_export_are_reused_or_removed(
    workspace: Workspace, job_id: int, tmp_path: Path, left: str
) -> None:
    """A process can be killed while it writes images and before it records their pack."""
    whole = tmp_path / "whole"
    export_tokens(workspace, Request(WholeJob(job_id), whole, PNG))
    folder = tmp_path / "killed"
    folder.mkdir()
    made = _images(whole)
    if left == "part":
        shutil.copytree(made, folder / f".{made.name}.part")
        min((folder / f".{made.name}.part").iterdir()).unlink()
    else:
        shutil.copytree(made, folder / made.name)
    if left == "folder and pack":
        shutil.copy(min(whole.glob("*.csv")), folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.png")}
    done = export_tokens(workspace, Request(WholeJob(job_id), folder, PNG))
    assert done.export.status is ExportStatus.COMPLETED
    assert not list(folder.glob(".*"))
    if left != "part":
        assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.png")} == before
    assert verify(folder).ok


@pytest.mark.parametrize("images", [0, 1, 17])
def test_image_verification_stops_promptly(
    workspace: Workspace, job_id: int, tmp_path: Path, images: int
) -> None:
    export_tokens(workspace, Request(WholeJob(job_id), tmp_path, PNG))
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(len(asked) > images)  # at the pack, then at each image
        return asked[-1]

    with pytest.raises(Stopped):
        verify(tmp_path, workspace=workspace, stop=stop)
    assert len(asked) == images + 2
    assert verify(tmp_path, workspace=workspace, stop=lambda: False).ok


def test_images_compressed_by_another_library_version_are_equal(
    workspace: Workspace, job_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an upgrade, the PNG compressor can produce different bytes."""
    request = Request(WholeJob(job_id), tmp_path, PNG)
    export_tokens(workspace, request)
    shutil.rmtree(_images(tmp_path))
    packed = zlib.compress
    monkeypatch.setattr(zlib, "compress", lambda data, level: packed(data, 0))
    again = export_tokens(workspace, request)
    assert again.export.status is ExportStatus.COMPLETED
    assert verify(tmp_path, workspace=workspace).ok
    with workspace.read() as transaction:
        assert tuple(exports.packs_of(transaction, again.export.id)) == again.packs


def test_an_untrusted_checksum_list_is_reported(
    workspace: Workspace, job_id: int, tmp_path: Path
) -> None:
    export_tokens(workspace, Request(WholeJob(job_id), tmp_path, PNG))
    manifest = tmp_path / "manifest.json"
    for sums in (b"\xff" * 80 + b"\n", b"x" * 2_000_000, b"0" * 64 + b"  ../../etc/passwd\n"):
        document = json.loads(manifest.read_bytes())
        document["packs"][0]["images"]["sha256"] = hashlib.sha256(sums).hexdigest()
        manifest.write_text(json.dumps(document))
        (_images(tmp_path) / "SHA256SUMS").write_bytes(sums)
        assert (_images(tmp_path).name, "images") in _codes(tmp_path)


def test_only_missing_images_need_disk_space(
    workspace: Workspace, job_id: int, tmp_path: Path
) -> None:
    request = Request(WholeJob(job_id), tmp_path, PNG)
    needed = estimate_space(workspace, request).needed()
    export_tokens(workspace, request)
    assert estimate_space(workspace, request).needed() == 0
    shutil.rmtree(_images(tmp_path))
    assert 0 < estimate_space(workspace, request).needed() <= needed


@pytest.mark.logs_warnings
def test_a_foreign_folder_at_the_image_path_is_left_unchanged(
    workspace: Workspace, job_id: int, tmp_path: Path
) -> None:
    export_tokens(workspace, Request(WholeJob(job_id), tmp_path / "whole", PNG))
    foreign = tmp_path / "other" / _images(tmp_path / "whole").name / "holiday.png"
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(b"sun")
    failed = export_tokens(workspace, Request(WholeJob(job_id), tmp_path / "other", PNG))
    assert failed.export.status is ExportStatus.FAILED
    assert foreign.read_bytes() == b"sun"
    assert list(foreign.parent.iterdir()) == [foreign]


def test_images_are_recorded_with_their_packs(
    workspace: Workspace, job_id: int, tmp_path: Path
) -> None:
    result = export_tokens(workspace, Request(WholeJob(job_id), tmp_path, SVG))
    with workspace.read() as transaction:
        assert tuple(exports.packs_of(transaction, result.export.id)) == result.packs


@pytest.mark.parametrize("overrides", [PNG, SVG], ids=["png", "svg"])
def test_the_disk_space_estimate_for_images_is_an_upper_bound(
    workspace: Workspace, job_id: int, tmp_path: Path, overrides: ProfileOverrides
) -> None:
    request = Request(WholeJob(job_id), tmp_path, overrides)
    space = estimate_space(workspace, request)
    (pack,) = export_tokens(workspace, request).packs
    blocks = sum(path.stat().st_blocks * 512 for path in tmp_path.rglob("*") if path.is_file())
    assert pack.total_size <= blocks <= space.needed() + 16_384
    assert space.needed() < 30 * 12_288 + 16_384


@pytest.mark.parametrize(("dpi", "module_mm"), [(10, 0.5), (300, 0.395), (300, float("nan"))])
def test_unscannable_image_sizes_are_rejected(dpi: int, module_mm: float) -> None:
    with pytest.raises(InvalidInput, match=r"0\.396 to 2"):
        image_options("png", dpi, module_mm)


def test_an_image_column_requires_images(workspace: Workspace, job_id: int) -> None:
    overrides = ProfileOverrides(columns=parse_columns(["qr_file"]))
    with pytest.raises(InvalidInput, match="no images are requested"):
        preview_export(workspace, WholeJob(job_id), overrides)


@pytest.mark.parametrize("columns", [None, ["unit", "ndef=Tag"]])
def test_the_ndef_column_contains_the_url(
    workspace: Workspace, job_id: int, tmp_path: Path, columns: list[str] | None
) -> None:
    chosen = parse_columns(["url", *columns]) if columns else None
    overrides = ProfileOverrides(columns=chosen, nfc_tag="NTAG213")
    assert export_tokens(workspace, Request(WholeJob(job_id), tmp_path, overrides)).warnings == ()
    for row in _rows(tmp_path):
        (record,) = ndef.message_decoder(bytes.fromhex(row["Tag" if columns else "ndef"]))
        assert record.iri == row["url"]


def test_a_tag_that_is_too_small_causes_a_warning(
    workspace: Workspace, job_id: int, tmp_path: Path
) -> None:
    overrides = ProfileOverrides(nfc_tag="MIFARE Ultralight")
    (warning,) = preview_export(workspace, WholeJob(job_id), overrides).warnings
    assert warning.startswith("The URLs don't fit on MIFARE Ultralight")
    result = export_tokens(workspace, Request(WholeJob(job_id), tmp_path, overrides))
    assert result.warnings == (warning,)
    assert result.export.status is ExportStatus.COMPLETED
    with pytest.raises(InvalidInput, match="no NFC tag with this name"):
        preview_export(workspace, WholeJob(job_id), ProfileOverrides(nfc_tag="NTAG1"))
