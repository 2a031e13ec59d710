"""Update the translations to the texts in the code, for `make translations`.

Existing translations stay, and texts that are no longer in the code are removed. New texts are
added to the .ts file as unfinished: translate them in an editor or with
`.venv/bin/pyside6-linguist`, then run this again to create the .qm file that the program reads. The
English file has only texts with a number (%n): their singular and plural.

The German terms of the window, the engine's messages and the help. Sentences address the user
formally ("Wählen Sie einen anderen Ordner."); buttons and menus use the infinitive.

    mint           vergeben            job             der Auftrag
    token          das Token           order number    die Auftragsnummer
    serial         die Seriennummer    URL             die Webadresse
    brand          die Marke           brand file      die Markendatei
    product        das Produkt         SKU             die Artikelnummer, kurz Artikelnr.
    passport       der Produktpass     schema          das Produktpass-Schema
    batch          die Charge          unit            das Stück
    export         der Export          pack            das Paket
    workspace      der Arbeitsbereich  site            der Standort
    queued         wartet              minting         läuft
    paused         angehalten          failed          fehlgeschlagen
    completed      abgeschlossen       cancelled       abgebrochen
    pause          anhalten            resume          fortsetzen
    retry          wiederholen         cancel          abbrechen
    verify         prüfen              disk            der Datenträger
    manifest       das Manifest        signature       die Signatur
    label          das Etikett         NFC tag         das NFC-Tag
    rate           der Durchsatz       separator       das Dezimaltrennzeichen
    turn off       deaktivieren        copies          die Kopien
    label design   das Etikettenlayout stock           das Material
    sheet          der Bogen           print job       der Druckauftrag
    reprint        nachdrucken         mark            kennzeichnen
    in doubt       ungewiss            spoiled         Ausschuss
    sampled        als Probe entnommen void            ungültig
    applied        angebracht          clear a mistake den Fehler quittieren
    history        der Verlauf         reconciliation  der Abgleich
"""
# ruff: noqa: S603 - the commands are this file's own

import argparse
import ast
import json
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from dpp_desktop.model.message import fields

_ROOT = Path(__file__).resolve().parent.parent
_PACKAGE = _ROOT / "dpp_desktop"
_FOLDER = _ROOT / "resources" / "translations"
_LANGUAGES = ("en", "de")
_SOURCE_LANGUAGE = "en"
_CONTEXT = "Engine"
_ARGUMENTS_OF_PLURAL = 4  # context, text, comment, number
_COMMAND_LINE = "cli"


def main() -> None:
    """Update the files in resources/translations, or in a copy of that folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=_FOLDER)
    folder = parser.parse_args().folder
    messages = engine_templates(_PACKAGE)
    for language in _LANGUAGES:
        file = folder / f"dpp_desktop_{language}.ts"
        _update(file, language, messages)
        _run("lrelease", "-nounfinished", str(file), "-qm", str(file.with_suffix(".qm")))


def engine_templates(package: Path) -> list[str]:
    """Return the templates of all messages that the window can show, each once, in order.

    `package` is the folder of dpp_desktop. The command line isn't translated.
    """
    files = (file for file in package.rglob("*.py") if _COMMAND_LINE not in file.parts)
    return sorted({template for file in files for template in _templates(file)})


def _templates(file: Path) -> Iterator[str]:
    """The literal templates of the messages that the module makes, if they have words."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Name("Message") | ast.Attribute(attr="Message"),
                args=[ast.Constant(str(template))],
            ) if _has_words(template):
                yield template


def _has_words(template: str) -> bool:
    literal = template
    for name, form in fields(template):
        literal = literal.replace(f"{{{name}:{form}}}" if form else f"{{{name}}}", "")
    return any(map(str.isalpha, literal))


def _update(file: Path, language: str, messages: list[str]) -> None:
    """Extract the window's texts with Qt's tool, which reads the engine's templates as a file."""
    with tempfile.TemporaryDirectory() as scratch:
        engine = Path(scratch) / "engine.py"
        calls = (f"QCoreApplication.translate('{_CONTEXT}', {_quoted(text)})" for text in messages)
        engine.write_text("\n".join(calls) + "\n", encoding="utf-8")
        window = sorted(_PACKAGE.rglob("*.py"))
        plurals = Path(scratch) / "plurals.py"
        plurals.write_text("".join(_plurals(window)), encoding="utf-8")
        sources = Path(scratch) / "sources.lst"
        files = map(str, [plurals, *window, engine])
        sources.write_text("\n".join(files) + "\n", encoding="utf-8")
        options = ["-no-obsolete", "-locations", "none", "-source-language", _SOURCE_LANGUAGE]
        # The texts in the code are English, but "%n tokens" needs its singular, "%n token".
        options += ["-pluralonly"] if language == _SOURCE_LANGUAGE else []
        target = ["-target-language", language, "-ts", str(file)]
        _run("lupdate", *options, f"@{sources}", *target)


def _plurals(files: Iterable[Path]) -> Iterator[str]:
    """Yield the calls of `translate` that have a number, each with a literal number.

    pyside6-lupdate doesn't recognize the plural if the number is a variable or an expression. It
    keeps the first of several equal texts, so these calls must come before the real ones.
    """
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) == _ARGUMENTS_OF_PLURAL:
                called = ast.unparse(node.func)
                if called == "QCoreApplication.translate":
                    texts = ", ".join(map(ast.unparse, node.args[:-1]))
                    yield f"{called}({texts}, 2)\n"


def _quoted(text: str) -> str:
    # As JSON, for its quotes and backslashes are those of Python.
    return json.dumps(text, ensure_ascii=False)


def _run(tool: str, *arguments: str) -> None:
    program = Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}"
    subprocess.run([program, *arguments], check=True)


if __name__ == "__main__":
    main()
