"""Values of a YAML text are changed where they stand, and nothing else is."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers import REPOSITORY
from reading_room.sources import limits
from reading_room.writing import edits, trees
from reading_room.writing.edits import Edit, Edited, edited
from reading_room.writing.scalars import is_surely_plain, is_words, scalar

GONE = "{status: gone, checked: 2026-11-22}"
MEANT = {"status": "gone", "checked": "2026-11-22"}
OWN = re.compile(r" +(?:link|status|checked):.*")


def one(text: str, key: str = "link", value: str = GONE, id_: str = "a") -> Edited:
    return edited(text, [Edit(id_, key, value)])


CASES = {
    "a line of its own behind the last": (
        "items:\n  - id: a\n    URL: http://x/\n\n  # of b\n  - id: b\n",
        f"items:\n  - id: a\n    URL: http://x/\n    link: {GONE}\n\n  # of b\n  - id: b\n",
    ),
    "remarks behind values stay": (
        "items:\n- id: a # one\n  URL: http://x/ # two\n",
        f"items:\n- id: a # one\n  URL: http://x/ # two\n  link: {GONE}\n",
    ),
    "no line end at the end of the file": ("items:\n- id: a", f"items:\n- id: a\n  link: {GONE}"),
    "a file with a byte order mark": (
        "\ufeffitems:\n- id: a\n",
        f"\ufeffitems:\n- id: a\n  link: {GONE}\n",
    ),
    "line ends of Windows": ("items:\r\n- id: a\r\n", f"items:\r\n- id: a\r\n  link: {GONE}\r\n"),
    "an item between braces": (
        "items:\n- {id: a, URL: 'http://x/'} # one\n",
        f"items:\n- {{id: a, URL: 'http://x/', link: {GONE}}} # one\n",
    ),
    "braces over several lines, and a comma at the end": (
        "items:\n- {id: a,  # one\n   URL: http://x/, # two\n  }\n",
        f"items:\n- {{id: a,  # one\n   URL: http://x/, link: {GONE}, # two\n  }}\n",
    ),
    "everything in brackets": ("items: [{id: a}]", f"items: [{{id: a, link: {GONE}}}]"),
    "in a section": (
        "sections:\n- id: s\n  items:\n  - id: a\n",
        f"sections:\n- id: s\n  items:\n  - id: a\n    link: {GONE}\n",
    ),
    "before a text of many lines, which may go on": (
        "items:\n- id: a\n  note: |\n    One.\n\n    Two.\n\n",
        f"items:\n- id: a\n  link: {GONE}\n  note: |\n    One.\n\n    Two.\n\n",
    ),
    "behind a list": (
        "items:\n- id: a\n  topics:\n  - x\n  - y # z\n# end\n",
        f"items:\n- id: a\n  topics:\n  - x\n  - y # z\n  link: {GONE}\n# end\n",
    ),
    "behind words over two lines": (
        "items:\n- id: a\n  note: one\n    two # three\n",
        f"items:\n- id: a\n  note: one\n    two # three\n  link: {GONE}\n",
    ),
    "behind a key without a value": (
        "items:\n- id: a\n  note:   # later\n- id: b\n",
        f"items:\n- id: a\n  note:   # later\n  link: {GONE}\n- id: b\n",
    ),
    "braces keep their order and quotes": (
        "items:\n- id: a\n  link: { checked: '2026-01-01',  status: alive } # by hand\n",
        "items:\n- id: a\n  link: { checked: '2026-11-22',  status: gone } # by hand\n",
    ),
    "lines keep their remarks": (
        "items:\n- id: a\n  link:\n    # why\n    status: alive # yes\n    checked: 2026-01-01\n",
        "items:\n- id: a\n  link:\n    # why\n    status: gone # yes\n    checked: 2026-11-22\n",
    ),
    "what is missing is added": (
        "items:\n- id: a\n  link:\n    status: gone # yes\n",
        "items:\n- id: a\n  link:\n    status: gone # yes\n    checked: 2026-11-22\n",
    ),
    "an empty value is filled": (
        "items:\n- id: a\n  link: # to do\n  URL: http://x/\n",
        f"items:\n- id: a\n  link: {GONE} # to do\n  URL: http://x/\n",
    ),
    "another kind of value gives way": (
        "items:\n- id: a\n  link: dead # is it?\n",
        f"items:\n- id: a\n  link: {GONE} # is it?\n",
    ),
    "other keys give way": (
        "items:\n- id: a\n  link:\n    state: dead\n\n  URL: http://x/\n",
        f"items:\n- id: a\n  link: {GONE}\n\n  URL: http://x/\n",
    ),
    "tabs in remarks": (
        "items:\n- id: a\t# one\n  link: {status: alive}\t#\ttwo\n",
        "items:\n- id: a\t# one\n  link: {status: gone, checked: 2026-11-22}\t#\ttwo\n",
    ),
    "an anchor elsewhere": (
        "x: &x {status: alive}\ny: *x\nitems:\n- &i\n  id: a\n",
        f"x: &x {{status: alive}}\ny: *x\nitems:\n- &i\n  id: a\n  link: {GONE}\n",
    ),
    "marks of a document": (
        "---\nitems:\n- id: a\n...\n",
        f"---\nitems:\n- id: a\n  link: {GONE}\n...\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_value_is_changed(name: str) -> None:
    text, wanted = CASES[name]
    assert one(text) == Edited(wanted, made=1, items=frozenset({"a"}))
    assert one(wanted).text == wanted


REFUSED = {
    "a remark inside": ("items:\n- id: a\n  link:\n    # why\n    state: x\n", "remark"),
    "a remark in the head of a text": ("items:\n- id: a\n  link: | # why\n    x\n", "remark"),
    "no such item": ("items:\n- id: b\n", "no item"),
    "twice": ("items:\n- id: a\n- id: a\n", "more than once"),
    "an item that stands in two places": ("items:\n- &i {id: a}\nother: *i\n", "touching others"),
    "a value that stands in two places": (
        "items:\n- id: a\n  link: &l {status: alive}\n- id: b\n  link: *l\n",
        "touching others",
    ),
    "a value taken from elsewhere": (
        "x: &l {status: alive}\nitems:\n- id: a\n  link: *l\n",
        "touching others",
    ),
    "a key behind a question mark": ("items:\n- ? id\n  : a\n", "touching others"),
    "a key given twice": ("items:\n- id: a\n  link: x\n  link: y\n", "touching others"),
    "keys with a question mark": (
        "items:\n- ? id\n  : a\n  title: x\n",
        "in a way in which no value can be changed",
    ),
    "no YAML": ("items: [\n", "cannot be read"),
    "two documents": ("items:\n- id: a\n---\nitems:\n- id: b\n", "cannot be read"),
    "an empty file": ("", "cannot be read"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_changed_alone_is_refused_and_stays(name: str) -> None:
    text, why = REFUSED[name]
    done = one(text)
    assert done.text == text
    assert why in done.refused[0].why


def test_one_that_is_refused_stops_no_other() -> None:
    text = "items:\n- id: a\n- id: b\n  link: {x: 1, # why\n    }\n- id: c\n"
    done = edited(text, [Edit(id_, "link", GONE) for id_ in ("a", "b", "nobody", "c")])
    assert [refused.edit.id for refused in done.refused] == ["b", "nobody"]
    assert done.text.count(f"  link: {GONE}\n") == 2


def test_a_text_of_many_lines_gives_way_to_one() -> None:
    text = "items:\n- id: a\n  note: >-\n    One\n    two.\n\n- id: b\n  note: 'it''s'\n"
    done = edited(text, [Edit("a", "note", scalar("Yes: # no")), Edit("b", "note", scalar("x"))])
    assert done.text == "items:\n- id: a\n  note: \"Yes: # no\"\n\n- id: b\n  note: 'x'\n"


def test_a_list_is_a_value_too() -> None:
    text = "items:\n- id: a\n  topics: [x, 'y']  # two\n"
    assert one(text, "topics", "[x, y]") == Edited(text)
    assert one(text, "topics", "[y, x]").text == text.replace("[x, 'y']", "[y, x]")


@settings(deadline=None)
@given(st.text())
@example("0?")
def test_any_words_can_be_a_value(words: str) -> None:
    written = scalar(words)
    for text in (f"a: {written}", f"[{{a: {written}, b: c}}]", f"- {written} # d"):
        found: Any = yaml.compose(text)
        while not isinstance(found, yaml.ScalarNode):
            found = found.value[0]
            found = found[1] if isinstance(found, tuple) else found
        assert (found.value, found.tag) == (words, "tag:yaml.org,2002:str")


remark = st.sampled_from(["", "", " # remark", "\t# a\ttab: {x}", " # link: {status: moved}"])
words = st.sampled_from([
    "Plain words", "'It''s'", '"Quo\\"ted: # yes"', "http://x.example/a?b=c#d", "[x, 'y, z']", "",
    "{given: A, family: B}", "|\n      One.\n\n      # no remark\n", "one\n      two",
    ">-\n      Folded\n      words", "\n    - x # y\n    - z", "|+\n      Kept.\n\n",
])  # fmt: skip
link = st.sampled_from([
    "", "link: {status: alive, checked: 2026-01-01}", "link: {checked: '2026-01-01'}",
    "link:\n      # by hand\n      status: \"alive\"  # yes\n      checked: 2026-01-01",
    "link:", "link: dead", "link: {status: gone, checked: 2026-11-22}",
])  # fmt: skip


@st.composite
def block_item(draw: st.DrawFn, number: int) -> str:
    """An item on lines of its own, with its keys in any order."""
    pairs = [(f"k{at}", value) for at, value in enumerate(draw(st.lists(words, max_size=4)))]
    lines = [f"id: i{number}{draw(remark)}"]
    for key, value in pairs:
        alone = value.endswith("\n") or value.startswith((">", "\n"))
        lines.append(f"{key}: {value.rstrip()}{'' if alone else draw(remark)}")
    if found := draw(link):
        lines.append(found + draw(remark))
    shuffled = draw(st.permutations(lines))
    gap = draw(st.sampled_from(["", "\n", "  # about the next\n", "\n\n    # deeper\n"]))
    return "  - " + "\n    ".join(shuffled) + "\n" + gap


@st.composite
def braces(draw: st.DrawFn, number: int) -> str:
    """An item between braces."""
    value = draw(st.sampled_from(["x", "'y'", '"z, {"', "[p, q]", "{r: s}", ""]))
    end = draw(st.sampled_from(["}", " }", ", }", ",\n    }", " # not, {a}\n    }"]))
    return f"  - {{id: i{number}, k: {value}{end}{draw(remark)}\n"


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A list of items in all manners of writing, and the ids of some of them."""
    count = draw(st.integers(1, 4))
    shapes = [draw(st.sampled_from([block_item, braces]))(number) for number in range(count)]
    text = "title: A list # t\n\nitems:\n" + "".join(map(draw, shapes)) + draw(
        st.sampled_from(["", "# The end\n", "outro: Bye\n"]))  # fmt: skip
    text = text.rstrip("\n") if draw(st.booleans()) else text
    text = text.replace("\n", "\r\n") if draw(st.booleans()) else text
    ids = draw(st.lists(st.sampled_from([f"i{n}" for n in range(count)]), unique=True))
    return ("\ufeff" if draw(st.booleans()) else "") + text, ids


