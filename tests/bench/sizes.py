"""Amounts to measure: full, reduced by default, minimal for CI."""

from dataclasses import dataclass

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Sizes:
    """The default number of tokens per job, the repetitions, and the sizes of slow benchmarks.

    Four concurrent jobs always have a million tokens: with fewer cycles, chance looks unfair.
    """

    name: str
    job: int = MILLION
    four_jobs_of: int = MILLION
    repeats: int = 5
    orm_tokens: int = 100_000
    fifty_jobs_of: int = 100_000
    token_jobs: int = 10
    large_tokens: int = 10 * MILLION
    large_jobs: int = 1_000
    checked_products: int = 10_000
    idle_seconds: int = 20
    products: int = 100_000
    compared_products: int = 20_000


DEFAULT = Sizes("default")
FULL = Sizes("full", fifty_jobs_of=MILLION)
QUICK = Sizes(
    "quick",
    job=400_000,
    repeats=3,
    orm_tokens=20_000,
    token_jobs=1,
    large_tokens=MILLION,
    large_jobs=100,
    checked_products=1_000,
    idle_seconds=5,
    products=10_000,
    compared_products=5_000,
)
