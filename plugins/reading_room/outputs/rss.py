"""The feeds of mkdocs-rss-plugin, mended. Enters: its file. Leaves: the file as it should be.

The plugin cannot be told some things: it puts bare names where RSS wants e-mail addresses, prints
``None`` for what is not there, takes the page's address for the entry's id, folds the white space
of code, leaves "&" in names as it is, and leaves out the licence and the size of pictures. Which
entries there are, and in which order, stays its own affair.
"""

from __future__ import annotations

import json
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, unescape

from reading_room.dates import rfc3339
from reading_room.outputs.entries import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from reading_room.library.recordings import Recording
    from reading_room.model import Record
    from reading_room.outputs.entries import Entries, Entry
    from reading_room.settings import Settings

    Find: TypeAlias = Callable[[str | None], Entry | None]
    """The entry at an address, where a post or list is there."""

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_STYLE = re.compile(r"<\?xml-stylesheet .*?\?>")
_UNESCAPED = re.compile(r"(<(title|author|category|source)\b[^>]*>)(.*?)(?=</\2>)", re.DOTALL)
"""What the plugin's template prints as it is, or escapes already: it comes out as it should."""


def mend_feed(name: str, data: bytes, entries: Entries) -> bytes:
    """Mend a feed of mkdocs-rss-plugin: JSON Feed 1.1 by its name, else RSS 2.0."""
    library = entries.library
    records: list[Record] = [*library.posts, *library.lists]
    known = {entries.site + library.addresses.of(record): record for record in records}

    def find(link: str | None) -> Entry | None:
        record = known.get(link or "")
        return entries.of(record) if record else None

    mend = _json if name.endswith(".json") else _rss
    return mend(data, library.settings, find)


def _rss(data: bytes, settings: Settings, find: Find) -> bytes:
    ET.register_namespace("atom", _ATOM)
    ET.register_namespace("dc", _DC)
    text = _UNESCAPED.sub(lambda found: found[1] + escape(_words(found[3])), data.decode())
    # The file was written by the plugin a moment ago; nobody else has had it.
    root = ET.fromstring(text)  # noqa: S314
    channel = root.find("channel")
    if channel is None:
        return data
    _channel(channel, settings)
    _date(channel)
    for item in channel.findall("item"):
        _rss_item(item, find(item.findtext("link")))
    style = _STYLE.search(text)
    head = ['<?xml version="1.0" encoding="utf-8"?>', *([style[0]] if style else [])]
    return "\n".join([*head, ET.tostring(root, "unicode")]).encode()


def _date(channel: ET.Element) -> None:
    """The date of a feed is that of its newest entry, and not that of the clock."""
    dates = [item.findtext("pubDate") or "" for item in channel.findall("item")]
    for tag in ("pubDate", "lastBuildDate"):
        for element in channel.findall(tag):
            if dates:
                element.text = max(dates, key=parsedate_to_datetime)
            else:
                channel.remove(element)


def _channel(channel: ET.Element, settings: Settings) -> None:
    for plain in (*channel.findall("title"), *channel.findall("description")):
        plain.text = words(plain.text or "")
    if settings.websub:
        channel.insert(0, ET.Element(f"{{{_ATOM}}}link", rel="hub", href=settings.websub))
    for image in channel.findall("image"):
        if image.findtext("url") in (None, "", "None"):
            channel.remove(image)
    for editor in channel.findall("managingEditor"):
        if "@" not in (editor.text or ""):
            editor.tag = f"{{{_DC}}}creator"
    if channel.find("description") is None:
        _after(channel, "title", "description", settings.site_name)
    if channel.find("language") is None:
        _after(channel, "description", "language", settings.language)
    for language in channel.findall("language"):
        language.text = settings.language
    if settings.rights and channel.find("copyright") is None:
        _after(channel, "language", "copyright", settings.rights)


def _rss_item(item: ET.Element, entry: Entry | None) -> None:
    for author in item.findall("author"):
        if author.text in (None, "None"):
            item.remove(author)
        author.tag = f"{{{_DC}}}creator"
    for tag in ("title", f"{{{_DC}}}creator", "category"):
        for plain in item.findall(tag):
            plain.text = words(plain.text or "")
    for enclosure in item.findall("enclosure"):
        item.remove(enclosure)
    if entry is None:
        return
    if (description := item.find("description")) is not None:
        description.text = entry.html
    if entry.language:
        ET.SubElement(item, f"{{{_DC}}}language").text = entry.language
    if facts := _enclosure(entry):
        ET.SubElement(item, "enclosure", facts)
    guid = item.find("guid")
    if guid is not None and entry.id != entry.link:
        guid.text = entry.id
        guid.set("isPermaLink", "false")


def _enclosure(entry: Entry) -> dict[str, str]:
    """An item has one: the recording, else the picture, which stands in the text as well.

    RSS wants a length. That of a recording elsewhere is not known, and said to be 0, as the RSS
    Advisory Board advises.
    """
    if sound := entry.sound:
        return {"url": sound.address, "type": sound.type, "length": str(sound.size or 0)}
    if image := entry.image:
        return {"url": image.url, "type": image.type, "length": str(image.size)}
    return {}


def _words(text: str) -> str:
    return unescape(text, {"&#34;": '"', "&#39;": "'", "&quot;": '"'})


def _after(channel: ET.Element, tag: str, new: str, text: str) -> None:
    places = [at for at, child in enumerate(channel) if child.tag == tag]
    element = ET.Element(new)
    element.text = text
    element.tail = "\n"
    channel.insert(places[0] + 1 if places else 0, element)


def _json(data: bytes, settings: Settings, find: Find) -> bytes:
    feed = _without_nothing(json.loads(data))
    feed["title"] = words(settings.site_name)
    feed["language"] = settings.language
    recording = settings.say.gettext("Recording of this post")
    if settings.rights:
        feed["_rights"] = {"text": settings.rights}
    if settings.websub:
        feed["hubs"] = [{"type": "WebSub", "url": settings.websub}]
    for item in feed["items"]:
        for author in item.get("authors", ()):
            author["name"] = words(author["name"])
        if "tags" in item:
            item["tags"] = [words(tag) for tag in item["tags"]]
        entry = find(item.get("url"))
        if entry:
            item["id"] = entry.id
            item["title"] = entry.title
            item["content_html"] = entry.html
            if entry.summary:
                item["summary"] = entry.summary
            if entry.image:
                item["image"] = entry.image.url
            if entry.sound:
                item["attachments"] = [_attachment(entry.sound, recording)]
            if entry.language:
                item["language"] = entry.language
            item["date_modified"] = rfc3339(entry.updated)
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _attachment(sound: Recording, title: str) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "url": sound.address, "mime_type": sound.type, "title": title,
    }  # fmt: skip
    return facts if sound.size is None else facts | {"size_in_bytes": sound.size}


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [found for part in value if (found := _without_nothing(part)) not in (None, {})]
    return value
