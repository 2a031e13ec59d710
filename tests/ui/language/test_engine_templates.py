"""Every message that the engine can make is known by its template, and none is made up."""

import ast
import importlib
import inspect
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dpp_desktop.model import errors
from tests.ui.language.catalogue import ENGINE, FOLDER, entries
from tests.ui.language.source import PACKAGE

CORE = ("model", "identity", "store", "passports", "minting", "exporting", "tokens")
TEMPLATES = set(json.loads((FOLDER / "engine_templates.json").read_text(encoding="utf-8")))

# At which places they are given what the user reads.
MADE_OF = {
    "Problem": (2,),
    "Finding": (2,),
    "TextError": (1,),
    "JsonTextError": (0,),
    "add": (2,),
} | {
    name: (0, 1)
    for name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.DppError)
}

Collect = Callable[[Path], list[str]]


@pytest.fixture
def collect(monkeypatch: pytest.MonkeyPatch) -> Collect:
    """The function of the script that finds the messages of a package."""
    monkeypatch.syspath_prepend(str(PACKAGE.parent / "packaging"))
    found: Collect = importlib.import_module("engine_messages").engine_messages
    return found


def given() -> Iterator[ast.Constant | ast.JoinedStr]:
    """The texts that errors, problems and findings of the engine are made of."""
    for package in CORE:
        for file in (PACKAGE / package).glob("*.py"):
            for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call):
                    name = ast.unparse(call.func).rpartition(".")[2]
                    places = [place for place in MADE_OF.get(name, ()) if place < len(call.args)]
                    texts = (call.args[place] for place in places)
                    yield from (t for t in texts if isinstance(t, ast.Constant | ast.JoinedStr))


def literal_pieces(text: ast.Constant | ast.JoinedStr) -> list[str]:
    parts = [text] if isinstance(text, ast.Constant) else text.values
    return [str(part.value) for part in parts if isinstance(part, ast.Constant)]


def test_what_errors_are_made_of_is_known() -> None:
    """A text without a letter of its own, such as another message and a full stop, is none."""
    known = [literal_pieces_of(template) for template in TEMPLATES]
    texts = [literal_pieces(text) for text in given()]
    assert len(texts) > 50
    unknown = [text for text in texts if any(map(has_letters, text)) and text not in known]
    assert unknown == []


def literal_pieces_of(template: str) -> list[str]:
    without = template
    for number in range(template.count("{")):
        without = without.replace(f"{{{number}:,}}", "\0").replace(f"{{{number}}}", "\0")
    return [piece for piece in without.split("\0") if piece]


def has_letters(piece: str) -> bool:
    return any(character.isalpha() for character in piece)


def test_every_template_has_a_translation() -> None:
    translated = {e.source for e in entries() if e.context == ENGINE and e.finished}
    assert translated == TEMPLATES


@pytest.mark.parametrize(
    ("code", "template"),
    [
        ("raise NotFound(f'There is no file {path}.')", "There is no file {0}."),
        ("message = f'{rows:,} rows, not {other:,}'", "{0:,} rows, not {1:,}"),
        ("raise Busy('It is ' f'busy {name}.')", "It is busy {0}."),
        ("why = 'is empty'", "is empty"),
        ("name = 'a space' if blank else text", "a space"),
        ("raise Busy('Wait.')", "Wait."),
        ("raise Busy(f'{name} failed')", "{0} failed"),
        ("raise Busy(f'{f(\"not found\")}!')", "not found"),
    ],
)
def test_a_planted_message_is_found(
    collect: Collect, tmp_path: Path, code: str, template: str
) -> None:
    assert template not in collect(tmp_path)
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "planted.py").write_text(code, encoding="utf-8")
    assert template in collect(tmp_path)


@pytest.mark.parametrize(
    "code",
    [
        "'''A docstring of words.'''",
        "_log.warning('The job could not be put back')",
        "raise ValueError('this is a fault of ours')",
        "query = 'SELECT count(*) FROM jobs WHERE id = ?'",
        "name = 'workspace.db'",
    ],
)
def test_what_the_user_never_sees_is_left_out(collect: Collect, tmp_path: Path, code: str) -> None:
    before = collect(tmp_path)
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "planted.py").write_text(code, encoding="utf-8")
    assert collect(tmp_path) == before


def test_of_the_window_only_its_errors_count(collect: Collect, tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    code = (
        "from dpp_desktop.model.errors import NotFound\n"
        "raise NotFound('There is no unit.', 'Choose another one.')\n"
        "text = self.tr('It is done')\n"
    )
    before = set(collect(tmp_path))
    (tmp_path / "ui" / "planted.py").write_text(code, encoding="utf-8")
    assert set(collect(tmp_path)) - before == {"There is no unit.", "Choose another one."}
