"""`dpp-desktop key`: shows or exports the public key for verifying exports."""

from pathlib import Path

import click

from dpp_desktop.cli.output import print_json, say
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.exporting.verification.signature import ALGORITHM, save_public_key, workspace_key


@click.group("key")
def command() -> None:
    """Show or export the public key for verifying exports of this workspace."""


@command.command("show")
@common_options
@pass_session
def show(session: Session) -> None:
    """Print the key and its fingerprint."""
    with session.open() as workspace:
        key = workspace_key(workspace)
    if session.json:
        print_json({"algorithm": ALGORITHM, "fingerprint": key.fingerprint, "pem": key.pem})
    else:
        say(f"Fingerprint (SHA-256): {key.fingerprint}")
        say(key.pem.rstrip())


@command.command("export")
@click.option(
    "--to", "file", required=True, metavar="FILE.pem", type=SomePath(), help="File to write."
)
@common_options
@pass_session
def export(session: Session, file: Path) -> None:
    """Save the key to a file for people who verify exports. The key isn't secret.

    To verify an export, they run 'dpp-desktop verify DIR --key FILE.pem', or with OpenSSL 'openssl
    pkeyutl -verify -pubin -inkey FILE.pem -rawin -in manifest.json -sigfile manifest.json.sig'.
    """
    with session.open() as workspace:
        key = workspace_key(workspace)
    save_public_key(key, file)
    if session.json:
        print_json({"file": str(file), "fingerprint": key.fingerprint})
    else:
        say(f"Public key {key.fingerprint} saved to {file}.")
