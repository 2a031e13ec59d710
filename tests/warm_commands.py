"""Imported last by the process that forks commands: it runs what most commands run first.

Copies inherit the compiled SQL statements and validators.
"""

import os
import tempfile
from pathlib import Path
from unittest.mock import patch

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.overview import all_jobs
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.store.local.reservation_record import STATE_FOLDER_VARIABLE
from dpp_desktop.store.workspace import Workspace
from tests.cheap_keys import derive_keys_cheaply
from tests.compiled_statements import share_compiled_statements
from tests.hurried_printers import hurry_printers
from tests.samples import make_workspace
from tests.unsynced_files import skip_syncing
from tests.worker_copies import serve_copies


def _run_once() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="dpp-warm-") as name,
        patch.dict(os.environ, {STATE_FOLDER_VARIABLE: str(Path(name, "state"))}),
    ):
        make_workspace(Path(name, "workspace"))
        with Workspace.open(Path(name, "workspace")) as workspace:
            form = MintForm("nordlicht", "PARKA-01", "LOT-1", 2, None)
            job = run_job(workspace, submit(workspace, form).job.id)
            export_tokens(workspace, Request(WholeJob(job.id), Path(name, "packs")))
            verify(Path(name, "packs"), workspace=workspace)
            all_jobs(workspace)


share_compiled_statements()
derive_keys_cheaply()
skip_syncing()
serve_copies()
hurry_printers()
_run_once()
