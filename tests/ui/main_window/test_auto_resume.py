"""Errors of the automatic resume are shown in the notice bar."""

import pytest

from dpp_desktop.minting.control import waiting_jobs
from tests.ui.main_window.at_work import AtWork

NOTICE = "Interrupted jobs can't be resumed automatically."
WAITING_JOBS = "dpp_desktop.ui.tasks.auto_resume.waiting_jobs"


def notices(at_work: AtWork) -> list[str]:
    """Return the notices about the automatic resume."""
    return [text for text in at_work.notices() if text.startswith(NOTICE)]


def test_an_error_of_the_automatic_resume_is_shown_until_a_check_succeeds(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_workspace: object) -> None:
        raise RuntimeError("no access")

    monkeypatch.setattr(WAITING_JOBS, fail)
    at_work.session.tasks.auto_resume.check()
    at_work.wait_for_notice(NOTICE, "no access")
    monkeypatch.setattr(WAITING_JOBS, waiting_jobs)
    at_work.session.tasks.auto_resume.check()
    at_work.wait_for(lambda: not notices(at_work))


def test_a_repeated_error_is_not_shown_again_after_the_user_closed_it(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[Exception] = []

    def fail(_workspace: object) -> None:
        raise RuntimeError("no access")

    monkeypatch.setattr(WAITING_JOBS, fail)
    auto_resume = at_work.session.tasks.auto_resume
    auto_resume.failed.connect(failures.append)
    auto_resume.check()
    at_work.wait_for_notice(NOTICE)
    at_work.window.notices.close_all()
    auto_resume.check()
    at_work.wait_for(lambda: len(failures) > 1)
    assert notices(at_work) == []
