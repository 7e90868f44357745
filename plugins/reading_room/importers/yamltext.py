"""CSL-YAML, as pandoc has it. Enters: text. Leaves: what was read of it."""

from __future__ import annotations

import json
import re

import yaml

from reading_room.importers.csl import read_csl
from reading_room.importers.found import Read, Remark
from reading_room.sources import limits

_MARKS = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_ALIAS = re.compile(r"[&*][\w-]")
_BROKEN = "This is no YAML that can be read: {}"
_LARGE = f"A file of YAML can have {limits.size(limits.COMMENTS)}: export CSL-JSON instead"
_ALIASES = "There are anchors or aliases (& and *) in this file, which no export has"


def read_csl_yaml(text: str) -> Read:
    """Every work under ``references``, or of a list."""
    if len(text) > limits.COMMENTS:
        return Read((), (Remark("refused", _LARGE),))
    try:
        if _ALIAS.search(text) and _has_aliases(text):
            return Read((), (Remark("refused", _ALIASES),))
        value = yaml.load(_MARKS.sub("", text), Loader=yaml.CBaseLoader)  # noqa: S506 (words alone)
        read = read_csl(json.dumps(value), is_markdown=True)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        words = _BROKEN.format(getattr(error, "problem", "") or "it breaks off")
        line = min(mark.line, text.count("\n")) + 1 if mark else 0
        return Read((), (Remark("refused", words, line=line),))
    except (RecursionError, ValueError, TypeError):
        return Read((), (Remark("refused", _BROKEN.format("it has too many levels")),))
    return read._replace(remarks=tuple(_without_line(remark) for remark in read.remarks))


def _without_line(remark: Remark) -> Remark:
    """Lines are those of JSON made of it."""
    return Remark(remark.fate, remark.words, remark.entry, 0, remark.held, remark.is_named)


def _has_aliases(text: str) -> bool:
    return any(isinstance(event, yaml.AliasEvent)
               for event in yaml.parse(_MARKS.sub("", text), Loader=yaml.CBaseLoader))  # fmt: skip