def loaded(text: str) -> Any:
    return yaml.load(text.removeprefix("\ufeff"), Loader=yaml.CBaseLoader)  # noqa: S506


def others(text: str) -> str:
    """The text without what belongs to links."""
    text = re.sub(r", link: \{[^}]*\}", "", text)
    lines = (re.sub(r"^(  - ).*", r"\1", line) if OWN.fullmatch(line.replace("- ", "  ", 1)) else
             line for line in text.splitlines())  # fmt: skip
    return "\n".join(line for line in lines if not OWN.fullmatch(line))


@settings(deadline=None)
@given(files())
def test_only_lines_of_the_value_change(given_file: tuple[str, list[str]]) -> None:
    text, ids = given_file
    before = loaded(text)
    done = edited(text, [Edit(id_, "link", GONE) for id_ in ids])
    assert done.refused == ()
    for item in before["items"]:
        if item["id"] in ids:
            item["link"] = MEANT
    assert loaded(done.text) == before
    assert others(done.text) == others(text)
    assert done.text.count("#") == text.count("#")
    assert done.text.endswith("\n") == text.endswith("\n")
    assert ("\r" in done.text) == ("\r" in text)
    assert done.text.replace("\r\n", "").count("\n") == text.replace("\r\n", "").count("\n") or (
        "\r" not in text
    )
    assert edited(done.text, [Edit(id_, "link", GONE) for id_ in ids]) == Edited(done.text)


