"""A file that holds what readers sent. Enters: its bytes. Leaves: submissions, or a
`NoSubmissionError` that says why there are none."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from reading_room.importers.submissions.clean import RefusedError
from reading_room.importers.submissions.fields import MOST, Submission, submission, unpacked
from reading_room.importers.submissions.mail import mail_fields, multipart_fields
from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Callable

_PARTS = 1000
"""How many lines of a mail or of form data can be borders between its parts."""
_BORDER = re.compile(rb"^--", re.MULTILINE)
_MULTIPART = re.compile(rb"\s*(?:Content-Type:\s*multipart/form-data|--[^\r\n]+\r?\nContent-Disp)",
                        re.IGNORECASE)  # fmt: skip
_HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]*:[ \t])")
_FIELDS = re.compile(rb"\s*[^\s=&:]+=")
_FORMS = (
    "It is none of what a form sends: JSON, form data (name=Jo&text=…), or a mail saved as a file."
)


class NoSubmissionError(Exception):
    """Why a file holds nothing that could be added, as a sentence."""


def read_submissions(data: bytes) -> list[Submission]:
    """What somebody sent, one or several. Raises NoSubmissionError."""
    if len(data) > limits.SUBMISSION:
        most = limits.size(limits.SUBMISSION)
        raise NoSubmissionError(
            f"It has {limits.size(len(data))}, and the most that can be read is {most}."
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        found = _reader(data)(data)
    except RefusedError as why:
        raise NoSubmissionError(str(why)) from None
    except RecursionError:
        raise NoSubmissionError(
            "It is nested more deeply than anything that a form sends."
        ) from None
    if not found:
        raise NoSubmissionError("There is nothing in it.")
    if len(found) > MOST:
        raise NoSubmissionError(f"It has {len(found):,} entries, and {MOST} is the most.")
    return found


def _reader(data: bytes) -> Callable[[bytes], list[Submission]]:
    """What reads bytes of this form. Raises NoSubmissionError."""
    if data.lstrip()[:1] in (b"{", b"["):
        return _json
    if len(_BORDER.findall(data)) > _PARTS:
        raise NoSubmissionError(f"It has more than {_PARTS:,} parts.")
    if _MULTIPART.match(data):
        return lambda data: [submission(multipart_fields(data))]
    if _HEADER.match(data):
        return lambda data: [submission(mail_fields(data))]
    if _FIELDS.match(data):
        return _urlencoded
    raise NoSubmissionError(_FORMS)


def _json(data: bytes) -> list[Submission]:
    try:
        value = json.loads(data)
    except UnicodeDecodeError:
        raise NoSubmissionError("It is not saved as UTF-8.") from None
    except ValueError as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise NoSubmissionError(f"It begins as JSON, and is none{where}.") from None
    return [
        submission(fields, number, envelope)
        for number, (fields, envelope) in enumerate(unpacked(value), 1)
    ]


def _urlencoded(data: bytes) -> list[Submission]:
    text = data.decode("utf-8", "replace").strip()
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=100, errors="replace")
    except ValueError:
        raise NoSubmissionError("It has more than 100 fields.") from None
    fields: dict[str, str] = {}
    for name, value in pairs:
        fields.setdefault(name, value)
    return [submission(fields)]
