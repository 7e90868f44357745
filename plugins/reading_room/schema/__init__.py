"""Every key of every file, declared once. Enters: nothing. Leaves: kinds, keys, and what is made
of them: JSON Schemas, and the tables of the manual.
"""

from reading_room.schema.items import ITEM, TYPES
from reading_room.schema.keys import Key, Keys, Kind

__all__ = ["ITEM", "TYPES", "Key", "Keys", "Kind"]
