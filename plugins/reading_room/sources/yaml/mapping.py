"""Keys of a mapping of YAML. Enters: a mapping node. Leaves: the node of each key, and problems.

A key that other programs call otherwise is taken for ours; one that nobody knows is a problem of
the file's `Reader`, and so is one that is missing.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import yaml

from reading_room.problems import TAKE_OUT
from reading_room.schema import Key, Keys
from reading_room.schema.kinds import WORDS
from reading_room.sources.yaml import one_line
from reading_room.sources.yaml.other_names import hiding, taken
from reading_room.wording import short

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from reading_room.sources.yaml.reader import Place, Reader

_A_SLIP = 0.8
"""How like a key of ours one has to be (1 is equal) that can only be a slip: ``dat`` is 0.86, and
``subtitle`` is 0.77."""
_A_WORD = 5
"""How many letters a word of another program has at least that a slip is looked for in: shorter
ones have too many neighbours."""
_NULL = "tag:yaml.org,2002:null"


class Mapping:
    """One mapping, and which keys it has. Unknown and repeated keys are problems at once.

    ``known`` are declared keys, or the names of others, and then ``what`` has them. ``has_keys`` is
    False where something else than a mapping was given, which is a problem too.
    """

    def __init__(
        self, reader: Reader, node: yaml.Node, known: Keys | Collection[str], what: str = ""
    ) -> None:
        self.reader = reader
        self.node = node
        self.keys = known if isinstance(known, Keys) else None
        self.what = what or (self.keys.what if self.keys else "")
        names: Collection[str] = known.by_name if isinstance(known, Keys) else known
        self.nodes: dict[str, yaml.Node] = {}
        self.empty: dict[str, yaml.Node] = {}
        self._meant: set[str] = set()
        self.has_keys = isinstance(node, yaml.MappingNode)
        if not isinstance(node, yaml.MappingNode):
            needed = known.required if isinstance(known, Keys) else ()
            shown = [key.name for key in needed] or list(names)[:3]
            reader.error(
                node,
                "value-keys",
                f"{self.what} is written with keys, such as {shown[0]}: and its value.",
                f"Write {', '.join(f'{each}: …' for each in shown)}"
                f"{' each' if len(shown) > 1 else ''} on a line of its own.",
            )
            return
        foreign = []
        for key_node, value in node.value:
            if isinstance(key_node, yaml.ScalarNode) and key_node.value in names:
                self._add(key_node, value, names)
            else:
                foreign.append((key_node, value))
        for key_node, value in foreign:
            self._foreign(key_node, value, names)

    def _foreign(self, key: yaml.Node, value: yaml.Node, known: Collection[str]) -> None:
        """Take a key that other programs call otherwise, where it can mean one thing only."""
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if hidden := self._hidden(name, value):
            self.reader.error(key, "key-unknown", *hidden)
            return
        ours = taken(name, value, self.keys, self.nodes.get) if self.keys else None
        if ours is None:
            self._add(key, value, known)
        elif ours.key:
            self.nodes[ours.key] = ours.value
            message = f"{name} is called {ours.key} here, and was read as {ours.key}."
            self.reader.error(key, "key-elsewhere", message, f"Write {ours.written}", ours.meant)
        elif ours.instead:
            message = f"{name} is called {ours.instead} here, which is given too, and is ignored."
            self.reader.error(key, "key-elsewhere", message, "Keep one of the two.")
        else:
            message = f"{name} has no meaning here, and is ignored."
            self.reader.error(key, "key-elsewhere", message, "Delete the line.", TAKE_OUT)

    def _hidden(self, name: str, value: yaml.Node) -> tuple[str, str] | None:
        """What to say of a post that another program holds back, and that is no draft here."""
        keys = self.keys
        if not (keys and keys.from_elsewhere and "draft" in keys) or "withdrawn" in self.nodes:
            return None
        draft = self.nodes.get("draft")
        held = isinstance(draft, yaml.ScalarNode) and draft.value.lower() in ("true", "yes", "on")
        return None if held else hiding(name, value, self.nodes.get("date"))

    def _add(self, key: yaml.Node, value: yaml.Node, known: Collection[str]) -> None:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in known:
            if name and self._is_foreign(name.strip(), known):
                message = f"{short(name)} is no key of {self._a}, and is ignored."
                near = self.reader.suggest.nearest(name.strip(), known, self.what)
                hint = self.reader.suggest.did_you_mean(name.strip(), known, self.what)
                hint = "Delete the line." if near in self.nodes else hint
                self.reader.error(key, "key-elsewhere", message, hint)
                return
            near = self._near(name.strip(), known) if name else ""
            self._meant.add(near)
            self.reader.error(
                key,
                "key-unknown",
                f"{self.what} has no key called {short(name)}."
                if name
                else f"This is no key of {self._a}.",
                _invisible(name, near)
                or (f"Did you mean {near}?" if near else "")
                or self.reader.suggest.did_you_mean(name.strip(), known, self.what),
                self._slip(name, known),
            )
        elif name in self.nodes:
            other = self.nodes[name]
            same = isinstance(value, yaml.ScalarNode) and value.value == getattr(other, "value", "")
            message = f"{name} is given twice{', with the same value' if same else ''}."
            meant = TAKE_OUT if same else ""
            self.reader.error(key, "key-twice", message, "Keep one of the two.", meant)
        elif isinstance(value, yaml.ScalarNode) and value.tag == _NULL and not value.style:
            if not self.reader.dropped(value):
                self.empty[name] = key
        else:
            self.nodes[name] = value

    def _is_foreign(self, name: str, known: Collection[str]) -> bool:
        """Is it surely no slip in a key of ours, in a file that may come from another program?"""
        keys = self.keys
        if not (keys and keys.from_elsewhere) or keys.meant(name) or name in known:
            return False
        near = self.reader.suggest.nearest(name, known, self.what)
        alike = near and SequenceMatcher(None, name.lower(), near).ratio() >= _A_SLIP
        slip = self.reader.suggest.slip_of(name, known) or self._slip_elsewhere(name)
        return not (alike or slip)

    def _slip_elsewhere(self, name: str) -> str:
        """The key that another program calls by a word that ``name`` can be a slip for: ``auther``,
        for ``author``."""
        words = self.keys.read_as if self.keys and self.keys.from_elsewhere else {}
        near = [each for each in words if each.isalpha() and len(each) >= _A_WORD]
        return words.get(self.reader.suggest.slip_of(name, near), "")

    @property
    def _a(self) -> str:
        """What has these keys, within a sentence."""
        return f"{self.what[0].lower()}{self.what[1:]}"

    def _near(self, name: str, known: Collection[str]) -> str:
        """The key that was meant: by what it is called elsewhere, or by its look."""
        meant = self.keys.meant(name) if self.keys else ""
        meant = meant or self.reader.suggest.slip_of(name, known) or self._slip_elsewhere(name)
        return meant or self.reader.suggest.nearest(name, known, self.what)

    def _slip(self, name: str, known: Collection[str]) -> str:
        """The key that can only be meant, where it is not given as well."""
        word = name.strip()
        meant = word if word in known else self.reader.suggest.slip_of(word, known)
        meant = meant or self._slip_elsewhere(word)
        given = meant and any(key.value == meant for key, _ in self.node.value)
        return "" if given else meant

    def key(self, name: str) -> Key[Any]:
        """The declaration of a key; a makeshift one where it has none."""
        return self.keys[name] if self.keys else Key(name, WORDS, "", "…", is_noun=False)

    def lacks(self, key: str) -> bool:
        """Is nothing given that is, or may be meant to be, this key?"""
        return not (key in self.nodes or key in self.empty or self.slipped(key))

    def slipped(self, key: str) -> bool:
        """May something be meant to be this key that is not read as it?"""
        return key in self._meant or key in self.reader.lost

    def imply(self, key: str, words: str) -> None:
        """Take words for the value of a key that is not given: they stand elsewhere in the file."""
        at = self.node.start_mark
        self.nodes[key] = yaml.ScalarNode("tag:yaml.org,2002:str", words, at, at, style='"')

    def __contains__(self, key: str) -> bool:
        return key in self.nodes

    def get(self, key: str) -> yaml.Node | None:
        """The node of a key, where it is given."""
        return self.nodes.get(key)

    def whole(self) -> bool:
        """Is every key given that must be? Each that is not is a problem."""
        return all([self.require(key.name) for key in self.keys.required] if self.keys else ())

    def require(self, key: str, example: str = "") -> bool:
        """Is the key given, with a value? If not, a problem with an example of what to write."""
        node = self.nodes.get(key)
        example = example or self.key(key).example
        if node is None and key in self.empty:
            self._say_empty(self.empty[key], key, example)
            return False
        if node is None:
            if self.has_keys and not self.slipped(key):
                self.reader.error(
                    self.node,
                    "key-missing",
                    f"{self.what} needs {self.key(key).a}.",
                    self._where(f"{key}: {example}"),
                )
            return False
        if isinstance(node, yaml.ScalarNode) and not node.value.strip():
            self._say_empty(node, key, example)
            return False
        return True

    def _say_empty(self, at: yaml.Node, key: str, example: str) -> None:
        words = f"{self.key(key).the} is empty."
        self.reader.error(at, "key-missing", words, f"Write {key}: {example}")

    def _where(self, pair: str) -> str:
        """How a key and its value are added to a mapping: on a line, or between its braces."""
        if not (isinstance(self.node, yaml.MappingNode) and self.node.flow_style):
            return f"Add a line: {pair}"
        comma = ", " if self.node.value else ""
        return f"Add {comma}{pair} before the closing bracket."

    def filled(self, key: Key[Any]) -> None:
        """A key that may be left out, and says too much where it stands without a value."""
        node = self.empty.get(key.name) or self.nodes.get(key.name)
        if node and (key.name in self.empty or not str(node.value).strip()):
            message = f"{key.name} is given, and is empty."
            self.reader.error(node, "key-missing", message, key.filled)

    def place(self, key: str) -> Place:
        """Where the value of a key stands; else where the mapping begins."""
        return self.reader.place(self.nodes.get(key, self.node))


def _invisible(name: str, near: str) -> str:
    """What to do where a key looks right and is not."""
    if near and near == name.strip():
        return f"There is an invisible space before or after {near}: delete it and type it again."
    slip = one_line.space(name)
    return slip[2] if slip else ""
