"""Formats that are not imported. Enters: a text. Leaves: what it is, and what to export instead."""

from __future__ import annotations

import re

_SIGNS = (
    (re.compile(r"\A\s*FN .*\n(?:.*\n){0,3}?VR |^PT [JBSP]\n(?:.*\n){0,20}?(?:AU|TI) ", re.M),
     "This is Web of Science's own format. Export again there, and choose RIS or BibTeX"),
    (re.compile(r"^PMID ?- ?\d+|^OWN ?- [A-Z]", re.MULTILINE),
     "This is PubMed's own format (MEDLINE). Open it in Zotero or EndNote, and export RIS there"),
    (re.compile(r"\ARefworks Export Tagged|^RT [A-Z].*\n(?:[A-Z][A-Z0-9] .*\n){0,20}?(?:A1|T1) ",
                re.MULTILINE | re.IGNORECASE),
     "This is RefWorks' own format. Export again there, and choose RIS"),
    (re.compile(r"\A\s*%0 |\A\s*%[ATJBED] .*\n(?:.*\n){0,20}?%[ATD] ", re.MULTILINE),
     "This is EndNote's own format (Refer, .enw). Export again, and choose RefMan (RIS)"),
    (re.compile(r"\A\s*<\?xml|\A\s*<(?:xml|records|modsCollection|mods|b:Sources|rdf:RDF)\b"),
     "This is XML. Export again, and choose RIS, BibTeX or CSL-JSON"),
    (re.compile(r"\A\s*<(?:!doctype|html)", re.IGNORECASE),
     "This is a page of the web, and no export. Look for Export or Cite on it, and choose RIS"),
    (re.compile(r"\APT\tAU\t"),
     "This is Web of Science's own format. Export again there, and choose RIS or BibTeX"),
    (re.compile(r"\A@\w+\s*\{"), "This is BibTeX: give it a name that ends in .bib"),
    (re.compile(r"\A(?:\{\s*\"|\[\s*[\"{\[])"), "This is JSON: give it a name that ends in .json"),
    (re.compile(r"\A(?:TY|\s{0,3}TY) {1,2}- "), "This is RIS: give it a name that ends in .ris"),
    (re.compile(r"\A[^\n]{0,300}?(?:Authors?|Title)[\"\t,;][^\n]{0,3000}\n"),
     "This is a table (CSV). Export again, and choose RIS, BibTeX or CSL-JSON"),
)  # fmt: skip
KNOWN_ENDINGS = (".ciw", ".enw", ".isi", ".medline", ".nbib", ".txt", ".xml", ".html", ".csv")
"""How names of files end that may hold one of these, or one of those that are imported."""


def elsewhere(text: str) -> str:
    """What a text is that no importer reads, and what to do; empty where that is not known."""
    start = text[:20_000].lstrip("\ufeff \n")
    return next((words for sign, words in _SIGNS if sign.search(start)), "")


def ending_of(text: str) -> str:
    """How the name of a file should end, by what is in it; empty where that is not clear."""
    start = text[:20_000].lstrip("\ufeff \t\n")
    if re.search(r"^TY {1,2}- ", start, re.MULTILINE):
        return ".ris"
    if re.match(r"@\w+\s*\{", start):
        return ".bib"
    return ".json" if re.match(r'[\[{]\s*["{]', start) else ""
