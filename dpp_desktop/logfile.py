"""The log of a workspace: what the program did there, and what went wrong."""

import logging
from pathlib import Path

from dpp_desktop.model.faults import os_errors_named

FILE_NAME = "dpp-desktop.log"


def log_to(folder: Path) -> logging.Handler:
    """Logs into the folder from now on, until the handler is closed with `stop_logging`.

    Raises EnvironmentFault.
    """
    with os_errors_named(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        handler = logging.FileHandler(folder / FILE_NAME, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    logger = logging.getLogger("dpp_desktop")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Logs no more by that handler."""
    logging.getLogger("dpp_desktop").removeHandler(handler)
    handler.close()
