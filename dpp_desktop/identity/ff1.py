"""Format-preserving encryption FF1 (NIST SP 800-38G, algorithms 7 and 8) of arrays.

Limited to even widths, halves of at most 2³² and tweaks of at most 11 bytes, so that each round
is one AES block per value.
"""

import math
from collections.abc import Callable

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

_ROUNDS = 10
_BLOCK = 16
_MAX_TWEAK = 11
_MAX_RADIX = 1 << 16
_MIN_DOMAIN = 1_000_000  # SP 800-38G Rev. 1 requires radix ** width >= 1,000,000.


class FF1:
    """A keyed permutation of the numbers below radix ** width.

    A number represents its numeral string of `width` digits, most significant first.
    """

    def __init__(self, key: bytes, *, radix: int, width: int, tweak: bytes = b"") -> None:
        """`key` is an AES key of 16, 24 or 32 bytes. Raises ValueError outside the limits."""
        if not 2 <= radix <= _MAX_RADIX:
            raise ValueError(f"FF1 has no radix {radix}")
        half = radix ** (width // 2)
        if width % 2 or half > 1 << 32 or radix**width < _MIN_DOMAIN or len(tweak) > _MAX_TWEAK:
            raise ValueError(f"FF1 here can't do radix {radix}, width {width}, {len(tweak)} bytes")
        self._half: int = half
        self._domain: int = radix**width
        self._aes = Cipher(algorithms.AES(key), modes.ECB())  # noqa: S305 - FF1's own chaining
        self._template = self._first_block(radix, width, tweak)

    def encrypt(self, numbers: Numbers) -> Numbers:
        """Return the ciphertexts. Raises ValueError for a number outside the domain."""
        left, right = self._split(numbers)
        rounds = _Rounds(self._aes, self._template, self._half, len(numbers))
        for index in range(_ROUNDS):
            left, right = right, rounds.add(index, left, right)
        return left * np.uint64(self._half) + right

    def decrypt(self, numbers: Numbers) -> Numbers:
        """Return the plaintexts. Raises ValueError for a number outside the domain."""
        left, right = self._split(numbers)
        rounds = _Rounds(self._aes, self._template, self._half, len(numbers))
        for index in reversed(range(_ROUNDS)):
            left, right = rounds.subtract(index, right, left), left
        return left * np.uint64(self._half) + right

    def decryptor(self) -> Callable[[int], int]:
        """Return a function that decrypts one number, in a quarter of the time of an array.

        It raises ValueError outside the domain. Only one thread may use it.
        """
        update = self._aes.encryptor().update
        template = int.from_bytes(self._template)
        round_shift = 8 * math.ceil((self._half - 1).bit_length() / 8)
        half, domain = self._half, self._domain

        def decrypt(number: int) -> int:
            if not 0 <= number < domain:
                raise ValueError(f"FF1: a number is not below {domain}")
            left, right = divmod(number, half)
            for index in reversed(range(_ROUNDS)):
                block = template ^ (index << round_shift) ^ left
                value = int.from_bytes(update(block.to_bytes(_BLOCK))[:8])
                left, right = (right - value) % half, left
            return left * half + right

        return decrypt

    def _split(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        if len(numbers) and int(numbers.max()) >= self._domain:
            raise ValueError(f"FF1: a number is not below {self._domain}")
        left, right = np.divmod(numbers, np.uint64(self._half))
        return left, right

    def _first_block(self, radix: int, width: int, tweak: bytes) -> bytes:
        """Return the block of every value without round number and half: PRF(P) xor T || 0.

        P and Q are defined in algorithm 7, steps 5 and 6i. Tweak and half fit into one block, so
        Q is one block and PRF(P || Q) = AES(AES(P) xor Q).
        """
        head = bytes([1, 2, 1]) + radix.to_bytes(3) + bytes([_ROUNDS, width // 2])
        chained = self._aes.encryptor().update(head + width.to_bytes(4) + len(tweak).to_bytes(4))
        return bytes(a ^ b for a, b in zip(chained, tweak.ljust(_BLOCK, b"\0"), strict=True))


class _Rounds:
    """The round function of `count` values, with buffers that are allocated once."""

    def __init__(self, aes: Cipher[modes.ECB], template: bytes, half: int, count: int) -> None:
        self._encryptor = aes.encryptor()
        self._half = np.uint64(half)
        self._mask = np.uint64(half - 1) if half & (half - 1) == 0 else None
        words = np.frombuffer(template, dtype=">u4")
        # Round number and half are the last b + 1 bytes of Q, with b from step 3. With b < 4 the
        # bytes between are zero, so the half always fills the last word.
        self._round_shift = 8 * (math.ceil((half - 1).bit_length() / 8) % 4)
        self._round_word = 3 if self._round_shift else 2
        self._template = words.astype(np.uint32)
        self._blocks = np.empty((count, 4), dtype=">u4")
        self._blocks[:] = words
        self._bytes = self._blocks.reshape(-1).view(np.uint8).data
        self._output = bytearray(count * _BLOCK + _BLOCK - 1)
        self._values = np.frombuffer(self._output, dtype=">u8", count=2 * count)[::2]

    def add(self, index: int, left: Numbers, right: Numbers) -> Numbers:
        """Return step 6vi of algorithm 7: (left + round value of right) modulo the half's size."""
        total = self._round_value(index, right)
        total += left
        return self._reduced(total)

    def subtract(self, index: int, right: Numbers, left: Numbers) -> Numbers:
        """Return step 4vi of algorithm 8: (right − round value of left) modulo the half's size."""
        return self._reduced(right + (self._half - self._round_value(index, left)))

    def _round_value(self, index: int, half: Numbers) -> Numbers:
        """Return the first 8 bytes (d in step 4) of each value's block.

        They are reduced modulo the half's size, unless that is a power of two: then sums of them
        may overflow, which doesn't change the remainder.
        """
        counted = self._template.copy()
        counted[self._round_word] ^= np.uint32(index << self._round_shift)
        self._blocks[:, 2] = counted[2]
        self._blocks[:, 3] = half.astype(np.uint32) ^ counted[3]
        self._encryptor.update_into(self._bytes, self._output)
        values = self._values.astype(np.uint64)
        return self._reduced(values) if self._mask is None else values

    def _reduced(self, values: Numbers) -> Numbers:
        """The values modulo the half's size, in the same array."""
        if self._mask is None:
            values %= self._half
        else:
            values &= self._mask
        return values
