"""Pictures that are made for a site: cards for previews of its pages elsewhere, and smaller
versions of pictures. Enters: words, or a picture. Leaves: PNG, or WebP.

`wrapping` cuts words into lines, `fonts` knows how wide letters are and who has them, `card` draws;
`sizes` is about pictures that are there. What draws is in extras of the package (``cards`` and
``pictures``): nothing else imports fontTools, resvg or Pillow.
"""

from __future__ import annotations

from reading_room.pictures.card import HEIGHT, WIDTH, Card, drawn
from reading_room.pictures.fonts import EXTRA, Fonts, is_installed

__all__ = ["EXTRA", "HEIGHT", "WIDTH", "Card", "Fonts", "drawn", "is_installed"]
