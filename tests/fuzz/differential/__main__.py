"""Compares the program's verdicts with those of jsonschema and ajv, for `make fuzz`.

Exits with 1 if a difference has no explanation. Installs ajv below build if npm is there; without
Node.js, only jsonschema is compared with.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dpp_desktop.passports.schemas.drafts import draft_of
from tests.fuzz.differential.campaign import compare
from tests.fuzz.differential.judges import Ajv
from tests.fuzz.differential.schemas import Subject, subjects
from tests.passports.examples import DRAFTS

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
"""Published schemas, used if they are there."""
_PUBLISHED = {
    "batterypass-general-schema.json": "batterypass-general-payload.json",
    "untp-dpp-schema.json": "untp-dpp-instance.json",
}


@click.command()
@click.option("--count", default=10_000, help="Passports that each validator judges.")
@click.option("--seed", default=1, help="Where the passports begin.")
@click.option("--corpus", default=CORPUS, type=click.Path(path_type=Path), help="More schemas.")
def main(count: int, seed: int, corpus: Path) -> None:
    """Judge changed passports by schemas of all drafts, and explain all differences."""
    tally = compare([*subjects(), *published(corpus)], seed, count, _ajv())
    for line in tally.lines():
        click.echo(line)
    sys.exit(bool(tally.unexplained))


def published(folder: Path) -> Iterator[Subject]:
    """Yield the published schemas in the folder with their sample passports."""
    for schema, passport in _PUBLISHED.items():
        if (folder / schema).exists():
            document = json.loads((folder / schema).read_text(encoding="utf-8"))
            sample = json.loads((folder / passport).read_text(encoding="utf-8"))
            draft = draft_of(document)
            named = (name for name, uri in DRAFTS.items() if draft_of({"$schema": uri}) is draft)
            yield Subject(schema, next(named), {"": document}, sample)


def _ajv() -> Ajv | None:
    if shutil.which("node") is None or shutil.which("npm") is None:
        click.echo("ajv isn't compared with, because Node.js isn't installed.")
        return None
    if Ajv.find() is None:
        try:
            Ajv.install()
        except subprocess.CalledProcessError:
            click.echo("ajv isn't compared with, because npm couldn't install it.")
    return Ajv.find()


if __name__ == "__main__":
    main()
