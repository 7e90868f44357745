"""Mail, and form data in parts, which are written alike. Enters: bytes. Leaves: fields.

Of a mail are taken: the name of the sender, the day, the words, and what the subject names in
brackets, which the site's own links put there (``[post: the-care-act]``). Addresses stay behind.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value, parseaddr
from typing import TYPE_CHECKING

from reading_room.importers.blogs.comments import plain
from reading_room.importers.submissions.clean import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = 2000
"""The letters of a header that are looked at."""
_NAMED = re.compile(r"\[\s*(post|list)\s*:\s*([^\[\]]{1,200}?)\s*\]")
_LINE = re.compile(
    r"(name|author|comment|text|message|post|list|reply_to|title|address|url|why)\s*:\s?(.*)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"^>.*\n?|^(?:On|Am|Le|El|Ar) .{1,200}(?:wrote|schrieb|écrit|escribió).{0,5}:\s*$",
    re.MULTILINE,
)
_SIGNATURE = re.compile(r"^-- ?$.*\Z", re.MULTILINE | re.DOTALL)
_HIDDEN = re.compile(r"</?(script|style|head|title)\b[^<>]*>", re.IGNORECASE)
_HTML = 100_000
_LINKS = 200
_TOO_MUCH = f"It is a mail of HTML with more than {_HTML:,} letters or {_LINKS} links."
_FORM = 2
"""How many such lines make a form of a mail: one may stand in anybody's words."""
_BORDER = re.compile(rb"\s*--([^\r\n]+?)[ \t]*\r?\n")


def mail_fields(data: bytes) -> dict[str, str]:
    """The fields of a mail: one that a reader wrote, or one that a form service sent, which has a
    line ``name: value`` for each. Raises RefusedError."""
    mail = message_from_bytes(data)
    words = _words(mail)
    fields = _lines(words)
    if len(fields) < _FORM:
        text = _QUOTED.sub("", _SIGNATURE.sub("", words))
        fields = {"name": parseaddr(_decoded(mail.get("From")))[0], "text": text}
    for kind, slug in _NAMED.findall(_decoded(mail.get("Subject"))):
        fields[kind] = slug
    return {"date": str(mail.get("Date", ""))[:_HEADER], **fields}


def multipart_fields(data: bytes) -> dict[str, str]:
    """The fields of form data in parts; files that came along are left out."""
    if not data.lstrip()[:2].startswith(b"--"):
        whole = data.lstrip()
    else:
        border = _BORDER.match(data)
        name = border[1] if border else b""
        whole = b'Content-Type: multipart/form-data; boundary="' + name + b'"\r\n\r\n' + data
    fields: dict[str, str] = {}
    for part in _parts(message_from_bytes(whole)):
        name_of = part.get_param("name", header="content-disposition")
        if name_of and not part.get_filename():
            fields.setdefault(collapse_rfc2231_value(name_of), _text(part))
    return fields


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(
        payload, list
    ) else []  # fmt: skip


def _words(mail: Message) -> str:
    """The words of a mail: those that are plain text, else those of its HTML."""
    texts = {part.get_content_type(): part for part in reversed(list(_leaves(mail)))}
    if plain_part := texts.get("text/plain"):
        return _text(plain_part)
    return _of_html(_text(texts["text/html"])) if "text/html" in texts else ""


def _of_html(html: str) -> str:
    """The words of HTML. Raises RefusedError for more than anybody writes: to look for the ends of
    thousands of links would take the square of its length."""
    shown: list[str] = []
    hidden, end = "", 0
    for tag in _HIDDEN.finditer(html):
        name, closes = tag[1].lower(), tag[0].startswith("</")
        if not hidden:
            shown.append(html[end : tag.start()])
            hidden = "" if closes else name
        elif closes and name == hidden:
            hidden = ""
        end = tag.end()
    shown.append("" if hidden else html[end:])
    words = "".join(shown)
    if len(words) > _HTML or words.lower().count("<a") > _LINKS:
        raise RefusedError(_TOO_MUCH)
    return plain(words)


def _leaves(mail: Message) -> Iterator[Message]:
    for part in mail.walk():
        if not part.is_multipart() and part.get_content_disposition() != "attachment":
            yield part


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    try:
        return raw.decode(part.get_content_charset("utf-8"), "replace").replace("\r\n", "\n")
    except (LookupError, ValueError):
        return raw.decode("utf-8", "replace").replace("\r\n", "\n")


def _lines(words: str) -> dict[str, str]:
    """What a service writes line by line; a value goes on until the next name."""
    fields: dict[str, str] = {}
    name = ""
    for line in words.split("\n"):
        if found := _LINE.fullmatch(line):
            name = found[1].lower()
            fields[name] = found[2]
        elif name:
            fields[name] += f"\n{line}"
    return fields


def _decoded(header: object) -> str:
    """A header in letters, however it was packed."""
    text = str(header or "")[:_HEADER]
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(
        each if isinstance(each, str) else _letters(each, charset) for each, charset in parts
    )


def _letters(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")
