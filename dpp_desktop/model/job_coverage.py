"""How much of a job is exported, handed over and printed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelCoverage:
    """How many units of a job have a good label.

    `exempt` is the number of units that are void, sampled or applied and have none, so that none is
    missing.
    """

    printed: int
    exempt: int = 0


@dataclass(frozen=True, slots=True)
class JobCoverage:
    """How many units of a job are in finished packs, in handed-over packs, and printed.

    `void` is the number of void units that are in no finished pack, so that they can no longer be
    exported. `labels` are the units with a good label, printed here or elsewhere.
    """

    exported: int
    handed_over: int
    void: int = 0
    labels: LabelCoverage = LabelCoverage(0)


@dataclass(frozen=True, slots=True)
class CoverageState:
    """What was read last, to read only what has changed since then.

    `packs_key` and `labels_key` differ if the coverage by packs or labels may differ; `packs` and
    `labels` are the coverage by the id of the job.
    """

    packs_key: tuple[object, ...]
    labels_key: tuple[object, ...]
    packs: Mapping[int, JobCoverage]
    labels: Mapping[int, LabelCoverage]
