"""Errors of the engine use messages with literal templates, and all templates are translated."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from dpp_desktop.model import errors
from dpp_desktop.model.message import fields
from tests.ui.language.catalogue import ENGINE, entries
from tests.ui.language.code_texts import PACKAGE

# The positions of the arguments that users read.
MESSAGE_POSITIONS = {
    "Problem": (2,),
    "Finding": (2,),
    "TextError": (1,),
    "JsonTextError": (0,),
    "add": (2,),
} | {
    name: (0, 1)
    for name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.DppError) and kind is not errors.InvalidInput
}
COMPOSED = (ast.Constant, ast.JoinedStr, ast.BinOp)
# Builds messages from parts, so that its templates aren't literals.
MESSAGE_MODULE = PACKAGE / "model" / "message.py"

Calls = Sequence[tuple[str, ast.Call]]
"""The calls in a module, with the name of the function."""
Collect = Callable[[Path], list[str]]


@cache
def calls_by_file() -> dict[Path, Calls]:
    """Return the calls in the modules of the program by path."""
    return {
        file: calls(file.read_text(encoding="utf-8"))
        for file in sorted(PACKAGE.rglob("*.py"))
        if file != MESSAGE_MODULE
    }


@pytest.fixture(scope="module", autouse=True)
def free_calls() -> Iterator[None]:
    """Free the calls after the last test, or each garbage collection would take long."""
    yield
    calls_by_file.cache_clear()


@pytest.fixture(scope="module")
def collect() -> Iterator[Collect]:
    """The function of the build script that finds the templates in a package."""
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(PACKAGE.parent / "packaging"))
        yield cache(importlib.import_module("translate").engine_templates)


def calls(code: str) -> Calls:
    return [
        (_function(node), node) for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)
    ]


def _function(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def without_message(found: Calls) -> Iterator[str]:
    """Yield errors created from strings that are literal, formatted, joined or concatenated."""
    for name, call in found:
        for position in MESSAGE_POSITIONS.get(name, ()):
            argument = call.args[position] if position < len(call.args) else None
            method = argument.func if isinstance(argument, ast.Call) else None
            builds_text = isinstance(method, ast.Attribute) and method.attr in ("format", "join")
            if isinstance(argument, COMPOSED) or builds_text:
                yield ast.unparse(call)


def messages(found: Calls) -> Iterator[ast.Call]:
    for name, call in found:
        # The window has a class of that name whose first argument is a tone.
        if name == "Message" and not ast.unparse(call).startswith(
            ("Message(Tone.", "Message(tone")
        ):
            yield call


def invalid_messages(found: Calls) -> Iterator[str]:
    """Yield messages without a literal template or with values that don't match its fields."""
    for call in messages(found):
        match call.args:
            case [ast.Constant(str(template))]:
                if {name for name, _ in fields(template)} != {each.arg for each in call.keywords}:
                    yield ast.unparse(call)
            case _:
                yield ast.unparse(call)


def test_errors_are_created_from_messages() -> None:
    found = {file: list(without_message(each)) for file, each in calls_by_file().items()}
    assert {str(file): errors for file, errors in found.items() if errors} == {}
    names = [name for each in calls_by_file().values() for name, _ in each]
    assert sum(name in MESSAGE_POSITIONS for name in names) > 200


def test_templates_are_literals_and_have_their_values() -> None:
    found = {file: list(invalid_messages(each)) for file, each in calls_by_file().items()}
    assert {str(file): invalid for file, invalid in found.items() if invalid} == {}


def test_fields_have_known_formats(collect: Collect) -> None:
    formats = {spec for template in collect(PACKAGE) for _, spec in fields(template)}
    assert formats == {"", ",", "sentence"}


def test_no_remedy_is_for_the_command_line_alone(collect: Collect) -> None:
    commands = [each for each in collect(PACKAGE) if "dpp-desktop " in each or " --" in each]
    ways = ("on the command line", "in the menu, or run", "on a desktop")
    assert [each for each in commands if not any(way in each for way in ways)] == []
    assert len(commands) > 5


def test_every_template_has_a_translation_with_the_same_fields(collect: Collect) -> None:
    german = {e.source: e.translation for e in entries() if e.context == ENGINE and e.finished}
    assert german.keys() == set(collect(PACKAGE))
    assert [each for each in german if fields(each) != fields(german[each])] == []


@pytest.mark.parametrize(
    "code",
    [
        "raise NotFound('There is no file.', Message('Wait.'))",
        "raise Busy(Message('It is busy.'), f'Wait for {name}.')",
        "raise TextError('empty', f'{text} is empty')",
        "problem = Problem('sku', 'empty', 'is ' + word)",
        "problem = Problem('sku', 'empty', 'is {}'.format(word))",
        "checks.add('sku', 'empty', ', '.join(words))",
    ],
)
def test_an_error_without_a_message_is_detected(code: str) -> None:
    assert list(without_message(calls(code)))


@pytest.mark.parametrize(
    "code",
    [
        "Message(f'{name} is empty')",
        "Message(text)",
        "Message('{name} is empty')",
        "Message('is empty', name=name)",
        "message.Message('is {0}', 1)",
    ],
)
def test_an_invalid_message_is_detected(code: str) -> None:
    assert list(invalid_messages(calls(code)))


def test_a_template_is_detected(collect: Collect, tmp_path: Path) -> None:
    code = (
        "raise NotFound(Message('There is no {x}.', x=1), message.Message('Wait ' 'here.'))\n"
        "both = Message('{a}: {b}', a=1, b=2)\n"
        "shown = Message(Tone.INFO, 'Done.')\n"
    )
    (tmp_path / "planted.py").write_text(code, encoding="utf-8")
    (tmp_path / "cli").mkdir()
    (tmp_path / "cli" / "planted.py").write_text("Message('Not translated.')", encoding="utf-8")
    assert collect(tmp_path) == ["There is no {x}.", "Wait here."]
