"""Shoots the NFC station and the reading of tags, with a virtual reader."""

import os
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.dashboard.job_actions import JobAction
from tests.nfc.stations import uid
from tests.nfc.vpcd import SOCKET_VARIABLE, Service, is_available, service
from tests.screenshots.camera import Camera, rest, wait_until
from tests.screenshots.label_factory import LONG_NAME, MORE_PARKAS
from tests.screenshots.operation import CHECK_MS, click, dialog, fill, find, open_job


def tags(session: Session, camera: Camera) -> None:
    """Shoot the station in each of its states, and tags that are read."""
    if not is_available():
        return
    with tempfile.TemporaryDirectory() as folder, service(Path(folder)) as reader:
        os.environ[SOCKET_VARIABLE] = reader.socket
        _station(session, camera, reader)
        _reading(session, camera, reader)


def _station(session: Session, camera: Camera, reader: Service) -> None:
    window = session.window
    station = open_job(window, MORE_PARKAS, JobAction.WRITE_TAGS, "tag_station")
    fill(station, "units", "1-5")
    wait_until(lambda: find(station, QAbstractButton, "start").isEnabled())
    rest(2 * CHECK_MS)
    camera.shoot("tags-setup")
    find(station, QAbstractButton, "lock").click()
    rest(2 * CHECK_MS)
    camera.shoot("tags-setup-lock")
    find(station, QAbstractButton, "lock").click()
    rest(2 * CHECK_MS)
    click(station, "start")
    _await(station, "tags-present", camera)
    before = _text(station)
    for number, name, options in (
        (1, "tags-done", {}),
        (2, "tags-lifted", {"lift_after": 14}),
        (1, "tags-used", {}),
        (3, "tags-wrong-type", {"classic": True}),
        (4, "tags-must-return", {"lift_after": 26}),
        (5, "tags-another", {}),
    ):
        reader.put("NTAG213", uid=uid(number).hex(), **options)
        wait_until(lambda last=before: _text(station) != last)  # type: ignore[misc]
        rest(4 * CHECK_MS)
        before = _text(station)
        camera.shoot(name)
        reader.lift()
        rest(4 * CHECK_MS)
        before = _text(station)
    click(station, "stop")
    wait_until(lambda: not session.tasks.tags.under_way)
    rest(4 * CHECK_MS)
    camera.shoot("tags-stopped")
    station.close()
    reader.forget()
    station = open_job(window, LONG_NAME, JobAction.WRITE_TAGS, "tag_station")
    rest(4 * CHECK_MS)
    camera.shoot("tags-long-name")
    station.close()


def _reading(session: Session, camera: Camera, reader: Service) -> None:
    session.window.parts.dialogs.open_tag_reading()
    reading = dialog("read_tags")
    rest(2 * CHECK_MS)
    camera.shoot("tags-read")
    for number, name, options in (
        (7, "tags-read-empty", {}),
        (8, "tags-read-unreadable", {"classic": True}),
    ):
        reader.put("NTAG213", uid=uid(number).hex(), **options)
        rest(12 * CHECK_MS)
        camera.shoot(name)
        reader.lift()
    reading.close()
    wait_until(lambda: not session.tasks.tags.under_way)


def _await(station: QWidget, name: str, camera: Camera) -> None:
    rest(6 * CHECK_MS)
    camera.shoot(name)


def _text(station: QWidget) -> str:
    return "\n".join(find(station, QLabel, each).text() for each in ("state", "state_text"))
