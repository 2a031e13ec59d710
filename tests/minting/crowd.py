"""Many jobs at once, made without asking the schema about each."""

from dpp_desktop.minting.request import find_basis
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import jobs, products, spaces
from dpp_desktop.store.jobs import NewJob
from dpp_desktop.store.workspace import Workspace


def queue_more(workspace: Workspace, like: MintJob, count: int) -> list[MintJob]:
    """Queues so many jobs that ask for the same as `like`, the oldest first."""
    with workspace.write() as transaction:
        basis = find_basis(transaction, like.request)
        assert basis
        space_id = spaces.find_space(transaction, basis.brand, basis.product.gtin)
        assert space_id is not None
        made = []
        for _ in range(count):
            series_id, first_position = spaces.reserve(transaction, space_id, like.quantity)
            new = NewJob(
                product=basis.product,
                passport_digest=like.passport_digest,
                batch_id=products.batch_id(transaction, basis.product.id, like.batch),
                schema_digest=like.schema_digest,
                link_prefix=like.link_prefix,
                series_id=series_id,
                first_position=first_position,
            )
            made.append(jobs.add(transaction, like.request, new))
        return made