@settings(deadline=None)
@given(st.text("AaYyNnoOfFeEtTrRsSuUlL019.'’()/–- éÿɏ", max_size=6))
def test_words_that_are_known_at_a_glance_are_words_to_the_parser(words: str) -> None:
    if is_surely_plain(words):
        nodes = (yaml.compose(text, yaml.CSafeLoader) for text in (words, f"{{a: {words}}}"))
        alone, inside = nodes
        assert is_words(alone, words)
        assert is_words(inside.value[0][1], words)


def many(number: int, odd: str = "") -> str:
    """A list of works; every third has something in it that no edit can get by."""
    return "items:\n" + "".join(
        f"- id: w{n}\n  title: Work {n}\n" + (odd if n % 3 == 1 else "  topics: [x]\n")
        for n in range(number)
    )


ODD = {
    "remarks": "  topics:\n  # why\n  - x\n",
    "question marks": "  ? topics\n  : x\n",
    "keys given twice": "  topics: x\n  topics: y\n",
}


@pytest.mark.parametrize("name", ODD)
def test_edits_that_cannot_be_made_keep_no_other_from_being_made(name: str) -> None:
    text = many(60, ODD[name])
    done = edited(text, [Edit(f"w{n}", "topics", "[y]") for n in range(60)])
    assert [each.edit.id for each in done.refused] == [f"w{n}" for n in range(1, 60, 3)]
    assert done.made == 40
    assert done.text == text.replace("[x]", "[y]")


