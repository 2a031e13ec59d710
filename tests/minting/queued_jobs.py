"""Creates many jobs without checking each passport."""

from dataclasses import replace

from dpp_desktop.minting import order_number
from dpp_desktop.minting.request import find_basis
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import jobs, number_ranges, products, serial_spaces
from dpp_desktop.store.jobs import NewJob
from dpp_desktop.store.workspace import Workspace


def queue_more(workspace: Workspace, like: MintJob, count: int) -> list[MintJob]:
    """Queue `count` jobs with the same request as `like`; return them, oldest first."""
    with workspace.reserving() as transaction:
        basis = find_basis(transaction, like.request)
        assert basis
        space_id = serial_spaces.find_space(transaction, basis.brand, basis.product.gtin)
        assert space_id is not None
        made = []
        for _ in range(count):
            new = NewJob(
                product=basis.product,
                passport_digest=like.passport_digest,
                batch_id=products.batch_id(transaction, basis.product.id, like.batch),
                schema_digest=like.schema_digest,
                link_prefix=like.link_prefix,
            )
            request = replace(like.request, idempotency_key=order_number.generate())
            job = jobs.add(transaction, request, new)
            number_ranges.reserve(transaction, space_id, like.quantity, job.id)
            made.append(job)
        return made
