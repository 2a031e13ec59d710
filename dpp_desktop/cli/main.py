"""The command `dpp-desktop`: finds and runs the subcommand, and returns its exit code."""

import atexit
import gc
import importlib
import sys
from typing import NoReturn

import click

from dpp_desktop import streams
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.session import Session, common_options, pass_session

COMMANDS = {
    "sample": "Load sample brands to try the program.",
    "workspace": "Show the workspace, or renew it after a restore.",
    "site": "Show or set the site number of the workspace.",
    "brand": "Import, export, list and show brands.",
    "product": "Import and list products.",
    "mint": "Mint tokens for a batch of a product.",
    "jobs": "List mint jobs.",
    "resume": "Continue interrupted, paused or failed jobs.",
    "cancel": "Cancel a mint job permanently.",
    "export": "Export tokens as CSV packs.",
    "pack": "Save one pack of a job as a CSV file.",
    "exports": "List exports and the packs that were handed over.",
    "handover": "Mark packs as handed over.",
    "publish": "Hand passports and units to whoever answers their URLs.",
    "publishing": "Set up publications of a brand, and list them.",
    "print": "Print labels, or write them to a file.",
    "prints": "List, resume and cancel print jobs.",
    "reprint": "Print labels again, with a reason.",
    "nfc": "Write and read NFC tags.",
    "profile": "List, save, rename and delete export profiles.",
    "design": "List, import, export, preview and remove label designs.",
    "printer": "Add, list, test, calibrate and remove printers.",
    "verify": "Verify an export or a publication against its signed manifest.",
    "verify-scans": "Verify printed labels by scanning them.",
    "key": "Show or export the public key for verifying exports.",
    "units": "Show what happened to the units of a job.",
    "mark": "Record that units were applied, sampled or spoiled.",
    "void": "Make units void permanently.",
    "reconcile": "Account for every unit of a job or batch.",
    "find": "Find what a scan identifies: a token, product, order or batch.",
    "token": "Look up a token and draw its QR code.",
    "serve": "Answer the URLs of units with their passports.",
    "demo": "Load samples, mint, export and look up a token.",
}


class _LazyGroup(click.Group):
    """Imports the module of a command only when it is called, so that --help starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name from its module."""
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_")
        command = importlib.import_module(f"dpp_desktop.cli.commands.{module}").command
        _resume_collections()
        if not isinstance(command, click.Command):
            raise TypeError(f"dpp_desktop.cli.commands.{cmd_name} has no click command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="dpp-desktop", message="%(prog)s %(version)s")
@common_options
@pass_session
@click.pass_context
def cli(context: click.Context, session: Session) -> int:
    """Give every unit on the packaging line its Digital Product Passport identity.

    DPP Desktop mints up to 1,000,000 tokens per request, each with a serial and a resolver URL,
    exports them in packs for label software, prints their labels, and records what happens to each
    unit. It works offline.

    Without a command, the window opens.

    \b
    Exit codes:
      0    done
      1    internal error
      2    invalid input
      3    order number already used for a different request
      4    job, export, print job or verification failed, units in doubt, database
           damaged, or system error (disk full, file locked, computer too busy)
      5    not found
      130  interrupted
    """  # noqa: D301 - \b makes click keep the line breaks
    if context.invoked_subcommand is not None:
        return ExitCode.DONE
    from dpp_desktop.ui.app.start import run

    _resume_collections()
    return run(session.workspace)


def main() -> NoReturn:
    """Run the command line of this process and exit."""
    _pause_collections()
    session = Session(json="--json" in sys.argv)
    streams.prepare()
    try:
        code = _run(session)
    finally:
        _resume_collections()
    failure = streams.finish()
    if failure and code == ExitCode.DONE:
        code = _report(failure, session)
        streams.finish()
    sys.exit(code)


def _pause_collections() -> None:
    """Skip garbage collection while modules are loaded and when the process ends.

    Loading modules creates hardly any garbage, and collection takes a quarter of the loading time.
    """
    gc.disable()
    atexit.register(gc.freeze)


def _resume_collections() -> None:
    """Search for garbage again, but not among what the modules consist of."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _run(session: Session) -> int:
    output, errors = sys.stdout, sys.stderr
    try:
        result = cli.main(prog_name="dpp-desktop", standalone_mode=False, obj=session)
    except SystemExit as end:
        # click exits like this when the reader of --help closed the pipe, after replacing the
        # streams, and after completing a command line for the shell.
        pipe_closed = sys.stdout is not output
        sys.stdout, sys.stderr = output, errors
        return ExitCode.DONE if pipe_closed or not isinstance(end.code, int) else end.code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost boundary
        return _report(error, session)
    return result if isinstance(result, int) else ExitCode.DONE


def _report(error: Exception | KeyboardInterrupt, session: Session) -> int:
    from dpp_desktop.cli.error_report import report  # not needed for --help

    return report(error, session)
