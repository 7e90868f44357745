"""Forms of values, as JSON Schema has them. Enters: nothing. Leaves: regular expressions that mean
the same to Python and to JavaScript.
"""

from __future__ import annotations

_LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DAYS = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8])"
)
_YEAR = "(?!0000)[0-9]{4}"
_DAY = f"(?:{_YEAR}-(?:{_DAYS})|(?!0000){_LEAP}-02-29)"
_MONTH = f"{_YEAR}-(?:0[1-9]|1[0-2])"
_SEASON = f"{_YEAR}-2[1-4]"
_TIME = (
    "[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]+)?)?"
    "(?: ?(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9]))?"
)
_ONE = f"(?:{_YEAR}|{_MONTH}|{_SEASON}|{_DAY})[?~%]?"

MOMENT = f"^(?!0|9999){_DAY}(?:{_TIME})?$"
"""A day that there is, or a day and a time."""
DAY = MOMENT
"""The same: the time of a day is left out."""
PARTIAL = f"^(?:{_YEAR}|{_MONTH}|{_DAY})$"
EDTF = f"^{_ONE}(?: */ *{_ONE})?$"
_PORT = "[0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
_HOST = r'(?:\[[0-9A-Fa-f:.]+\]|[^\s/\\<>"?#@:\[\]]+)'
ADDRESS = rf'^https?://(?:[^\s/\\<>"?#@]*@)?{_HOST}(?::(?:{_PORT}))?(?:[/?#][^\s\\<>"]*)?$'
PATH = rf"^(?:(?![A-Za-z][A-Za-z0-9+.-]*:|//).*|{ADDRESS[1:-1]})$"
EMAIL = r"^[^\s@<>,;:()]+@[^\s@<>,;]+\.[^\s@<>,;.]+$"
FEDIVERSE = r"^@?[A-Za-z0-9_][A-Za-z0-9_.-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$"
LANGUAGE = "^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
SLUG = "^[a-z0-9]+(?:-[a-z0-9]+)*$"
ID = "^[a-z0-9._-]+$"
"""What is taken for an id of people.yml where a name is wanted."""
WORD = r"^[^,;]*[^,;\s][^,;]*$"
"""An id as it is written in a reference: one, so without what parts several."""
_CHAR = r'(?:[^\x00-\x20\x7f%/?#:*|<>"\\.]|%[0-9A-Fa-f]{2})'
_FOLDER = rf"{_CHAR}(?:{_CHAR}|\.)*"
ALIAS = rf"^/?(?:{_FOLDER}/)*{_FOLDER}/?$"
"""A path of the names that files have on every system; what is escaped is looked at later."""
YES = "^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])$"
MINUTES = "^(?:[1-9][0-9]{0,2}|[1-5][0-9]{3}|6000)$"
DOI = r"^(?:https?://(?:www\.)?(?:dx\.)?doi\.org/|[Dd][Oo][Ii]: *)?10\.[0-9]{4,9}/\S+$"
_PART = "[ \u00a0\u2010\u2011\u2013-]*"
ISBN = (
    "^(?:(?:[Ee]?-?ISBN(?:-1[03])?[: ]*)?"
    f"(?:97[89]{_PART})?(?:[0-9]{_PART}){{9}}[0-9Xx](?:[ ,;/]+|$))+$"
)
ISSN = f"^(?:(?:[Ee]?-?ISSN[: ]*)?(?:[0-9]{_PART}){{7}}[0-9Xx](?:[ ,;/]+|$))+$"
SOME = r"\S"
"""Anything but white space."""
