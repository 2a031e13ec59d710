"""Helper to render a complete pack of one job."""

from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.csv_writer import render_header, render_rows


def render_pack(job: MintJob, serials: str) -> bytes:
    """Return the bytes of a pack that contains these consecutive serials."""
    return render_header() + render_rows(job, serials)
