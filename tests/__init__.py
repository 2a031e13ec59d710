"""The tests, the benchmark, the campaigns and the screenshots.

They and the processes they start keep records of workspaces in a separate folder, never in that
of the user or the machine.
"""

import atexit
import os
import shutil
import sys
import tempfile

from dpp_desktop.store.local.reservation_record import STATE_FOLDER_VARIABLE

# Hundreds of processes import the package and must not compile it each time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_STATE_FOLDER = tempfile.mkdtemp(prefix="dpp-state-")
_OWNER = os.getpid()


def _remove_state_folder() -> None:
    if os.getpid() == _OWNER:  # not in a forked process
        shutil.rmtree(_STATE_FOLDER, ignore_errors=True)


os.environ[STATE_FOLDER_VARIABLE] = _STATE_FOLDER
atexit.register(_remove_state_folder)
