"""Takes screenshots of all views for build/screenshots and copies some of them to the docs."""

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
from tests.screenshots.label_factory import make_labels
from tests.screenshots.small_picture import save_small

_PICTURES = ROOT / "build" / "screenshots"
_DOCS = ROOT / "docs" / "pictures"
_FOR_THE_DOCS = {
    "dashboard-light": "dashboard",
    "mint-alone-light": "mint",
    "tokens-dark": "tokens",
    "export-alone-light": "export",
    "print-alone-1366x768-light": "print",
    "units-alone-1366x768-light": "units",
}
_CONCURRENT_RUNS = 2


@dataclass(frozen=True, slots=True)
class TourRun:
    """One run of the program with its tour, screen size and language."""

    tour: str
    make: Callable[[Path], None] | None
    suffix: str = ""
    size: tuple[int, int] = (1280, 800)
    scale: int = 1
    language: str = "en_GB"


_LABEL_TOURS = ("units", "verify", "tags", "print", "prints", "designs", "designer", "printers")
_RUNS = (
    TourRun("full", make_factory),
    TourRun("selection", make_factory, "-1024x768", size=(1024, 768)),
    TourRun("selection", make_factory, "-2x", scale=2),
    TourRun("catalogues", make_factory, "-1024x768", size=(1024, 768)),
    TourRun("catalogues", make_factory, "-800x480", size=(800, 480), language="de_DE"),
    TourRun("products", make_factory, "-1366x768", size=(1366, 768)),
    TourRun("products", make_factory, "-german", size=(1024, 768), language="de_DE"),
    TourRun("products", make_factory, "-german-800x480", size=(800, 480), language="de_DE"),
    TourRun("exports", make_factory),
    TourRun("exports", make_factory, "-1366x768", size=(1366, 768)),
    TourRun("exports", make_factory, "-german", size=(1024, 768), language="de_DE"),
    TourRun("forms", make_factory, "-1366x768", size=(1366, 768)),
    TourRun("forms", make_factory, "-1024x768-german", size=(1024, 768), language="de_DE"),
    TourRun("forms", make_factory, "-800x480-german", size=(800, 480), language="de_DE"),
    TourRun("forms", make_factory, "-2x", size=(960, 540), scale=2, language="en_US"),
    TourRun("codes", make_factory),
    TourRun("codes", make_factory, "-german", size=(1024, 768), language="de_DE"),
    TourRun("scans", make_factory, "-1366x768", size=(1366, 768)),
    TourRun("scans", make_factory, "-german", size=(1024, 768), language="de_DE"),
    TourRun("scans", make_factory, "-800x480-german", size=(800, 480), language="de_DE"),
    TourRun("sizes", make_factory, "-1366x768", size=(1366, 768)),
    TourRun("sizes", make_factory, "-german-1024x768", size=(1024, 768), language="de_DE"),
    TourRun("sizes", make_factory, "-german-800x480", size=(800, 480), language="de_DE"),
    TourRun("sizes", make_factory, "-2x", size=(960, 540), scale=2),
    TourRun("words", make_factory, "-german", language="de_DE"),
    *(
        TourRun(tour, make_labels, suffix, (width, height), scale, language)
        for tour in _LABEL_TOURS
        for suffix, width, height, scale, language in (
            ("-1366x768", 1366, 768, 1, "en_GB"),
            ("-german-1024x768", 1024, 768, 1, "de_DE"),
            ("-german-800x480", 800, 480, 1, "de_DE"),
            ("-2x", 960, 540, 2, "en_US"),
        )
    ),
    TourRun("welcome", None),
    TourRun("bare", make_bare),
    TourRun("empty", make_empty),
)


def main() -> None:
    """Take all screenshots, or those of the tours named on the command line."""
    # One job fails intentionally.
    logging.getLogger("dpp_desktop").addHandler(logging.NullHandler())
    shutil.rmtree(_PICTURES, ignore_errors=True)
    _PICTURES.mkdir(parents=True)
    wanted = sys.argv[1:]
    runs = [run for run in _RUNS if not wanted or run.tour in wanted]
    with ThreadPoolExecutor(_CONCURRENT_RUNS) as threads:
        list(threads.map(_execute, runs))
    if not wanted:
        _copy_to_docs()


def _execute(run: TourRun) -> None:
    with tempfile.TemporaryDirectory(prefix="factory-") as name:
        folder = Path(name)
        workspace = folder / "Packaging line 3"
        if run.make:
            run.make(workspace)
        with screen(folder, *run.size, run.scale) as shown:
            shown.run(
                "tests.screenshots.inside",
                *(run.tour, run.language, workspace, _PICTURES, run.suffix),
            )


def _copy_to_docs() -> None:
    _DOCS.mkdir(parents=True, exist_ok=True)
    for source, target in _FOR_THE_DOCS.items():
        save_small(_PICTURES / f"{source}.png", _DOCS / f"{target}.png")


if __name__ == "__main__":
    main()
