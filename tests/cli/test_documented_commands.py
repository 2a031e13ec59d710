"""The commands in the README work as printed, and docs/cli.md documents them all."""

import re
import shlex
from pathlib import Path

import click
import pytest

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.main import COMMANDS, cli
from tests.commandline import CommandLine

ROOT = Path(__file__).parents[2]
COMMON = {"--workspace", "--json", "--debug", "--help"}


def _main_job() -> tuple[list[list[str]], list[str]]:
    """Return the arguments of the README's six commands and the files listed after them."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("\n## The main workflow in six commands\n")[2]
    _, commands, _, files, _ = section.split("```", maxsplit=4)
    lines = commands.replace("\\\n", " ").strip().splitlines()
    split = [shlex.split(line, comments=True) for line in lines]
    assert {words[0] for words in split} == {"dpp-desktop"}
    return [words[1:] for words in split], [line.split()[0] for line in files.strip().splitlines()]


def _sections() -> dict[str, str]:
    """Return the sections of docs/cli.md by heading."""
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _names(option: str, section: str) -> bool:
    return re.search(rf"[` ]{option}(?![\w-])", section) is not None


def _with_subcommands(name: str) -> list[tuple[str, click.Command]]:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    inner = command.commands if isinstance(command, click.Group) else {}
    return [(name, command), *((f"{name} {sub}", each) for sub, each in inner.items())]


def _own_options(command: click.Command) -> set[str]:
    options = (each for each in command.params if isinstance(each, click.Option))
    return {name for option in options for name in option.opts} - COMMON


def test_the_commands_in_the_readme_work_as_printed(
    dpp: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commands, files = _main_job()
    assert [words[0] for words in commands] == [
        "sample",
        "mint",
        "export",
        "verify",
        "token",
        "print",
    ]
    for words in commands:
        if words[0] == "token":
            rows = Path("packs", files[0]).read_text(encoding="utf-8").splitlines()
            words[1] = rows[1].split(",")[2]
        dpp(*words)
    assert Path("unit.svg").is_file()
    assert Path("labels.pdf").read_bytes().startswith(b"%PDF-")
    assert {file.name for file in Path("packs").iterdir()} == set(files)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_documented_with_its_options(name: str) -> None:
    section = _sections()[name]
    for path, command in _with_subcommands(name):
        if not (isinstance(command, click.Group) and not command.invoke_without_command):
            assert f"dpp-desktop {path}" in section
        assert {each for each in _own_options(command) if not _names(each, section)} == set()


def test_common_options_and_exit_codes_are_documented() -> None:
    sections = _sections()
    common = sections["Options of all commands"]
    assert {each for each in COMMON if not _names(each, common)} == set()
    codes = re.findall(r"^\| (\d+) \|", sections["Exit codes"], flags=re.MULTILINE)
    assert [int(code) for code in codes] == sorted(ExitCode)
