"""Colours and their contrast. Enters: a colour as CSS writes it. Leaves: its contrast on a ground,
or the nearest colour that has enough."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEX = re.compile("#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_LINEAR_BELOW = 0.04045
ENOUGH = 7.0
"""The contrast of text that WCAG 2.2 asks for at level AAA."""
_STEPS = 1000


def is_colour(words: str) -> bool:
    """Is it a colour of three or six digits: ``#8A1C3B``?"""
    return bool(_HEX.fullmatch(words))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG defines it."""
    darker, lighter = sorted((_luminance(_channels(one)), _luminance(_channels(other))))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """The contrast of a colour on that of several grounds on which it is hardest to read."""
    return min(contrast(colour, ground) for ground in grounds)


def nearest_readable(colour: str, grounds: tuple[str, ...]) -> str:
    """The colour of the same hue that is nearest to this one and can be read on all the grounds."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    end = 0.0 if _luminance(_channels(grounds[0])) > _luminance((0.5, 0.5, 0.5)) else 1.0
    for step in range(_STEPS + 1):
        there = lightness + (end - lightness) * step / _STEPS
        found = _written(colorsys.hls_to_rgb(hue, there, saturation))
        if least_contrast(found, grounds) >= ENOUGH:
            return found
    return "#000000" if end == 0.0 else "#FFFFFF"


def _channels(colour: str) -> tuple[float, float, float]:
    digits = colour.removeprefix("#")
    if len(digits) == len("fff"):
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in channels)


def _luminance(channels: tuple[float, float, float]) -> float:
    red, green, blue = map(_linear, channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