def test_a_file_is_composed_a_few_times_however_many_edits_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letters = 0

    def counted(text: str) -> yaml.Node | None:
        nonlocal letters
        letters += len(text)
        return trees.composed(text)

    monkeypatch.setattr(edits, "composed", counted)
    for odd in ODD.values():
        letters, text = 0, many(3000, odd)
        edited(text, [Edit(f"w{n}", "topics", "[y]") for n in range(3000)])
        assert letters < 3 * len(text)


def test_an_edit_that_changes_another_item_is_found_among_many() -> None:
    text = many(50).replace(
        "w6\n  title: Work 6\n  topics: [x]", "w6\n  title: Work 6\n  topics: &t [x]\n  is: *t"
    )
    done = edited(text, [Edit(f"w{n}", "topics", "[y]") for n in range(50)])
    assert [each.edit.id for each in done.refused] == ["w6"]
    assert done.made == 49


def test_of_too_many_edits_that_fail_together_none_is_tried_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(edits, "_LETTERS", 100)
    text = many(50).replace("[x]", "&t [x]", 1) + "other: *t\n"
    done = edited(text, [Edit(f"w{n}", "topics", "[y]") for n in range(50)])
    assert done.text == text
    assert {why for _, why in done.refused} == {edits._ONE_OF_MANY}


def test_a_list_is_not_made_larger_than_a_list_can_be() -> None:
    text = many(3)
    done = one(text, "note", f'"{"x" * limits.LIST}"', "w1")
    assert done.text == text
    assert done.heavy > limits.LIST


