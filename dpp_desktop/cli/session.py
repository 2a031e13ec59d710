"""The options that all commands share, and opening the workspace."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dpp_desktop.model.message import Message

if TYPE_CHECKING:
    from dpp_desktop.cli.progress import ProgressBar
    from dpp_desktop.model.workspace_update import MoveStep
    from dpp_desktop.store.server.settings import ServerSettings
    from dpp_desktop.store.workspace import Workspace


class WholeNumber(click.IntRange):
    """A whole number in a range."""

    name = "whole number"


JOB_ID = WholeNumber(min=1, max=(1 << 63) - 1)
"""The id of a job or export on the command line."""


class SomePath(click.Path):
    """A file or folder. The empty text of an unset shell variable is rejected."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path. Fail if it is empty."""
        if value == "":
            self.fail("The path is empty.", param, ctx)
        return super().convert(value, param, ctx)


Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass
class Session:
    """The options that all commands share, given before or after the command's name."""

    workspace: Path | None = None
    json: bool = False
    debug: bool = False

    def open(self, *, create: bool = False, waits: bool = True) -> Workspace:
        """Open the chosen workspace and log to it. Raise DppError.

        Only commands that add data create a missing workspace. Otherwise, a disk that isn't
        connected would look like an empty workspace. Without `waits`, transactions fail instead of
        waiting for a database server that isn't available.
        """
        from dpp_desktop.cli.output import note
        from dpp_desktop.logfile import log_to
        from dpp_desktop.store.local.copy_detection import ORIGIN_NOTICES
        from dpp_desktop.store.workspace import LOG_FOLDER, Workspace

        path = self.workspace or _default_workspace()
        with _UpdateProgress() as progress:
            waiting = note if waits else None
            workspace = Workspace.open(path, create=create, observer=progress, waiting=waiting)
        try:
            if not workspace.read_only:
                log_to(workspace.path / LOG_FOLDER)
        except BaseException:
            workspace.close()
            raise
        if workspace.damage:
            note(f"Error: {workspace.damage.wrong}\n{workspace.damage.remedy}")
            note("Until then, the workspace is read-only.")
        if workspace.created:
            note(f"Created a workspace in {workspace.path}.")
        if workspace.read_only:
            note("This workspace is read-only.")
        notice = ORIGIN_NOTICES.get(workspace.origin)
        if notice:
            note(" ".join(notice))
        return workspace

    def server_settings(self) -> tuple[Path, ServerSettings]:
        """Return the folder of the chosen workspace, and how it connects to its database server.

        Raise WorkspaceUnusable if its store is a file.
        """
        from dpp_desktop.store.server import settings

        path = self.workspace or _default_workspace()
        return path, settings.require(path)


class _UpdateProgress(ExitStack):
    """Shows that a workspace of an earlier version is updated, and how far."""

    def __init__(self) -> None:
        super().__init__()
        self._bar: ProgressBar | None = None

    def progressed(self, step: MoveStep, done: int, total: int) -> None:
        """Show the progress on standard error."""
        from dpp_desktop.cli.output import note
        from dpp_desktop.cli.progress import ProgressBar
        from dpp_desktop.cli.signals import StopRequest

        if self._bar is None:
            note("Updating the workspace to this version. This is done once.")
            self._bar = self.enter_context(ProgressBar("", "tokens", StopRequest()))
        self._bar.show(done, total, _STEPS[step.name])


_STEPS = {"MOVE": "Moving tokens", "COMPARE": "Comparing tokens", "COMPACT": "Compacting"}


def common_options(function: Function) -> Function:
    """Add --workspace, --json and --debug to a command and store their values in its Session."""
    options = (
        click.option(
            "--workspace",
            metavar="DIR",
            type=SomePath(),
            envvar="DPP_WORKSPACE",
            show_envvar=True,
            expose_value=False,
            callback=_store_option,
            help="Workspace folder. By default, a folder in your user data.",
        ),
        click.option(
            "--json",
            is_flag=True,
            expose_value=False,
            callback=_store_option,
            help="Print the result as one JSON document.",
        ),
        click.option(
            "--debug",
            is_flag=True,
            expose_value=False,
            callback=_store_option,
            help="Print the traceback of an error.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


pass_session = click.make_pass_decorator(Session, ensure=True)


def _store_option(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Store an option that was given; otherwise keep the value given before the command."""
    if value and parameter.name:
        source = context.get_parameter_source(parameter.name)
        inherited = source is click.core.ParameterSource.ENVIRONMENT
        session = context.ensure_object(Session)
        if not (inherited and getattr(session, parameter.name)):
            setattr(session, parameter.name, value)


def _default_workspace() -> Path:
    from platformdirs import user_data_path

    from dpp_desktop.model.errors import PathUnusable

    try:
        return user_data_path("dpp-desktop", appauthor=False)
    except RuntimeError:
        raise PathUnusable(
            Message("There is no home folder for a workspace."),
            Message("Choose one with --workspace."),
        ) from None
