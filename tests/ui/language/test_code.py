"""Every text of the window is translated as a literal in a known context."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtCore import QObject

from tests.ui.language.code_texts import (
    SINKS,
    detected_sinks,
    hard_coded,
    modules,
    not_literal,
    prose,
    translated_texts,
)


@pytest.fixture(scope="module", autouse=True)
def free_trees() -> Iterator[None]:
    """Free the trees after the last test, or each garbage collection would take a second."""
    yield
    modules.cache_clear()


def found_in_modules(search: Callable[[ast.Module], Iterable[str]]) -> dict[str, list[str]]:
    """Return the findings for each module of the window that has any."""
    found = {name: list(search(tree)) for name, tree in modules().items()}
    return {name: texts for name, texts in found.items() if texts}


def classes_of(module_path: str) -> list[type]:
    """Return the classes that a module of the window defines."""
    path = module_path.removesuffix(".py").replace("/", ".")
    module = importlib.import_module(f"dpp_desktop.{path}")
    created = [kind for _, kind in inspect.getmembers(module, inspect.isclass)]
    return [kind for kind in created if kind.__module__ == module.__name__]


def test_no_text_is_hard_coded() -> None:
    sinks = SINKS | detected_sinks(modules().values())
    assert found_in_modules(lambda tree: hard_coded(tree, sinks)) == {}


def test_no_text_bypasses_the_translations() -> None:
    assert found_in_modules(prose) == {}


def test_only_literals_in_a_known_context_are_translated() -> None:
    """Messages of the engine are the exception, because their templates are literals there."""
    assert found_in_modules(not_literal) == {
        "ui/language/engine_messages.py": ["QCoreApplication.translate(_CONTEXT, text.template)"]
    }


def test_classes_that_use_tr_are_qobjects() -> None:
    """Qt looks up the text in the context of the class or of a base class."""
    for name, tree in modules().items():
        contexts = {context for context, _ in translated_texts(tree)}
        others = [kind for kind in classes_of(name) if not issubclass(kind, QObject)]
        assert contexts.isdisjoint(kind.__name__ for kind in others), name


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("button.setText('Export')", ["setText('Export')"]),
        ("button.setText(f'Job {id}')", ["setText('Job ')"]),
        ("button.setText('Job {id}'.format(id=id))", ["setText('Job {id}')"]),
        (
            "button.setText('Pause' if runs else 'Resume')",
            ["setText('Pause')", "setText('Resume')"],
        ),
        ("button.setText('Job ' + str(id))", ["setText('Job ')"]),
        ("QLabel('Export', parent)", ["QLabel('Export')"]),
        ("QLineEdit(placeholderText='Export')", ["QLineEdit('Export')"]),
        ("tabs.addTab(page, 'Export')", ["addTab('Export')"]),
        ("button.setText(self.tr('Export'))", []),
        ("button.setText('–')", []),
        ("button.setText(job.batch)", []),
        ("button.setObjectName('export')", []),
    ],
)
def test_a_hard_coded_text_is_found(code: str, found: list[str]) -> None:
    assert list(hard_coded(ast.parse(code), SINKS)) == found


def test_functions_that_show_texts_are_found_in_the_code() -> None:
    known = detected_sinks([ast.parse("self._button('all', self.tr('&All'))")])
    planted = ast.parse("self._button('none', '&None')")
    assert list(hard_coded(planted, known)) == ["_button('&None')"]


def test_hard_coded_texts_in_variables_are_found() -> None:
    planted = ast.parse("text = 'It is done'\nlabel.setText(text)")
    assert list(prose(planted)) == ["It is done"]


@pytest.mark.parametrize(
    "code", ["self.tr(text)", "self.tr(f'{x}')", "asking.tr('Export')", "self.tr('{n}', '', n)"]
)
def test_translations_that_lupdate_would_miss_are_found(code: str) -> None:
    assert list(not_literal(ast.parse(code))) == [code]
