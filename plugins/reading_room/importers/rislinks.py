"""Where a work of RIS is read. Enters: a record. Leaves: its address and DOI, in a draft.

UR is for addresses, but programs put them into LK and L1 to L3 too, several in one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.addresses import doi_of, url_of
from reading_room.sources import limits

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft
    from reading_room.importers.ristext import Record, Value

_ADDRESSES = re.compile(r"\s*;\s*(?=https?://)|\s+(?=https?://)", re.IGNORECASE)
"""Between addresses: RIS has several in one UR."""
_DOI_PAGE = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)


def take_addresses(draft: Draft, record: Record) -> None:
    """The first address, wherever it is; others are kept, and files of a program are not."""
    for tag in ("UR", "LK", "L2", "L1", "L3"):
        for value in record.values:
            if value.tag == tag and value.text:
                for part in _ADDRESSES.split(value.text)[: limits.ENTRIES]:
                    _address(draft, value, part)


def _address(draft: Draft, value: Value, part: str) -> None:
    tag, address = value.tag, url_of(part)
    doi = doi_of(part) if address is None or _DOI_PAGE.match(address) else None
    if doi and "DOI" not in draft:
        draft.put("DOI", tag, part, value.line)
        if tag != "UR" or not address:
            return
    if doi and doi.lower() == str(draft.value("DOI")).lower():
        return
    if address and "URL" not in draft:
        draft.put("URL", tag, part, value.line)
    elif tag == "L1" or (tag == "L2" and not address):
        draft.skip(f"{tag} (files)", part, value.line)
    elif not (doi and doi == draft.value("DOI")) and (not address or address != draft.value("URL")):
        draft.keep(tag, part, "", value.line)
