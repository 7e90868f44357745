"""Capitals that need no explanation. Enters: nothing. Leaves: patterns of what is passed over."""

from __future__ import annotations

import re

CHUNK = re.compile(
    r"(?<!\S)\S*?://\S*|(?<!\S)[^\s@]*@\S*|\b10\.\d{4,}/\S*|(?<!\S)[^\s_]+_\S+"
    r"|(?<![\w-])[A-Za-z0-9-]+(?:\.[A-Za-z]{2,})+\b"
    r"|\bTL;DR\b|\bCC0\b|\bCC BY(?:-[A-Z]{2})*|\b[A-Z]{1,5}&[A-Z]{1,5}\b"
    r"|\b[A-Z][a-z]+, (?:A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]"
    r"|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])(?![\w-])"
)
"""Addresses, DOIs, the names of files and domains; licences, names with an "&", and the states of
America behind a town."""
CITED = re.compile(
    r"[\[(]\d{4}[\])]\s*(?:\d+\s+)?(?:[A-Z][A-Za-z]*\s+){0,3}\d+(?:\s*\([A-Za-z]+\))?"
    r"|(?:\b[A-Z]{1,3}\s)?\bv\s"
    r"(?:(?:and|of|the|for|&|[A-Z][a-z][\w’'-]{0,40})\s){0,12}[A-Z]{2,5}\b"
    r"|\bex\sp\s[A-Z]{1,4}\b"
    r"|\b\d+\s+[A-Z][A-Za-z]*\s+\d+\b|\bR\s\([^()]{1,80}\)(?=\sv\b)|\b[A-Z]{1,3}\sv\s|\b(?:Re|v)\s[A-Z]{1,3}\b"
    r"|\b[A-Z][\w’'-]{0,40}[a-z]\s(?:LJJ?|LCJ|CJ|JJ?SC|MR|VC)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
)
"""Citations of courts ([2012] UKSC 23, (2003) 1 AC 123), parties whose names are kept back
(R (KM) v Cambridgeshire, Re AB), public bodies (R v Devon HA), judges (Smith LJ), and postcodes."""
ROMAN = re.compile(
    r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})|M{1,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})"
)
UNIT = re.compile(r"\d\s?(?:[KMGT]B|[KMGT]?HZ|KWH|KG|KM|CM|MM|ML|BC|AD|AM|PM)\b", re.IGNORECASE)