@pytest.mark.parametrize("path", sorted((REPOSITORY / "reading_lists").glob("*.yml")), ids=str)
def test_lists_of_the_site_keep_every_other_byte(path: Any) -> None:
    text = path.read_bytes().decode()
    ids = re.findall(r"- id: (\S+)\n +type", text)
    done = edited(text, [Edit(id_, "link", GONE) for id_ in ids])
    assert ids
    assert done.refused == ()
    assert re.sub(rf" +link: {re.escape(GONE)}\n", "", done.text) == text


IN_JSON = '{"status": "gone", "checked": "2026-11-22"}'
JSON_CASES = {
    "on one line": ('{"items": [{"id": "a"}]}', f'{{"items": [{{"id": "a", "link": {IN_JSON}}}]}}'),
    "over several lines": (
        '{\n  "items": [\n    {\n      "id": "a",\n      "URL": "http://x/"\n    }\n  ]\n}\n',
        '{\n  "items": [\n    {\n      "id": "a",\n      "URL": "http://x/", "link": '
        f"{IN_JSON}\n    }}\n  ]\n}}\n",
    ),
    "an old value": (
        '{"items": [{"id": "a", "link": {"status": "alive", "checked": "2020-01-01"}}]}',
        f'{{"items": [{{"id": "a", "link": {IN_JSON}}}]}}',
    ),
    "an old value of one key": (
        '{"items": [{"id": "a", "link": {"status": "alive"}, "title": "T"}]}',
        f'{{"items": [{{"id": "a", "link": {IN_JSON}, "title": "T"}}]}}',
    ),
    "a byte order mark": (
        '\ufeff{"items": [{"id": "a"}]}',
        f'\ufeff{{"items": [{{"id": "a", "link": {IN_JSON}}}]}}',
    ),
}


@pytest.mark.parametrize("name", JSON_CASES)
def test_json_stays_json(name: str) -> None:
    text, wanted = JSON_CASES[name]
    done = one(text)
    assert done.text == wanted
    assert json.loads(done.text.removeprefix("\ufeff"))["items"][0]["link"] == MEANT
    assert one(done.text).text == wanted


def test_json_gets_every_kind_of_value() -> None:
    value = "{a: 1, b: [true, null, ~, 0x1f, 01], c: 'it''s \"x\"', d: 1.5, e: yes}"
    done = one('{"items": [{"id": "a"}]}', value=value)
    assert json.loads(done.text)["items"][0]["link"] == {
        "a": 1, "b": [True, None, "~", "0x1f", "01"], "c": "it's \"x\"", "d": 1.5, "e": "yes",
    }  # fmt: skip


def test_the_items_that_were_changed_are_known() -> None:
    text = "items:\n- id: a\n- id: b\n- id: c\n  link: {status: gone, checked: 2026-11-22}\n"
    edits = [Edit("a", "link", GONE), Edit("a", "x", "y"), Edit("c", "link", GONE)]
    done = edited(text, edits)
    assert (done.made, done.items) == (2, {"a"})


VALUES = [
    '"a"', "'b'", "[a, b]", "[a, {b: c}]", "Puffin", '"Puffin: two"', '"x" # r', '"a": b', "[1",
    "[a]: b", '"un', "2014", "null", '"a\\nb"', "- x", "{a: b}", "[&x a, *x]", '"é – “q”"', "''",
    "[]", "a: b", "a #b",
]  # fmt: skip


@given(st.lists(st.sampled_from(VALUES), max_size=6))
@example([value for value in VALUES if trees.composed(value) is not None])
@example(['"a"', '"x" # r', "Puffin", "[a, b]"])
def test_values_that_are_composed_together_are_what_each_is_alone(values: list[str]) -> None:
    for text, node in trees.trees_of(values).items():
        alone = trees.composed(text)
        assert alone is not None
        assert type(alone) is type(node)
        assert alone.tag == node.tag
        assert trees.equal(alone, node)


def test_values_of_many_edits_are_composed_together() -> None:
    assert trees.trees_of(['"a: b"', "[a, b]", "Puffin"]).keys() == {'"a: b"', "[a, b]", "Puffin"}
