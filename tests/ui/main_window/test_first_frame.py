"""The first frame of the window loads only what it shows."""

import subprocess
import sys

_SLOW = {"numpy", "jsonschema", "referencing", "cryptography", "segno", "biip", "rich", "pyqtgraph"}


def test_the_window_loads_no_slow_library_before_its_first_frame() -> None:
    """Each would delay the start by up to a tenth of a second."""
    program = (
        "import sys, dpp_desktop.ui.app.program, dpp_desktop.ui.main_window.main_window, "
        "dpp_desktop.ui.main_window.dialogs; "
        "print(*(name for name in sys.modules if '.' not in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert _SLOW & set(done.stdout.split()) == set()
