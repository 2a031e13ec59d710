"""Verification finds every change to an export folder and needs only the folder."""

import hashlib
import json
import os
import shutil
import socket
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeJob
from dpp_desktop.exporting.verification import findings
from dpp_desktop.exporting.verification.progress import (
    Tracker,
    VerificationProgress,
    VerificationStep,
)
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.job_exports import export_job


@pytest.fixture
def folder(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> Path:
    """Return the folder of a complete export of three packs."""
    return export_job(workspace, minted_job.id, tmp_path / "packs").export.directory


def _findings(folder: Path) -> set[tuple[str, str]]:
    return {(finding.file, finding.code) for finding in verify(folder).findings}


def _packs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.csv"))


def _edit_manifest(folder: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    edit(manifest)
    path.write_text(json.dumps(manifest), "utf-8")


def test_an_unchanged_export_is_valid(folder: Path) -> None:
    result = verify(folder)
    assert result.ok
    assert (result.packs, result.rows) == (3, 25_000)


def test_a_moved_export_is_valid(folder: Path, tmp_path: Path) -> None:
    assert verify(folder.rename(tmp_path / "moved")).ok


def test_missing_added_truncated_and_swapped_packs_are_found(folder: Path) -> None:
    first, second, third = _packs(folder)
    first_bytes = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(first_bytes)
    third.write_bytes(third.read_bytes()[:-1])
    (folder / "extra.csv").write_text("gtin,batch,serial,url\r\n")
    assert _findings(folder) == {
        (first.name, "swapped"),
        (second.name, "swapped"),
        (third.name, "size"),
        ("extra.csv", "added"),
    }
    third.unlink()
    assert (third.name, "missing") in _findings(folder)


def test_a_wrong_size_is_reported(folder: Path) -> None:
    pack = _packs(folder)[2]
    size = pack.stat().st_size
    pack.write_bytes(b"x")
    (finding,) = verify(folder).findings
    assert finding.message == f"the pack's size is 1 B instead of {size:,} B."


def test_an_export_of_some_packs_is_not_reported_as_interrupted(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path, packs=[1])
    (finding,) = verify(tmp_path).findings
    assert finding.message.startswith("the export isn't finished; ")


def test_an_inconsistent_manifest_is_found(folder: Path) -> None:
    _edit_manifest(folder, lambda manifest: manifest["packs"].pop(1))
    second = _packs(folder)[1].name
    assert _findings(folder) == {
        ("manifest.json.sig", "signature"),
        ("manifest.json", "sequence"),
        ("manifest.json", "row_count"),
        ("SHA256SUMS", "changed"),
        (second, "added"),
    }


def test_a_manifest_with_wrong_row_counts_is_found(folder: Path) -> None:
    def falsify(manifest: dict[str, Any]) -> None:
        manifest["packs"][2]["rows"] = 4_999
        manifest["rows"] = 24_999

    _edit_manifest(folder, falsify)
    assert _findings(folder) == {
        ("manifest.json.sig", "signature"),
        (_packs(folder)[2].name, "row_count"),
    }


def test_other_files_are_found_except_those_of_file_managers(folder: Path) -> None:
    (folder / "Thumbs.db").write_bytes(b"pictures")
    (folder / "notes.txt").write_text("to be printed on Monday")
    (folder / ".hidden").touch()
    (folder / "more").mkdir()
    assert _findings(folder) == {
        ("notes.txt", "added"),
        (".hidden", "added"),
        ("more", "added"),
    }


def test_a_line_end_across_two_reads_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    # A line end lies across each power of two, and so across any usual size of a read.
    ends = [0, *(2**power + 1 for power in range(10, 24))]
    lines = [b"x" * (end - start - 2) + b"\r\n" for start, end in pairwise(ends)]
    file.write_bytes(b"".join(lines) + b"y\r\n")
    facts = {"file": file.name, "size": file.stat().st_size}
    pack = {
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "rows": len(lines) + 1,
        **facts,
    }
    listed = {"csv": {"header": False}, "packs": [pack]}
    assert list(findings.pack_findings(tmp_path, listed, Tracker())) == []
    pack["rows"] = len(lines) + 2
    (found,) = findings.pack_findings(tmp_path, listed, Tracker())
    assert found.code == "row_count"


def test_a_file_of_the_wrong_size_is_not_read(folder: Path) -> None:
    """Reading three terabytes would take hours."""
    first, second, third = _packs(folder)
    with open(first, "r+b") as file:
        file.truncate(3 << 40)
    second.unlink()
    os.mkfifo(second)
    third.unlink()
    third.mkdir()
    assert _findings(folder) == {
        (first.name, "size"),
        (second.name, "not_a_file"),
        (third.name, "not_a_file"),
    }


def test_a_socket_at_the_path_of_a_pack_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = _packs(folder)
    first.unlink()
    monkeypatch.chdir(folder)  # socket addresses have a short maximum length
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(first.name)
        assert _findings(folder) == {(first.name, "not_a_file")}


def test_a_pack_listed_a_thousand_times_is_read_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, third = _packs(folder)
    third.unlink()
    third.symlink_to(first)

    def repeat(manifest: dict[str, Any]) -> None:
        manifest["packs"] = [dict(manifest["packs"][0], index=n + 1) for n in range(1_000)]
        linked = dict(manifest["packs"][0], index=1_001, file=third.name)
        manifest["packs"].append(linked)

    _edit_manifest(folder, repeat)
    opened: list[Path] = []
    read = findings._PackReader._read

    def counted(reader: Any, file: Any) -> Any:
        opened.append(Path(file.name))
        return read(reader, file)

    monkeypatch.setattr(findings._PackReader, "_read", counted)
    assert "file_twice" in {code for _, code in _findings(folder)}
    assert opened == [first]


def test_enlarged_images_are_not_read(workspace: Workspace, tmp_path: Path) -> None:
    job = run_job(workspace, submit(workspace, parka(5)).job.id)
    overrides = ProfileOverrides(images=image_options("png", 203, 0.5))
    made = export_tokens(workspace, Request(WholeJob(job.id), tmp_path / "packs", overrides)).export
    (images,) = (path for path in made.directory.iterdir() if path.is_dir())
    with open(min(images.glob("*.png")), "r+b") as file:
        file.truncate(3 << 40)
    (finding,) = verify(made.directory).findings
    assert (finding.file, finding.code) == (images.name, "images")
    assert min(images.glob("*.png")).name in finding.message


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/b.csv", "..", "C:\\x.csv"])
def test_a_manifest_that_names_outside_files_is_invalid(folder: Path, name: str) -> None:
    _edit_manifest(folder, lambda manifest: manifest["packs"][0].update(file=name))
    assert _findings(folder) == {("manifest.json", "not_a_manifest")}


@pytest.mark.parametrize("text", ["{", "{}", "", "x" * (5 << 20)], ids=["cut", "{}", "", "large"])
def test_an_invalid_manifest_is_found(
    workspace: Workspace, folder: Path, tmp_path: Path, text: str
) -> None:
    """If the workspace is available, problems of the packs are found too."""
    (folder / "manifest.json").write_text(text)
    (finding,) = verify(folder).findings
    assert (finding.file, finding.code) == ("manifest.json", "not_a_manifest")
    assert "the packs can't be checked without it" in finding.message
    result = verify(folder, workspace=workspace)
    (finding,) = result.findings
    assert "export again to the same folder" in finding.message
    assert (result.packs, result.rows, result.against_store) == (3, 25_000, True)
    first, second, _ = _packs(folder)
    first.write_bytes(first.read_bytes().replace(b"LOT-7", b"LOT-8", 1))
    second.unlink()
    (folder / "extra.csv").touch()
    found = {(each.file, each.code) for each in verify(folder, workspace=workspace).findings}
    assert found == {
        ("manifest.json", "not_a_manifest"),
        (first.name, "changed"),
        (first.name, "rows"),
        (second.name, "missing"),
        ("extra.csv", "added"),
    }
    with Workspace.open(tmp_path / "elsewhere") as elsewhere:
        (finding,) = verify(folder, workspace=elsewhere).findings
    assert "the packs can't be checked without it" in finding.message


def test_the_last_of_several_exports_in_a_folder_is_verified(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    for job_id in (minted_job.id, other.id, minted_job.id):
        export_job(workspace, job_id, tmp_path / "packs")
        (tmp_path / "packs").rename(tmp_path / f"{len(list(tmp_path.iterdir()))}")
    export_job(workspace, minted_job.id, tmp_path / "packs")
    (tmp_path / "packs" / "manifest.json").write_text("{")
    (finding,) = verify(tmp_path / "packs", workspace=workspace).findings
    assert finding.code == "not_a_manifest"


def test_a_manifest_of_another_program_is_not_damage(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "web app"}')
    for known in (None, workspace):
        with pytest.raises(InvalidInput, match="not the manifest"):
            verify(tmp_path, workspace=known)


def test_a_folder_without_manifest_is_not_an_export(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NotFound, match="contains no export"):
            verify(place)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_flipped_byte_is_found(folder: Path, data: st.DataObject) -> None:
    pack = data.draw(st.sampled_from(_packs(folder)))
    before = pack.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    flipped = bytes([before[place] ^ data.draw(st.integers(1, 255))])
    pack.write_bytes(before[:place] + flipped + before[place + 1 :])
    try:
        assert _findings(folder) == {(pack.name, "changed")}
    finally:
        pack.write_bytes(before)


@pytest.mark.parametrize("lock", [".~lock.{name}#", "~${name}", "~${short}"])
def test_a_pack_that_is_open_in_a_program_is_a_note(folder: Path, lock: str) -> None:
    pack = _packs(folder)[1]
    path = folder / lock.format(name=pack.name, short=pack.name[2:])
    path.write_bytes(b"\x05Kim".ljust(165))
    result = verify(folder)
    assert (result.ok, result.findings) == (True, ())
    assert [(note.file, note.code) for note in result.notes] == [(pack.name, "open")]


def test_a_file_with_the_name_of_a_lock_may_be_a_finding(folder: Path) -> None:
    pack = _packs(folder)[0]
    (folder / ".~lock.letter.odt#").write_text("Kim")
    (folder / f".~lock.{pack.name}#").write_bytes(bytes(10_000))
    (folder / f"~${pack.name}").mkdir()
    assert {code for _, code in _findings(folder)} == {"added"}
    assert len(_findings(folder)) == 3
    assert verify(folder).notes == ()


def test_a_damaged_pack_counts_once(workspace: Workspace, folder: Path) -> None:
    first, second, third = _packs(folder)
    for pack in (first, second):
        pack.write_bytes(pack.read_bytes().replace(b"LOT-7", b"LOT-8"))
    third.unlink()
    result = verify(folder, workspace=workspace)
    assert len(result.findings) == 5
    assert (sorted(result.changed_packs), sorted(result.missing_packs)) == ([1, 2], [3])
    assert result.other_findings == ()


def test_damaged_images_count_as_their_pack(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    target = UnitRange(minted_job.id, 1, 3)
    overrides = ProfileOverrides(images=image_options("png", 203, 0.5))
    export_tokens(workspace, Request(target, tmp_path / "packs", overrides))
    (images,) = (tmp_path / "packs").glob("*-qr")
    min(images.glob("*.png")).write_bytes(b"")
    assert verify(tmp_path / "packs").changed_packs == {1}
    shutil.rmtree(images)
    assert verify(tmp_path / "packs").missing_packs == {1}


class _RecordingObserver:
    """Keeps all reported progress."""

    def __init__(self) -> None:
        self.reports: list[VerificationProgress] = []

    def progressed(self, progress: VerificationProgress) -> None:
        self.reports.append(progress)


def test_the_progress_of_a_verification_has_packs_and_bytes(
    workspace: Workspace, folder: Path
) -> None:
    observer = _RecordingObserver()
    assert verify(folder, workspace=workspace, observer=observer).ok
    reports = observer.reports
    size = sum(pack.stat().st_size for pack in _packs(folder))
    assert {report.total_bytes for report in reports} == {2 * size}
    done = [report.bytes_done for report in reports]
    assert (done, done[-1]) == (sorted(done), 2 * size)
    for step in (VerificationStep.FILES, VerificationStep.ROWS):
        packs = {report.packs_done for report in reports if report.step is step}
        assert packs == {0, 1, 2, 3}
