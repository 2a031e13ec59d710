"""The command `dpp-desktop`: finds the subcommand, runs it, and tells how it ended."""

import importlib
import sys
from typing import NoReturn

import click

from dpp_desktop import streams
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.session import Session, common_options, pass_session

COMMANDS = {
    "sample": "Load the sample brands to try things out.",
    "workspace": "Show the workspace, or renew it after a restore.",
    "site": "Show or set the site number of the workspace.",
    "brand": "Import, export and list brands.",
    "product": "Import and list products.",
    "mint": "Mint tokens for a batch of a product.",
    "jobs": "List the mint jobs.",
    "resume": "Go on with interrupted, paused or failed jobs.",
    "cancel": "End a mint job for good.",
    "export": "Export tokens as CSV packs.",
    "pack": "Save one pack of a job as a CSV file.",
    "exports": "List the exports, and which packs were handed over.",
    "handover": "Mark packs as handed over.",
    "verify": "Check an export folder against its signed manifest.",
    "key": "Show or export the key that exports are checked with.",
    "token": "Look a token up and draw its QR code.",
    "demo": "Show the whole job with the sample brands.",
}


class _LazyGroup(click.Group):
    """Imports a command's module only when it's called, so that --help comes at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its own module."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"dpp_desktop.cli.commands.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"dpp_desktop.cli.commands.{cmd_name} has no click command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
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

    Mints up to 1,000,000 tokens per request, each with a serial and a resolver URL; exports them
    in packs for label software; looks one up and draws its QR code. Needs no network.

    Without a command, opens the window.

    \b
    Exit codes: 0 done; 2 bad input; 3 idempotency conflict; 4 the job, export or
    check failed, the database is damaged, or a system error occurred (disk full,
    file locked, computer too busy); 5 not found; 130 interrupted; 1 an internal
    error of the program.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    if context.invoked_subcommand is not None:
        return ExitCode.DONE
    from dpp_desktop.ui.app.start import run

    return run(session.workspace)


def main() -> NoReturn:
    """Runs the command line of this process and exits."""
    session = Session(json="--json" in sys.argv)
    streams.prepare()
    code = _run(session)
    failure = streams.finish()
    if failure and code == ExitCode.DONE:
        code = _report(failure, session)
        streams.finish()
    sys.exit(code)


def _run(session: Session) -> int:
    output, errors = sys.stdout, sys.stderr
    try:
        result = cli.main(prog_name="dpp-desktop", standalone_mode=False, obj=session)
    except SystemExit as end:
        # click exits like this when the reader of --help has closed the pipe, having exchanged the
        # streams; otherwise after having completed a command line for the shell.
        reader_left = sys.stdout is not output
        sys.stdout, sys.stderr = output, errors
        return ExitCode.DONE if reader_left or not isinstance(end.code, int) else end.code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost boundary
        return _report(error, session)
    return result if isinstance(result, int) else ExitCode.DONE


def _report(error: Exception | KeyboardInterrupt, session: Session) -> int:
    from dpp_desktop.cli.error_report import report  # not needed for --help

    return report(error, session)
