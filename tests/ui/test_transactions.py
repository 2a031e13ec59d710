"""The window opens no transaction on a workspace: it calls functions of the engine."""

import ast
from pathlib import Path

import dpp_desktop.ui

UI = Path(dpp_desktop.ui.__file__).parent
_TRANSACTIONS = ("read", "write", "reserving")


def _opens_transaction(item: ast.withitem) -> bool:
    call = item.context_expr
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in _TRANSACTIONS
    )


def test_no_module_of_the_window_opens_a_transaction() -> None:
    found = [
        f"{path.relative_to(UI)}:{node.lineno}"
        for path in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.With) and any(map(_opens_transaction, node.items))
    ]
    assert found == []
