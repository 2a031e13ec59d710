"""Which commands a ZPL template may contain, and why others are refused.

A template is sent once for each label, by a program that counts the labels. So it must print one
label, leave nothing behind in the printer, and not disturb the printer's answers about its status.
"""

from types import MappingProxyType

from dpp_desktop.designs.zpl_commands import Command
from dpp_desktop.model.message import Message

_SEVERAL = Message("prints several labels, or counts up from label to label")
_STORES = Message("stores or deletes files in the printer")
_SETTINGS = Message("changes the settings of the printer")
_ANSWERS = Message("makes the printer send data or print a report")
_CONTROLS = Message("pauses, cancels, cuts or feeds")
_REMAINS = Message("affects the labels that follow")
_TAG = Message("writes an RFID tag, which isn't recorded")


def _codes(prefix: str, names: str) -> frozenset[str]:
    return frozenset(prefix + name for name in names.split())


_REFUSED = (
    (_SEVERAL, _codes("^", "SN SF")),
    (_STORES, _codes("^", "CM CO DF EF EG ID IS JB TO")),
    (_STORES, _codes("~", "DB DE DG DN DS DT DU DY EF EG JB")),
    (_SETTINGS, _codes("^", "JH JI JJ JS JT JU JW JZ KC KD KL KN KP KV MA MF MI ML MP MW")),
    (_SETTINGS, _codes("^", "NB NC ND NI NN NP NR NS NT NW SC SI SQ SR SS ST SX SZ")),
    (_SETTINGS, _codes("^", "WA WE WI WL WN WP WR WS WX")),
    (_SETTINGS, _codes("~", "JC JF JG JI JL JN JO JQ JR NC NR NT RO WR")),
    (_ANSWERS, _codes("^", "HF HG HH HL HT HV HW HY HZ LF WD")),
    (_ANSWERS, _codes("~", "HB HD HI HM HQ HS HU JD JE WC WL WQ")),
    (_CONTROLS, _codes("^", "CN CP PF PH PN PP ZZ")),
    (_CONTROLS, _codes("~", "JA JK JP JX KB PH PL PM PP PR PS")),
    (_REMAINS, _codes("^", "MC")),
    (_TAG, _codes("^", "HR RA RB RE RF RI RL RM RN RO RQ RR RS RT RU RW RZ WF WT WV")),
    (_TAG, _codes("~", "RV")),
)
REFUSED = MappingProxyType({code: reason for reason, codes in _REFUSED for code in codes})
"""Why a command is refused, by its code."""

ALLOWED = (
    _codes("^B", "0 1 2 3 4 5 7 8 9 A B C D E F I J K L M O P Q R S T U X Y Z")
    | _codes("^", "A CF CI CV CW FB FC FD FE FH FL FM FN FO FP FR FS FT FV FW FX")
    | _codes("^", "GB GC GD GE GF GS IL IM JM LH LL LR LS LT MD MM MN MT MU")
    | _codes("^", "PA PM PO PQ PR PW SE SL SO SP TB XB XF XG")
    | _codes("~", "JS SD TA")
)
"""The commands that a template may contain. Others aren't known to be harmless."""

PRINTING = _codes("^", "FD FN FV GB GC GD GE GF GS IL IM SN XF XG")
"""The commands that put something on a label."""
STORED = _codes("^", "IL IM XF XG")
"""The commands that print what was stored in the printer before."""

SAVE_SETTINGS = "^JUS"
"""Is left out: it writes to the printer's memory, for which a few 10,000 labels are too many."""


def refusal(command: Command) -> Message | None:
    """Return why a template can't contain the command, None if it can."""
    code = command.code
    if code in REFUSED:
        return Message(
            "the command {command} isn't allowed, because it {reason}.",
            command=code,
            reason=REFUSED[code],
        )
    if code not in ALLOWED:
        return Message("the command {command} is unknown.", command=code)
    if code == "^PQ":
        return _quantity_refusal(command)
    if code == "^GF" and command.parameter(0, "A").upper() != "A":
        return Message(
            "the image of {command} is binary; save the template with images in ASCII (^GFA).",
            command=code,
        )
    return None


def _quantity_refusal(command: Command) -> Message | None:
    """Return why ^PQ is refused, unless it prints one label."""
    quantity, _, replicates = (command.parameter(index, "0") for index in range(3))
    if quantity in ("0", "1") and replicates in ("0", "1"):
        return None
    return Message(
        "the command {command} isn't allowed, because it {reason}; choose the number of copies "
        "when you print.",
        command=command.text.strip(),
        reason=_SEVERAL,
    )
