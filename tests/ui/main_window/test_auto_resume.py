"""Errors of the automatic resume are shown in the notice bar."""

import pytest

from dpp_desktop.minting.control import waiting_jobs
from tests.ui.main_window.window_driver import MainWindowDriver

NOTICE = "Interrupted jobs can't be resumed automatically."
WAITING_JOBS = "dpp_desktop.ui.tasks.auto_resume.waiting_jobs"


def notices(main_window: MainWindowDriver) -> list[str]:
    """The notices about the automatic resume."""
    return [text for text in main_window.notices() if text.startswith(NOTICE)]


def test_an_error_of_the_automatic_resume_is_shown_until_a_check_succeeds(
    main_window: MainWindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_workspace: object) -> None:
        raise RuntimeError("no access")

    monkeypatch.setattr(WAITING_JOBS, fail)
    main_window.session.tasks.auto_resume.check()
    main_window.wait_for_notice(NOTICE, "no access")
    monkeypatch.setattr(WAITING_JOBS, waiting_jobs)
    main_window.session.tasks.auto_resume.check()
    main_window.wait_for(lambda: not notices(main_window))


def test_a_repeated_error_is_not_shown_again_after_the_user_closed_it(
    main_window: MainWindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[Exception] = []

    def fail(_workspace: object) -> None:
        raise RuntimeError("no access")

    monkeypatch.setattr(WAITING_JOBS, fail)
    auto_resume = main_window.session.tasks.auto_resume
    auto_resume.failed.connect(failures.append)
    auto_resume.check()
    main_window.wait_for_notice(NOTICE)
    main_window.window.notices.close_all()
    auto_resume.check()
    main_window.wait_for(lambda: len(failures) > 1)
    assert notices(main_window) == []
