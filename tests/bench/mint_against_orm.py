"""Mints tokens, against SQLAlchemy's ORM: add_all of objects with random UUIDs."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from dpp_desktop.minting.run import CYCLE_TOKENS
from dpp_desktop.store.backends import sqlite
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed
from tests.bench.workspaces import fresh_workspace, seconds_to_mint_first_job

GOAL = Goal("mint, against ORM add_all with uuid4: times faster per token", ">=", 50)
GOALS: Goals = (GOAL,)


class _Base(DeclarativeBase):
    """The base class whose metadata contains only the table below."""


class _UuidToken(_Base):
    __tablename__ = "uuid_tokens"
    id: Mapped[int] = mapped_column(primary_key=True)
    serial: Mapped[str] = mapped_column(unique=True)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the speed ratio. The ORM gets fewer tokens and therefore a smaller index."""
    seconds = interleaved(
        sizes.repeats,
        {
            "mint": lambda: seconds_to_mint_first_job(folder, sizes.job),
            "orm": lambda: _seconds_to_add(folder, sizes.orm_tokens),
        },
    )
    yield GOAL.row(
        ratio(seconds["orm"], seconds["mint"]) * sizes.job / sizes.orm_tokens,
        tokens=sizes.job,
        orm_tokens=sizes.orm_tokens,
        sqlalchemy=sqlalchemy.__version__,
        seconds=seconds,
    )


def _seconds_to_add(folder: Path, count: int) -> float:
    with fresh_workspace(folder) as workspace:
        engine = sqlite.create_engine_for(workspace.database)
        try:
            _Base.metadata.create_all(engine)
            return timed(lambda: _add(engine, count))
        finally:
            engine.dispose()


def _add(engine: sqlalchemy.Engine, count: int) -> None:
    with Session(engine) as session:
        for _ in range(count // CYCLE_TOKENS):
            session.add_all([_UuidToken(serial=str(uuid.uuid4())) for _ in range(CYCLE_TOKENS)])
            session.commit()
