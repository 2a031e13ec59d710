"""Derives the keys of encrypted brand files at a low cost.

The real cost, 0.2 s of processor time for each key, protects weak passphrases and proves nothing in
tests of what is done with the files. The tests of the encryption itself use the real cost.
"""

from unittest.mock import patch

from dpp_desktop.brands import encryption

CHEAP_COST = {"_ITERATIONS": 1, "_MEMORY_KIB": 64}
REAL_COST = {name: getattr(encryption, name) for name in CHEAP_COST}


def derive_keys_cheaply() -> None:
    """Use the low cost in this process and its copies."""
    for name, cost in CHEAP_COST.items():
        patch.object(encryption, name, cost).start()
