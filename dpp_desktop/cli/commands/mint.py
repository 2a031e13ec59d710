"""`dpp-desktop mint`: submits a mint request and carries it out."""

import shlex
from dataclasses import replace
from typing import Any

import click

from dpp_desktop.cli.mint_jobs import carry_out, exit_code, say_completed, tell
from dpp_desktop.cli.output import job_document, note, print_json
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.common import json_text
from dpp_desktop.minting import order_number
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import EnvironmentFault


class BatchValue(click.ParamType[tuple[str, object]]):
    """A passport field by dotted name or JSON Pointer, and its value: text, or JSON after `:=`."""

    name = "name=value"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, object]:
        """Returns pointer and value. Fails if it is written in another way."""
        name, separator, given = str(value).partition("=")
        if not separator or not name.strip(":"):
            self.fail("Give a name and a value, such as made_on=2026-11-24.", param, ctx)
        if not name.endswith(":"):
            return _pointer(name), given
        try:
            return _pointer(name[:-1]), json_text.parse(given)
        except json_text.JsonTextError as error:
            self.fail(f"What follows ':=' is not valid JSON: {error}.", param, ctx)


def _pointer(name: str) -> str:
    return name if name.startswith("/") else "/" + name.replace(".", "/")


@click.command("mint")
@click.option("--brand", required=True, metavar="KEY", help="Key of the brand.")
@click.option("--product", required=True, metavar="SKU", help="SKU of the product.")
@click.option("--batch", required=True, metavar="CODE", help="Batch: 1 to 20 characters by GS1.")
@click.option("--quantity", required=True, metavar="N", help="Units: 1 to 1,000,000.")
@click.option(
    "--gtin",
    metavar="GTIN",
    help="GTIN as on the packaging: must be the product's, or completes a product without one.",
)
@click.option(
    "--batch-data",
    "batch_data",
    metavar="NAME=VALUE",
    type=BatchValue(),
    multiple=True,
    help="A passport field of the batch, such as made_on=2026-11-24; again for each. "
    "NAME:=JSON for what isn't text.",
)
@click.option(
    "--idempotency-key",
    metavar="K",
    help="A name for this request, such as an order number: submitting again under the same key "
    "never mints twice. Generated if you give none.",
)
@common_options
@pass_session
def command(
    session: Session,
    brand: str,
    product: str,
    batch: str,
    quantity: str,
    gtin: str | None,
    batch_data: tuple[tuple[str, object], ...],
    idempotency_key: str | None,
) -> int:
    """Mint tokens for a batch of a product.

    Everything about the request is checked before it is accepted, and every problem is listed.
    Ctrl+C stops at the next safe point; 'resume' goes on. With an idempotency key that was
    submitted before, the job it has is finished if it was interrupted, and shown; a paused or
    failed one waits for 'resume JOB'.
    """
    key = order_number.generate() if idempotency_key is None else idempotency_key
    form = MintForm(brand, product, batch, quantity, key, gtin, dict(batch_data))
    with session.open() as workspace:
        try:
            submission = submit(workspace, form)
        except EnvironmentFault:
            note(
                f"Repeat the command with --idempotency-key {shlex.quote(key)}: it mints only once."
            )
            raise
        if submission.existing:
            note(f"This request was submitted before, as job {submission.job.id}.")
        try:
            job = carry_out(workspace, submission.job.id)
        except EnvironmentFault as fault:
            # The request stands; a line controller must learn the job's id all the same.
            job = replace(submission.job, error=fault.message)
    tell(job)
    if session.json:
        print_json(job_document(job, existing=submission.existing))
    else:
        say_completed(job)
    return exit_code(job)
