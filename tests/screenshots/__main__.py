"""Takes the pictures of all views into build/screenshots, and the best of them into the docs."""

import logging
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.bench.window_programs import screen
from tests.bench.workspaces import ROOT
from tests.screenshots.factory import make_bare, make_empty, make_factory
from tests.screenshots.small_picture import save_small

_PICTURES = ROOT / "build" / "screenshots"
_DOCS = ROOT / "docs" / "pictures"
_FOR_THE_DOCS = {
    "dashboard-light": "dashboard",
    "mint-alone-light": "mint",
    "tokens-dark": "tokens",
    "export-alone-light": "export",
}
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Visit:
    """One start of the program, the tour through it, and the screen it is on."""

    tour: str
    make: Callable[[Path], None] | None
    suffix: str = ""
    size: tuple[int, int] = (1280, 800)
    scale: int = 1
    language: str = "en_GB"


_VISITS = (
    Visit("full", make_factory),
    Visit("selection", make_factory, "-1024x768", size=(1024, 768)),
    Visit("selection", make_factory, "-2x", scale=2),
    Visit("catalogues", make_factory, "-1024x768", size=(1024, 768)),
    Visit("exports", make_factory),
    Visit("exports", make_factory, "-1366x768", size=(1366, 768)),
    Visit("exports", make_factory, "-german", size=(1024, 768), language="de_DE"),
    Visit("codes", make_factory),
    Visit("codes", make_factory, "-german", size=(1024, 768), language="de_DE"),
    Visit("words", make_factory, "-german", language="de_DE"),
    Visit("welcome", None),
    Visit("bare", make_bare),
    Visit("empty", make_empty),
)


def main() -> None:
    """Takes all pictures, or those of the tours named on the command line."""
    # That a job fails is meant.
    logging.getLogger("dpp_desktop").addHandler(logging.NullHandler())
    shutil.rmtree(_PICTURES, ignore_errors=True)
    _PICTURES.mkdir(parents=True)
    wanted = sys.argv[1:]
    visits = [visit for visit in _VISITS if not wanted or visit.tour in wanted]
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        list(threads.map(_pay, visits))
    if not wanted:
        _keep_for_the_docs()


def _pay(visit: Visit) -> None:
    with tempfile.TemporaryDirectory(prefix="factory-") as name:
        folder = Path(name)
        workspace = folder / "Packaging line 3"
        if visit.make:
            visit.make(workspace)
        with screen(folder, *visit.size, visit.scale) as shown:
            shown.run(
                "tests.screenshots.inside",
                *(visit.tour, visit.language, workspace, _PICTURES, visit.suffix),
            )


def _keep_for_the_docs() -> None:
    _DOCS.mkdir(parents=True, exist_ok=True)
    for taken, kept in _FOR_THE_DOCS.items():
        save_small(_PICTURES / f"{taken}.png", _DOCS / f"{kept}.png")


if __name__ == "__main__":
    main()
