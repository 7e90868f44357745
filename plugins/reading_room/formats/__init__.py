"""Works as other programs read and write them. Enters: a `Reference`. Leaves: text, and back.

Nothing here knows a site: `library.bibliography` makes references of what is published, and
`importers` makes reading lists of references.
"""

from __future__ import annotations

from reading_room.formats.reference import Reference

__all__ = ["Reference"]
