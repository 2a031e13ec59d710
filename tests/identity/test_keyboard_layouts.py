"""Scans that arrive through the wrong keyboard layout are read as the scanner sent them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.identity.keyboard_layouts import keyboard_readings

URL = "https://id.nordlicht.example/01/09506000134352/10/LOT-7/21/9BH260YZWXQA"


def _sent(text: str, scanner: str, computer: str, *, caps_lock: bool) -> set[str]:
    return {
        reading.text
        for reading in keyboard_readings(text)
        if (reading.scanner, reading.computer) == (scanner, computer)
        and reading.caps_lock is caps_lock
    }


# Converted with the key tables of xkeyboard-config 2.35.
@pytest.mark.parametrize(
    ("arrived", "scanner", "computer", "caps_lock"),
    [
        (
            "httpsÖ--id.nordlicht.example-01-09506000134352-10-LOTß7-21-9BH260ZYWXQA",
            "US",
            "German",
            False,
        ),
        (
            "https>&&id.nordlicht.example&01&09506000134352&10&LOT/7&21&9BH260ZYWXQA",
            "German",
            "US",
            False,
        ),
        (
            'httpsM!!id:nordlicht:exq,ple!à&!àç(à-ààà&"\'"(é!&à!LOT)è!é&!çBHé-àYWZXAQ',
            "US",
            "French",
            False,
        ),
        (
            "https.>>id<nordlicht<exq;ple>)!>)(%)^)))!#$#%@>!)>LOT6&>@!>(BH@^)YWZXAQ",
            "French",
            "US",
            False,
        ),
        (
            "httpsé--id.nordlicht.example-01-09506000134352-10-LOT'7-21-9BH260ZYWXQA",
            "US",
            "Swiss German",
            False,
        ),
        (
            "https>&&id.nordlicht.example&01&09506000134352&10&LOT/7&21&9BH260ZYWXQA",
            "Swiss German",
            "US",
            False,
        ),
        (
            "httpsö--id.nordlicht.example-01-09506000134352-10-LOT'7-21-9BH260ZYWXQA",
            "US",
            "Swiss French",
            False,
        ),
        (
            "https>&&id.nordlicht.example&01&09506000134352&10&LOT/7&21&9BH260ZYWXQA",
            "Swiss French",
            "US",
            False,
        ),
        (
            "httpsÖ--id.nordlicht.example-01-09506000134352-10-LOT+7-21-9BH260YZWXQA",
            "US",
            "Swedish",
            False,
        ),
        (
            "https>&&id.nordlicht.example&01&09506000134352&10&LOT/7&21&9BH260YZWXQA",
            "Swedish",
            "US",
            False,
        ),
        (
            "httpsØ--id.nordlicht.example-01-09506000134352-10-LOT+7-21-9BH260YZWXQA",
            "US",
            "Norwegian",
            False,
        ),
        (
            "https>&&id.nordlicht.example&01&09506000134352&10&LOT/7&21&9BH260YZWXQA",
            "Norwegian",
            "US",
            False,
        ),
        (
            "httpsÆ--id.nordlicht.example-01-09506000134352-10-LOT+7-21-9BH260YZWXQA",
            "US",
            "Danish",
            False,
        ),
        (
            "https>&&id.nordlicht.example&01&09506000134352&10&LOT/7&21&9BH260YZWXQA",
            "Danish",
            "US",
            False,
        ),
        (
            "httpsç--id.nordlicht.example-01-09506000134352-10-LOT'7-21-9BH260YZWXQA",
            "US",
            "Italian",
            False,
        ),
        (
            "https>&&id.nordlicht.example&01&09506000134352&10&LOT/7&21&9BH260YZWXQA",
            "Italian",
            "US",
            False,
        ),
        (
            "httpsÑ--id.nordlicht.example-01-09506000134352-10-LOT'7-21-9BH260YZWXQA",
            "US",
            "Spanish",
            False,
        ),
        (
            "https>&&id.nordlicht.example&01&09506000134352&10&LOT/7&21&9BH260YZWXQA",
            "Spanish",
            "US",
            False,
        ),
        (
            'HTTPS/::ID;NORDLICHT;EXAMPLE:à&:àç(à-ààà&"\'"(é:&à:lot6è:é&:çbhé-àyzwxqa',
            "French",
            "French",
            True,
        ),
        (
            'HTTPSö__ID:NORDLICHT:EXAMPLE_=!_=)%=&===!§$§%"_!=_lot?/_"!_)bh"&=zywxqa',
            "US",
            "German",
            True,
        ),
    ],
)
def test_a_url_is_read_as_the_scanner_sent_it(
    arrived: str, scanner: str, computer: str, *, caps_lock: bool
) -> None:
    assert URL in _sent(arrived, scanner, computer, caps_lock=caps_lock)


# Caps Lock shifts letters only, also those that aren't in the Latin alphabet, but no other keys.
@pytest.mark.parametrize(
    ("arrived", "computer"),
    [
        ("HTTPSö--ID.NORDLICHT.EXAMPLE-01-09506000134352-10-lot/7-21-9bh260yzwxqa", "Swedish"),
        ("HTTPSø--ID.NORDLICHT.EXAMPLE-01-09506000134352-10-lot+7-21-9bh260yzwxqa", "Norwegian"),
        ("HTTPSñ--ID.NORDLICHT.EXAMPLE-01-09506000134352-10-lot'7-21-9bh260yzwxqa", "Spanish"),
        (
            'HTTPSm!!ID:NORDLICHT:EXQ,PLE!À&!ÀÇ(À-ÀÀÀ&"\'"(É!&À!lot)È!É&!çbhÉ-Àyzwxqa',
            "French",
        ),
    ],
)
def test_a_url_is_read_with_caps_lock_for_letters_only(arrived: str, computer: str) -> None:
    assert any(
        "id.nordlicht.example/01/09506000134352" in text
        for text in _sent(arrived, "US", computer, caps_lock=True)
    )


@given(st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=12, max_size=12))
def test_a_serial_is_read_through_swapped_letters(serial: str) -> None:
    """German keyboards swap Y and Z."""
    arrived = serial.translate(str.maketrans("YZ", "ZY"))
    expected = {serial} if arrived != serial else set()
    assert _sent(arrived, "US", "German", caps_lock=False) == expected


@given(st.text(max_size=80))
def test_any_text_has_readings_that_differ_from_it(text: str) -> None:
    readings = list(keyboard_readings(text))
    assert text not in [reading.text for reading in readings]
    assert all(len(reading.text) == len(text) for reading in readings)


def test_separators_and_blanks_are_not_keys() -> None:
    assert list(keyboard_readings("\x1d \r\n\t")) == []
