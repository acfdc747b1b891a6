"""Random numbers as PyTorch and NumPy make them from a seed: the Mersenne twister (Matsumoto and Nishimura, 1998)."""

from __future__ import annotations

import math
import random
import struct


def single(value: float) -> float:
    """A number rounded to float32."""
    return struct.unpack("<f", struct.pack("<f", value))[0]


class Mersenne:
    """One stream of 32-bit words, seeded as C libraries seed it."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random()
        self.seed(seed)

    def seed(self, seed: int) -> None:
        word = seed & 0xFFFFFFFF
        state = [word]
        for i in range(1, 624):
            word = (1812433253 * (word ^ (word >> 30)) + i) & 0xFFFFFFFF
            state.append(word)
        self._random.setstate((3, (*state, 624), None))
        self.spare: float | None = None

    def words(self, count: int) -> list[int]:
        if count == 0:
            return []
        data = self._random.getrandbits(32 * count).to_bytes(4 * count, "little")
        return list(struct.unpack(f"<{count}I", data))

    def word(self) -> int:
        return self._random.getrandbits(32)

    def word64(self) -> int:
        """Two words, the first one high, as PyTorch joins them."""
        high = self.word()
        return high << 32 | self.word()

    def state(self) -> object:
        return self._random.getstate(), self.spare

    def restore(self, state: object) -> None:
        inner, self.spare = state  # type: ignore[misc]
        self._random.setstate(inner)

    def registers(self) -> tuple[list[int], float | None]:
        """The 624 words of the twister with the place of the next one, and a normal number that is left over."""
        return list(self._random.getstate()[1]), self.spare

    def set_registers(self, registers: list[int], spare: float | None) -> None:
        self._random.setstate((3, tuple(registers), None))
        self.spare = spare

    # PyTorch

    def uniform(self, count: int, low: float = 0.0, high: float = 1.0, is_double: bool = False) -> list[float]:
        if is_double:
            return [(self.word64() & ((1 << 53) - 1)) * 2.0**-53 * (high - low) + low for _ in range(count)]
        if (low, high) == (0.0, 1.0):
            return [(w & 0xFFFFFF) * 2.0**-24 for w in self.words(count)]
        span, start = single(single(high) - single(low)), single(low)
        return [single(single((w & 0xFFFFFF) * 2.0**-24 * span) + start) for w in self.words(count)]

    def normal(self, count: int, is_double: bool = False) -> list[float]:
        if count < 16:
            return [self._one_normal() for _ in range(count)]
        values = self.uniform(count, is_double=is_double)
        for start in range(0, count - 15, 16):
            _box_muller(values, start)
        if count % 16:
            values[count - 16 :] = self.uniform(16, is_double=is_double)
            _box_muller(values, count - 16)
        return values

    def _one_normal(self) -> float:
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        first, second = self.uniform(2, is_double=True)
        radius = math.sqrt(-2.0 * math.log1p(-second))
        self.spare = radius * math.sin(2.0 * math.pi * first)
        return radius * math.cos(2.0 * math.pi * first)

    def below(self, count: int, low: int, high: int) -> list[int]:
        span = high - low
        if span >= 1 << 32:
            return [self.word64() % span + low for _ in range(count)]
        return [w % span + low for w in self.words(count)]

    def permutation(self, size: int) -> list[int]:
        order = list(range(size))
        for i, word in enumerate(self.words(size - 1) if size > 1 else []):
            j = word % (size - i) + i
            order[i], order[j] = order[j], order[i]
        return order

    # NumPy's RandomState

    def double(self) -> float:
        return self._random.random()

    def gauss(self) -> float:
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        while True:
            x, y = 2.0 * self.double() - 1.0, 2.0 * self.double() - 1.0
            square = x * x + y * y
            if 0.0 < square < 1.0:
                break
        scale = math.sqrt(-2.0 * math.log(square) / square)
        self.spare = scale * x
        return scale * y

    def masked(self, most: int) -> int:
        """A whole number up to a limit, the words above it thrown away."""
        if most == 0:
            return 0
        mask = (1 << most.bit_length()) - 1
        while True:
            word = (self.word() if most <= 0xFFFFFFFF else self.word() | self.word() << 32) & mask
            if word <= most:
                return word


def _box_muller(values: list[float], start: int) -> None:
    """Sixteen uniform numbers become normal ones (Box and Muller, 1958)."""
    for i in range(start, start + 8):
        radius = math.sqrt(-2.0 * math.log(1.0 - values[i]))
        angle = 2.0 * math.pi * values[i + 8]
        values[i], values[i + 8] = radius * math.cos(angle), radius * math.sin(angle)
