"""A work in the making. Enters: values of an entry, as its file has them. Leaves: a `Reference`.

Every importer puts values here, so that what a reading list cannot hold is treated the same
whatever format it comes in: it is left out, and there is a remark.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from reading_room.formats import Reference
from reading_room.importers.addresses import accessed_in, more_addresses, url_of
from reading_room.importers.cleaning import CLEAN, EXACT, is_date, is_rewritten
from reading_room.importers.dates import taken
from reading_room.importers.found import Found, Remark
from reading_room.importers.plain import on_one_line, words_of
from reading_room.markup import UNPRINTABLE
from reading_room.sources.limits import ENTRIES, PEOPLE
from reading_room.sources.web import is_address
from reading_room.values import FORMATS, Alternate, Archive, LinkState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.dates import PartialDate
    from reading_room.importers.found import Fate
    from reading_room.values import Name

_SHOWN = 200
_NO_PLACE = "{} has no place in a reading list"
_KEPT = "{} has no place of its own, and is kept under custom"
_NOT_SO = "{} is not {}, and is kept under custom"
_AGAIN = "{} is given more than once: the first was taken, and the others are kept under custom"
_CUSTOM_LENGTH = 5000
_UNSEEN = "{} has characters that nobody can see, and they were left out"
_ALL_UNSEEN = "{} has nothing but characters that nobody can see, and was left out"
_MANY = "A work can have {:,} {}, and the others were left out"
_ROLES = {"author": "authors", "editor": "editors"}
_COUNTED = {
    "topics": "topics", "responds_to": "works to which it responds",
    "alternates": "other forms",
}  # fmt: skip
"""What an editor calls the fields that hold several values, except names."""


class Draft:
    """One entry of a file, put together value by value. ``line`` is where it begins, from 1."""

    def __init__(
        self, entry: str, line: int, remarks: list[Remark], *, is_ours: bool = False
    ) -> None:
        self.entry = entry
        self.line = line
        self.is_ours = is_ours
        self.source = ""
        """The database that it comes from, where that says how to read it."""
        self._links: list[tuple[str, str, int, bool]] = []
        self._remarks = remarks
        self._values: dict[str, Any] = {}
        self._many: Counter[str] = Counter()
        self._is_whole = True

    def __contains__(self, field: str) -> bool:
        return field in self._values

    def value(self, field: str) -> Any:
        """The value of a field so far; None where it has none."""
        return self._values.get(field)

    def say(self, fate: Fate, words: str, held: object = "", line: int = 0) -> None:
        """Add a remark on this entry."""
        text = held if isinstance(held, str) else json.dumps(held, default=str, ensure_ascii=False)
        self._is_whole = self._is_whole and fate in ("mended", "skipped", "guessed")
        shown = on_one_line(text[: 10 * _SHOWN])[:_SHOWN]
        self._remarks.append(Remark(fate, words, self.entry, line or self.line, shown))

    def left(self, key: str, held: object, line: int = 0) -> None:
        """Say that a value of the file is nothing that a list can hold."""
        self.say("left", _NO_PLACE.format(key), held, line)

    def skip(self, key: str, held: object, line: int = 0) -> None:
        """Say that a value is one that a program keeps for itself."""
        self.say("skipped", f"{key} is kept by a program for itself", held, line)

    def seen(self, key: str, text: str, line: int = 0) -> None:
        """Say so where a text has characters in it that are left out; white space is not told."""
        if UNPRINTABLE.search(" ".join(text.split())):
            is_lost = not on_one_line(text)
            words = _ALL_UNSEEN if is_lost else _UNSEEN
            self.say("left" if is_lost else "mended", words.format(key), text, line)

    def put(self, field: str, key: str, held: object, line: int = 0) -> None:
        """Give a field of the reference its value; ``key`` is what the file calls it.

        The first value stays, and what cannot be read is left out: both with a remark.
        """
        text = words_of(held)
        if text is None:
            self.say("left", f"{key} should be words, and is something else", held, line)
            return
        self.seen(key, text, line)
        clean, wanted = CLEAN[field]
        value = text if self.is_ours and field in EXACT and EXACT[field](text) else clean(text)
        if value is None and is_date(field):
            value = self._date(key, text, line)
        if value is None:
            self.keep(key, text, _NOT_SO.format(key, wanted), line)
        elif value != "":
            if is_rewritten(field, value, text):
                self.say("mended", f"{key} was taken as {value}", text, line)
            self._once(field, key, value, held, line)
            for address in more_addresses(text) if field == "URL" and value != text else ():
                self.link(key, address, line)
            if field == "URL" and (words := accessed_in(text)):
                self.put("accessed", key, words, line)

    def _date(self, key: str, text: str, line: int) -> PartialDate | str | None:
        """As much of a date as a list can hold: the rest is kept."""
        found = taken(text)
        if found.status:
            self._once("status", key, on_one_line(found.status), text, line)
            return ""
        if found.date and not found.is_whole:
            part = "beginning" if found.date.month else "year"
            words = f"{key} says more than a list's date can: the {part} was taken"
            self.keep(key, text, f"{words}, and all of it is kept under custom", line)
        return found.date

    def keep(self, key: str, held: object, words: str = "", line: int = 0) -> None:
        """Put what has no variable of CSL under ``custom``, where it travels."""
        text = words_of(held)
        if text is None:
            is_json = isinstance(held, dict | list)
            text = json.dumps(held, ensure_ascii=False) if is_json else str(held)
        value = on_one_line(text)
        if not value:
            return
        name = on_one_line(key)
        custom = self._values.setdefault("custom", {})
        taken_name = custom.get(name) not in (None, value)
        if len(value) > _CUSTOM_LENGTH or len(custom) >= ENTRIES or taken_name or not name:
            if taken_name and len(custom[name]) + len(value) <= _CUSTOM_LENGTH:
                custom[name] = f"{custom[name]}; {value}"
            else:
                self.left(key, held, line)
                return
        custom[name] = custom.get(name, value)
        self.say("mended", words or _KEPT.format(key), held, line)

    def names(self, names: Iterable[Name], role: str = "author", more: int = 0) -> None:
        """Add those who had part in the work in a role; ``more`` are there, and cannot be."""
        given = tuple(names)
        before = self._values.get(role, ())
        self._many[role] += len(given) + more
        if given:
            self._values[role] = (*before, *given)[:PEOPLE]

    def own(self, custom: object, key: str, line: int = 0) -> None:
        """Add keys of an editor's own, which no variable has: words under each."""
        if not isinstance(custom, dict):
            self.say("left", f"{key} is no set of keys with words", custom, line)
            return
        kept = dict(self._values.get("custom", {}))
        for name, held in custom.items():
            text = words_of(held)
            words = on_one_line(json.dumps(held, ensure_ascii=False) if text is None else text)
            if words and on_one_line(name):
                kept.setdefault(on_one_line(name), words)
        if kept:
            self._values["custom"] = kept

    def give(self, field: str, key: str, value: object, held: object = "", line: int = 0) -> None:
        """Give a field a value that is what it should be."""
        self._once(field, key, value, held or value, line)

    def link(self, key: str, held: str, line: int = 0, *, is_own: bool = False) -> None:
        """Remember where a link among the words of a field leads: ``is_own``, to the work itself.

        It is its address where nothing else gives one, and is kept where no words have it.
        """
        if address := url_of(held):
            self._links.append((key, address, line, is_own))

    def _take_links(self) -> None:
        for key, address, line, is_own in self._links:
            words = [
                self.value("note"),
                self.value("abstract"),
                *(self.value("custom") or {}).values(),
            ]
            if is_own and "URL" not in self:
                self.give("URL", key, address, address, line)
            elif address != self.value("URL") and not any(
                address in (each or "") for each in words
            ):
                self.keep(key if "url" in key.lower() else f"{key}-url", address, "", line)

    def more_of(self, field: str, key: str, held: str, line: int = 0, *, is_one: bool) -> None:
        """Put another number behind those that a field has, unless it is ``is_one`` alone."""
        clean = CLEAN[field][0](held)
        if is_one or field not in self or not isinstance(clean, str):
            self.put(field, key, held, line)
            return
        known = str(self._values[field]).split()
        self._values[field] = " ".join(dict.fromkeys([*known, *clean.split()]))

    def extend_title(self, words: str) -> None:
        """Put a subtitle behind the title."""
        self.seen("subtitle", words)
        self.lengthen("title", words, ": ")

    def lengthen(self, field: str, words: str, mark: str) -> None:
        """Put words behind the value of a field, and a mark between them if it ends in none."""
        first, more = self._values.get(field, ""), on_one_line(words)
        between = " " if first.endswith(("?", "!", ":", ".", "–", "—")) else mark
        self._values[field] = f"{first}{between}{more}" if first and more else first or more

    def precede(self, field: str, words: str) -> None:
        """Put words before the value of a field."""
        self._values[field] = f"{words}. {self._values[field]}"

    def alternate(self, form: str, address: object, key: str, line: int = 0) -> None:
        """Add another form of the work."""
        url = on_one_line(words_of(address) or "")
        if form in FORMATS and is_address(url):
            self._more("alternates", Alternate(form, url))
        else:
            self.say("left", f"{key} is no other form of the work", f"{form} {url}", line)

    def topic(self, words: str) -> None:
        """Add a topic by its title."""
        self.seen("keyword", words)
        self._more("topics", on_one_line(words))

    def topics(self, parts: list[str]) -> None:
        """Add several topics, of which a work can have only so many."""
        for words in parts[: 10 * ENTRIES]:
            self.topic(words)
        self._many["topics"] += len(parts[10 * ENTRIES :])

    def answers(self, id_: str) -> None:
        """Add a work to which this one responds, by its id in the file."""
        self._more("responds_to", on_one_line(id_))

    def found(self) -> Found | None:
        """The reference; None where it has no title, which is said."""
        if not self._values.get("title"):
            self.say("refused", "A work needs a title, and this entry has none")
            return None
        self._take_links()
        if "URL" not in self and "DOI" not in self:
            for field in ("link.status", "link.checked"):
                if value := self._values.pop(field, None):
                    self.say("left", "What became of an address is left out where none is", value)
        for field, count in self._many.items():
            most = ENTRIES if field in _COUNTED else PEOPLE
            if count > most:
                words = _COUNTED.get(field) or _ROLES.get(field, f"names of {field}")
                self.say("left", _MANY.format(most, words), count)
        return Found(self._reference(), self.line, self._is_whole)

    def _reference(self) -> Reference:
        values = dict(self._values)
        said = {
            field: values.pop(place) for place, field in _SAID.items() if place in values
        }  # fmt: skip
        archive = Archive(
            values.pop("archive.url", ""), values.pop("archive.date", None),
            values.pop("archive.name", ""),
        )  # fmt: skip
        link = LinkState(values.pop("link.status", ""), values.pop("link.checked", None))
        values |= {"archive": archive} if any(archive) else {}
        values |= {"link": link} if any(link) else {}
        return Reference(id=self.entry, values=values, **said)

    def _more(self, field: str, value: object) -> None:
        if value and value not in self._values.get(field, ()):
            self._add(field, value)

    def _add(self, field: str, value: object) -> None:
        """Add one of several values, of which a work can have only so many."""
        self._many[field] += 1
        if self._many[field] <= ENTRIES:
            self._values[field] = (*self._values.get(field, ()), value)

    def _once(self, field: str, key: str, value: object, held: object, line: int) -> None:
        first = self._values.setdefault(field, value)
        if first != value and str(first).casefold() != str(value).casefold():
            if field.startswith("list."):
                self.say("left", f"{key} is given more than once, and the first was taken", held)
            else:
                self.keep(key, held, _AGAIN.format(key), line)


_SAID = {
    "note": "note", "importance": "importance", "topics": "topics", "responds_to": "responds_to",
    "list.section": "section", "list.section_title": "section_title", "list.id": "list",
    "list.title": "list_title",
}  # fmt: skip
"""What a reference has beside its values, by the places in `formats.mapping.FIELDS`."""
