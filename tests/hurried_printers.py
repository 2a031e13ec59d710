"""Waits less for printers: simulated ones aren't slow. Run as a script, it is the command line."""

import runpy

from dpp_desktop.printing.printers.timing import USUAL

_SECONDS = {"poll": 0.005, "quiet": 0.02}


def hurry_printers() -> None:
    """Change the default of functions in this process and its copies."""
    for name, seconds in _SECONDS.items():
        object.__setattr__(USUAL, name, seconds)


if __name__ == "__main__":
    hurry_printers()
    runpy.run_module("dpp_desktop", run_name="__main__", alter_sys=True)
