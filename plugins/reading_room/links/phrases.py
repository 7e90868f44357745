"""What pages say that are not the work. Enters: nothing. Leaves: patterns, and the words that tell
no title from another."""

from __future__ import annotations

import re

_THING = (
    r"\b(?:page|file|document|article|content|resource|item|url|link|address|site|website|video"
    r"|film|post|story|publication|report|record|profile|account|product|doi)s?\b"
)

_CANNOT = r"(?:can(?:no|[’'])t|can ?not|could(?: ?not|n[’']t))"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


NOT_FOUND = _any(
    r"(?<![/.\d-])(?<!no )(?<!no\. )\b(?:404|410)\b(?![/\d])",
    rf"{_THING}[^.]{{0,60}}?\b(?:"
    r"(?:not|isn[’']t) (?:be )?(?:found|available)"
    r"|(?:may |might )have been (?:moved|removed|deleted)"
    rf"|{_CANNOT} be (?:found|displayed|located)"
    r"|no longer (?:available|exists?|here|there|online)|(?:does ?n[o’']t|do not|did not) exist"
    r"|unavailable|is missing|is private|(?:has )?expired"
    r"|(?:has|have) been (?:removed|deleted|taken down)|was (?:removed|deleted))\b",
    rf"\b(?:{_CANNOT}|unable to|did(?: not|n[’']t)) (?:seem to )?(?:find|locate)"
    rf"(?: the| that| this| your| any| what)?[^.]{{0,30}}?(?:{_THING}|\bfor\b)",
    r"^\W*(?:not|none) found\b|\bnothing (?:was |could be )?found\b",
    r"\bno (?:results?|matches) (?:were |was )?found\b",
    r"\bnot found\W*$",
    r"^\W*(?:missing|unavailable)\W*$",
    rf"^\W*(?:missing|broken|dead|invalid) {_THING}|\bno such {_THING}",
    r"heb ei (?:ganfod|chanfod|ddarganfod)|methu (?:dod o hyd|canfod)",  # Welsh, then others
    r"page introuvable|non trouvée?\b|nicht gefunden|no encontrad[oa]|não encontrad[oa]",
    r"non trovat[oa]|niet gevonden|ikke fun(?:net|det)|hittades inte|nie znaleziono",
    r"не найден[ао]?\b",
)
FOR_SALE = _any(
    r"\b(?:this |the )?(?:domain|website|web address)(?: name)?\b[^.]{0,60}?"
    r"\b(?:for sale|has expired|is parked|parked free|is available)\b",
    r"\b(?:buy|purchase|get) this domain\b",
    r"\bparked domain\b|\bthis site is parked\b|\bdomain parking\b",
    r"\bmake an offer\b[^.]{0,60}?\bdomain\b",
    r"\bhugedomains\b|\bsedo\b",
)
SIGN_IN = _any(r"\b(?:sign|log)[ -]?(?:in|on)\b", r"\bmewngofnod")
SIGN_IN_NAME = _any(r"\W*(?:please )?(?:sign|log)[ -]?(?:in|on)\b", r"\W*mewngofnod")
GUARD = _any(
    r"\b(?:just a moment|one moment,? please|attention required|pardon our interruption)\b",
    r"\baccess (?:is |was |has been )?denied\b|\byou have been blocked\b|\bclient challenge\b",
    r"\bchecking your (?:browser|connection)\b|\bsecurity (?:check|verification)\b",
    r"\b(?:are you|you[’']re|you are|you were) (?:not )?a (?:ro)?bot\b|\brobot or human\b",
    r"\b(?:verify|verifying|confirm|prove)(?: that)? you(?:[’']re| are)(?: a)? human\b",
    r"\bhuman verification\b|\bddos protection\b|\bcaptcha\b",
    r"\brequest (?:unsuccessful|blocked|rejected)\b|\bunusual (?:traffic|activity)\b",
    r"\brate limit(?:ed)?\b|\btoo many requests\b",
    r"\bbefore you continue\b|\bcookie (?:consent|preferences|wall)\b|\benable cookies\b",
    r"\bcookies (?:are|must be) (?:required|enabled|disabled)\b|\baccept (?:all )?cookies\b",
    r"\baccept all reject all\b|\bjavascript and cookies\b",
)
NEEDS_SCRIPT = _any(
    r"\b(?:enable|requires?|needs?|turn(?:ed)? on|activate|allow|without|supports?) javascript\b",
    r"\bjavascript\b[^.]{0,40}?\b(?:disabled|required|enabled|turned (?:on|off)|not supported)\b",
)
COMMON = frozenset({
    "about", "after", "also", "been", "before", "care", "could", "does", "from", "have", "home",
    "into", "more", "most", "only", "other", "over", "page", "should", "social", "some", "such",
    "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "through",
    "were", "what", "when", "where", "which", "will", "with", "would", "your",
})  # fmt: skip
"""Words that are on any page of this field, or of any."""
