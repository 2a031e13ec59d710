"""`dpp-desktop key`: the public key that a workspace's exports are checked with."""

from pathlib import Path

import click

from dpp_desktop.cli.output import print_json, say
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.exporting.verification.signature import ALGORITHM, save_public_key, workspace_key


@click.group("key")
def command() -> None:
    """Show or export the public key of the workspace, which its exports are checked with."""


@command.command("show")
@common_options
@pass_session
def show(session: Session) -> None:
    """Print the key, and its fingerprint to compare it by."""
    with session.open() as workspace:
        key = workspace_key(workspace)
    if session.json:
        print_json({"algorithm": ALGORITHM, "fingerprint": key.fingerprint, "pem": key.pem})
    else:
        say(f"Fingerprint (SHA-256): {key.fingerprint}")
        say(key.pem.rstrip())


@command.command("export")
@click.option("--to", "file", required=True, metavar="FILE.pem", type=SomePath(), help="The file.")
@common_options
@pass_session
def export(session: Session, file: Path) -> None:
    """Save the key as a file for those who check exports; it is no secret.

    They run 'dpp-desktop verify DIR --key FILE.pem', or with OpenSSL 'openssl pkeyutl -verify
    -pubin -inkey FILE.pem -rawin -in manifest.json -sigfile manifest.json.sig'.
    """
    with session.open() as workspace:
        key = workspace_key(workspace)
    save_public_key(key, file)
    if session.json:
        print_json({"file": str(file), "fingerprint": key.fingerprint})
    else:
        say(f"The public key {key.fingerprint} is in {file}.")
