"""`dpp-desktop verify`: checks the folder of an export or publication against its manifest."""

from collections.abc import Collection, Sequence
from pathlib import Path

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, print_json, say
from dpp_desktop.cli.progress import ProgressBar
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.exporting.packs.pack_plan import MANIFEST_NAME
from dpp_desktop.exporting.stop_signal import Stopped
from dpp_desktop.exporting.verification.findings import Finding
from dpp_desktop.exporting.verification.manifest import read_manifest_bytes
from dpp_desktop.exporting.verification.progress import VerificationProgress
from dpp_desktop.exporting.verification.signature import PublicKey, read_public_key
from dpp_desktop.exporting.verification.verify import Verification, verify
from dpp_desktop.publishing.manifest import is_publication
from dpp_desktop.publishing.verify import BundleVerification, verify_bundle


@click.command("verify")
@click.argument("directory", metavar="DIR", type=SomePath())
@click.option(
    "--key",
    "key_file",
    metavar="FILE.pem",
    type=SomePath(),
    help="Public key from 'dpp-desktop key export' that must match the signature.",
)
@click.option(
    "--rows",
    is_flag=True,
    help="Also compare every row with the tokens of the workspace, and the signature with its key.",
)
@common_options
@pass_session
def command(session: Session, directory: Path, key_file: Path | None, rows: bool) -> int:  # noqa: FBT001 - passed by name
    """Verify the files in DIR against its signed manifest. Needs no workspace.

    DIR is the folder of an export or of a publication.

    Finds missing, changed, truncated, swapped and added files. The exit code is 4 if there are any.
    A file that is open in another program is reported as well, but is no problem. Ctrl+C stops the
    verification.

    Without --key or --rows, verification can't show who signed the manifest: a person who can
    change packs could also sign a new manifest.
    """
    key = read_public_key(key_file) if key_file else None
    manifest = read_manifest_bytes(directory)
    if is_publication(manifest, directory / MANIFEST_NAME):
        if rows:
            raise click.UsageError("--rows is for exports; publications have no rows.")
        return _report_bundle(session, verify_bundle(directory, manifest, key))
    try:
        result = _verified(session, directory, key, rows=rows)
    except Stopped:
        note("The verification was stopped.")
        return ExitCode.INTERRUPTED
    if session.json:
        print_json(_document(result))
    else:
        for each in (*result.findings, *result.notes):
            note(f"{each.file}: {each.message}")
        if result.ok:
            _report(result)
        else:
            _report_damage(result)
    return ExitCode.DONE if result.ok else ExitCode.FAILED


class VerificationBar(ProgressBar):
    """Shows the progress of a verification: bytes in the bar, packs in its title."""

    def __init__(self, stop: StopRequest) -> None:
        super().__init__("Verifying", "B", stop)

    def progressed(self, progress: VerificationProgress) -> None:
        """Update the bar."""
        packs = f"{progress.packs_done:,} of {counted(progress.packs, 'pack')}"
        title = f"Verifying {progress.step}, {packs}"
        self.show(progress.bytes_done, progress.total_bytes, title)


def _verified(
    session: Session, directory: Path, key: PublicKey | None, *, rows: bool
) -> Verification:
    """Verify with a progress bar. Raises Stopped after Ctrl+C."""
    if not rows:
        with stop_on_signals() as stop, VerificationBar(stop) as bar:
            return verify(directory, key, stop=bar.stop_requested, observer=bar)
    with session.open() as workspace, stop_on_signals() as stop, VerificationBar(stop) as bar:
        return verify(directory, key, workspace, bar.stop_requested, bar)


def _report_damage(result: Verification) -> None:
    """Print how many packs are damaged, and how to re-create them."""
    changed, missing = result.changed_packs, result.missing_packs
    if not (changed or missing):
        return
    counts = [
        *([f"{counted(len(changed), 'pack')} changed ({_numbers(changed)})"] if changed else []),
        *([f"{counted(len(missing), 'pack')} missing ({_numbers(missing)})"] if missing else []),
    ]
    replaced = f" and --replace {_numbers(changed)}" if changed else ""
    note(
        f"{', '.join(counts)}. To re-create them, run 'dpp-desktop export' with the same "
        f"folder{replaced}."
    )


def _report_bundle(session: Session, result: BundleVerification) -> int:
    """Print what was found in a publication."""
    files, units = len(result.manifest["files"]), result.manifest["units"]
    signer = result.signer.fingerprint if result.signer else None
    if session.json:
        print_json(
            {
                "ok": result.ok,
                "files": files,
                "units": units,
                "signed_by": signer,
                "against_key": result.against_key,
                "problems": _documents(result.findings),
            }
        )
    else:
        for each in result.findings:
            note(f"{each.file}: {each.message}")
        if result.ok:
            say(f"No problems found in {counted(files, 'file')} with {counted(units, 'unit')}.")
            if result.against_key:
                say(f"Signed with the expected key, {signer}.")
            else:
                note(f"Signed with the key {signer}. To check that it is yours, use --key.")
    return ExitCode.DONE if result.ok else ExitCode.FAILED


def _numbers(packs: Collection[int]) -> str:
    """The numbers as --replace takes them."""
    return ",".join(map(str, sorted(packs)))


def _report(result: Verification) -> None:
    packs, rows = counted(result.packs, "pack"), counted(result.rows, "row")
    say(f"No problems found in {packs} with {rows}.")
    if result.against_store:
        say("All rows match this workspace.")
    if result.signer is None:
        note("The manifest isn't signed, because an earlier version of the program created it.")
    elif result.against_key:
        say(f"Signed with the expected key, {result.signer.fingerprint}.")
    else:
        note(
            f"Signed with the key {result.signer.fingerprint}. To check that it is yours, use "
            "--key."
        )


def _document(result: Verification) -> dict[str, object]:
    return {
        "ok": result.ok,
        "packs": result.packs,
        "rows": result.rows,
        "signed_by": result.signer.fingerprint if result.signer else None,
        "against_key": result.against_key,
        "against_store": result.against_store,
        "changed_packs": sorted(result.changed_packs),
        "missing_packs": sorted(result.missing_packs),
        "problems": _documents(result.findings),
        "notes": _documents(result.notes),
    }


def _documents(findings: Sequence[Finding]) -> list[dict[str, object]]:
    return [
        {"file": finding.file, "code": finding.code, "message": finding.message}
        for finding in findings
    ]
