"""Words that tell what a name is. Enters: nothing. Leaves: sets of words."""

from __future__ import annotations

ORGANISATION = frozenset(
    {
        "agency", "alliance", "association", "authority", "centre", "commission", "committee",
        "council", "department", "foundation", "group", "institute", "ministry", "network",
        "office", "partnership", "plus", "service", "services", "society", "team", "trust",
        "university",
    }
)  # fmt: skip
"""How the names of organisations end."""
TITLES = frozenset(
    {
        "baroness", "dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "prof", "professor",
        "rev", "revd", "sir",
    }
)  # fmt: skip
"""What is written before a name and is no part of it."""
AFTER = frozenset(
    ["CBE", "DBE", "Esq", "Jr", "Jr.", "KC", "MBE", "MP", "OBE", "PhD", "QC", "Sr", "Sr."]
)
"""What is written after a name and is no part of it."""
