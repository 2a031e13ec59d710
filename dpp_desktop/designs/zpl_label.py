"""The label in a ZPL template: the commands that are sent for each label.

Programs such as ZebraDesigner write a file for one print: before the label, they set up the printer
and load images, and afterwards they delete the images. Here, each label is sent on its own. So the
set-up becomes a part of the label, images are put into it, and what would write to the printer's
memory is left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dpp_desktop.designs.zpl_commands import (
    FS,
    XA,
    XZ,
    Command,
    changes_prefix,
    commands_of,
    sets_prefix,
)
from dpp_desktop.designs.zpl_rules import PRINTING, SAVE_SETTINGS, STORED, refusal
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message

FIELD = "zpl"
"""The field of the problems of a template."""

_ALTERNATE = Message("^XA and ^XZ must alternate.")
_DOWNLOAD, _DELETE = "~DG", "^ID"
_RECALLS = frozenset({"^XG", "^IM"})
_UNSCALED = frozenset({"", "1"})
_NUMBER = re.compile(r"\s*[0-9]{1,7}\s*")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ZplLabel:
    """The commands of a label without ^XA and ^XZ, and what was noticed.

    `controls` are the commands with a tilde, which are sent before it.
    """

    commands: tuple[Command, ...]
    controls: tuple[Command, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def label_of(template: str) -> ZplLabel:
    """Return the label in a template, with all problems of its commands."""
    return _Reader(commands_of(template)).label()


class _Reader:
    """Reads the commands of a template."""

    def __init__(self, commands: list[Command]) -> None:
        self._problems: list[Problem] = []
        self._warnings: list[Problem] = []
        self._images = {_image_name(each): each for each in commands if each.code == _DOWNLOAD}
        self._controls: list[Command] = []
        self._formats: list[list[Command]] = []
        self._split(commands)

    def label(self) -> ZplLabel:
        """Return the label, with everything that was noticed."""
        printing = [each for each in self._formats if _prints(each)]
        if len(printing) != 1:
            self._problem("formats", _not_one_label(len(printing)))
        label = printing[0] if printing else []
        position = self._formats.index(label) if printing else 0
        setup = [command for each in self._formats[:position] for command in each]
        self._check_after_label(self._formats[position + 1 :])
        commands = [*self._used(setup), *self._used(label)]
        self._note_stored(commands)
        return ZplLabel(
            tuple(commands),
            tuple(self._used(self._controls)),
            tuple(dict.fromkeys(self._problems)),
            tuple(dict.fromkeys(self._warnings)),
        )

    def _check_after_label(self, formats: Iterable[list[Command]]) -> None:
        """Note commands after the label; that images are deleted there is ignored."""
        for commands in formats:
            for command in commands:
                if command.code not in (_DELETE, FS) and not _prints(commands):
                    self._problem("after_label", _after_label(command))

    def _split(self, commands: Iterable[Command]) -> None:
        """Split the commands into formats, which ^XA starts and ^XZ ends, and controls."""
        current: list[Command] | None = None
        for command in commands:
            if command.code in (XA, XZ):
                if (current is None) != (command.code == XA):
                    self._problem("formats", _ALTERNATE)
                if current is not None:
                    self._formats.append(current)
                current = [] if command.code == XA else None
            elif not self._is_set_apart(command, is_outside=current is None):
                self._add(command, current)
        if current is not None:
            self._problem("formats", _ALTERNATE)
            self._formats.append(current)

    def _is_set_apart(self, command: Command, *, is_outside: bool) -> bool:
        """Return whether the command isn't a part of a format or sent before it."""
        if sets_prefix(command):
            if changes_prefix(command):
                self._problem("prefix", _own_prefix(command))
            return True
        return command.code == _DOWNLOAD and is_outside

    def _add(self, command: Command, current: list[Command] | None) -> None:
        if command.code.startswith("~"):
            self._controls.append(command)
        elif current is not None:
            current.append(command)
        else:
            message = Message(
                "the command {command} is outside of the label, which starts with ^XA.",
                command=command.code,
            )
            self._problem("outside", message)

    def _used(self, commands: Iterable[Command]) -> list[Command]:
        """Return the commands that are sent, with images put in, and note problems."""
        used: list[Command] = []
        for command in commands:
            if command.code == "^JU" and command.text.strip().upper() == SAVE_SETTINGS:
                self._warn_left_out(command)
            elif command.code in _RECALLS and _image_name(command) in self._images:
                used.append(self._with_image(command))
            elif command.code == _DELETE and _image_name(command) in self._images:
                continue
            else:
                problem = refusal(command)
                if problem:
                    self._problem("command", problem)
                used.append(command)
        return used

    def _with_image(self, command: Command) -> Command:
        """Return ^GF with the image that the template loads, in place of its recall."""
        name = _image_name(command)
        _, total, row, data = (*self._images[name].parameters.split(",", 3), "", "", "")[:4]
        scales = {command.parameter(index) for index in (1, 2)}
        if command.code == "^XG" and not scales <= _UNSCALED:
            message = Message(
                "the image {name} can't be enlarged by {command}; save it in its final size.",
                name=shown(name),
                command=command.code,
            )
            self._problem("image", message)
        if not (_NUMBER.fullmatch(total) and _NUMBER.fullmatch(row) and data.strip()):
            message = Message("the image {name} is damaged.", name=shown(name))
            self._problem("image", message)
        size = f"{total.strip()},{total.strip()},{row.strip()}"
        return Command("^GF", f"A,{size},{_SPACES.sub('', data)}")

    def _note_stored(self, commands: Iterable[Command]) -> None:
        names = {
            command.parameter(0) or command.code for command in commands if command.code in STORED
        }
        if names:
            message = Message(
                "the label uses files that must be stored in the printer: {names}. The preview "
                "doesn't show them.",
                names=", ".join(map(shown, sorted(names))),
            )
            self._warnings.append(Problem(FIELD, "stored", message))

    def _warn_left_out(self, command: Command) -> None:
        message = Message(
            "the command {command} is left out, because it would write the settings to the "
            "printer's memory with every label.",
            command=command.text.strip(),
        )
        self._warnings.append(Problem(FIELD, "left_out", message))

    def _problem(self, code: str, message: Message) -> None:
        self._problems.append(Problem(FIELD, code, message))


def _prints(commands: Iterable[Command]) -> bool:
    return any(command.code in PRINTING for command in commands)


def _image_name(command: Command) -> str:
    """Return the name of an image without device and extension."""
    name = command.parameters.partition(",")[0].strip().upper()
    return name.rpartition(":")[2].partition(".")[0]


def _not_one_label(found: int) -> Message:
    if not found:
        return Message("there is no label; a label starts with ^XA and ends with ^XZ.")
    return Message("there are {found} labels; a template must contain one.", found=found)


def _after_label(command: Command) -> Message:
    return Message(
        "the command {command} comes after the label and would affect the labels that follow.",
        command=command.code,
    )


def _own_prefix(command: Command) -> Message:
    return Message(
        "the command {command} changes a prefix; save the template with ^, ~ and comma.",
        command=command.text.strip(),
    )
