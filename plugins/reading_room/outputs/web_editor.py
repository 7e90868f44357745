"""The web editor. Enters: the library. Leaves: its page, its forms and its styles, in /admin/.

Sveltia CMS does the work; its own files come from its package (`plugin.sveltia`). It holds what a
form holds, and writes a file anew from that: a value that a form cannot hold, such as a name with
keys of its own, would be lost when somebody saves a change to the title. So a form has a field for
a key only where every file that it is for gives the key in a shape that the form can hold; what
has no field stays as it is. Reading lists have no form: Sveltia would drop the remarks in them.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from reading_room.outputs.web_editor_fields import composed, fitting, front_matters, pairs_of
from reading_room.problems import counted
from reading_room.schema import EASY_READ, PERSON, POST, TOPIC
from reading_room.schema.forms import fields, label, without
from reading_room.sources.yaml.frontmatter import toml_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library
    from reading_room.schema import Keys
    from reading_room.schema.forms import Choices, Field
    from reading_room.settings import Settings, WebEditor

FOLDER = "admin/"
SCRIPT = "sveltia-cms.js"
FONTS = {
    "Material Symbols Outlined": ("material-symbols-outlined.woff2", "100 700"),
    "Source Sans 3": ("source-sans-3.woff2", "200 900"),
    "Noto Mono": ("noto-mono.woff2", "400"),
}
"""The files of the fonts that Sveltia shows its words and signs in, and their weights. It would
fetch them from another site, which the page's policy does not let it do."""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Editor: {title}</title>
<link rel="stylesheet" href="fonts.css">
<link rel="cms-config-url" type="application/json" href="config.json">
</head>
<body>
<noscript><p>The editor needs JavaScript.</p></noscript>
<script src="languages.js"></script>
<script src="{script}"></script>
</body>
</html>
"""
LANGUAGES = ("en-GB", "de", "es-CO", "fr")
"""Languages that the editor's own words are there in, beside its American; the first stands for
all others that it knows."""
_LANGUAGES = r"""// The editor asks another site for its words in the browser's language. The
// page's policy forbids that, and the editor would ask again for ever. They are here.
(() => {{
  const fetched = window.fetch;
  const theirs = /^https:\/\/unpkg\.com\/@sveltia\/cms@[^/]+\/locales\/([\w-]+)\.json$/;
  const here = {languages};
  window.fetch = (what, how) => {{
    const found = typeof what === "string" && theirs.exec(what);
    if (!found) return fetched.call(window, what, how);
    const language = here.includes(found[1]) ? found[1] : here[0];
    return fetched.call(window, `locales/${{language}}.json`, how);
  }};
}})();
"""
_BY_HAND = ("picture",)
"""Keys of people that have no field: Sveltia would put the file where posts have theirs."""
_FONT = """@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  src: url("{file}") format("woff2");
}}
"""
_TEXT = {"name": "body", "label": "Text", "widget": "richtext", "modes": ["raw", "rich_text"]}
"""Markdown as it is written, and at a click as it looks: Sveltia writes the whole text anew where
it is shown as it looks, and loses how the columns of tables are aligned."""
_ABOVE_THE_TEXT = ("title", "date", "authors", "topics", "description")
_EASY_READ_END = ".easy-read"
_IN_FOLDERS = "/index.md"
_ANY_DEPTH = 99
_GIVEN = "^(?!(?:undefined|null)$)."
"""A value that is there: of one that is not, Sveltia looks at JavaScript's own word."""
_NAMED = 3
"""So many files are named, and of others the number is said."""


class Form(NamedTuple):
    """A form, and the keys whose values somewhere are more than a field holds."""

    made: dict[str, Any]
    left: tuple[str, ...]


def editor_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The files of ours in /admin/, where the site has an editor."""
    settings = library.settings
    if settings.web_editor is None:
        return
    yield f"{FOLDER}index.html", _page(settings, settings.web_editor).encode()
    yield f"{FOLDER}fonts.css", _styles().encode()
    yield f"{FOLDER}languages.js", _LANGUAGES.format(languages=json.dumps(LANGUAGES)).encode()
    config = configuration(library, settings.web_editor)
    yield f"{FOLDER}config.json", json.dumps(config, indent=1, ensure_ascii=False).encode()


def configuration(library: Library, editor: WebEditor) -> dict[str, Any]:
    """What Sveltia is told of the site (its schema is in its package)."""
    settings = library.settings
    site = {"site_url": settings.site_url, "display_url": settings.site_url}
    return {
        "backend": dict(editor.backend),
        **(site if settings.site_url else {}),
        "app_title": settings.site_name,
        "media_folder": f"{settings.docs_folder}/images",
        "public_folder": "/images",
        "media_libraries": {
            "default": {"config": {"slugify_filename": True}},
            "stock_assets": {"providers": []},
        },
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [form.made for form in forms(library)],
    }


def without_fields(library: Library) -> str:
    """What editors may look for in a form and not find; empty where there is nothing."""
    left = [f"{form.made['label']}: {', '.join(form.left)}" for form in forms(library) if form.left]
    said = []
    if left:
        said.append(
            "The web editor has no field for what has keys of its own in some file. It leaves that"
            f" as it is. {'; '.join(left)}."
        )
    if toml := _in_toml(library):
        more = f" and {counted(len(toml) - _NAMED, 'other')}" if len(toml) > _NAMED else ""
        said.append(
            "The web editor does not show texts whose front matter is TOML, between lines of +++:"
            f" {', '.join(toml[:_NAMED])}{more}."
        )
    return " ".join(said)


def _in_toml(library: Library) -> list[str]:
    """The posts and editions whose front matter Sveltia would take for words of the text: the
    filters of the forms leave out what has no date, and no title."""
    index, root = library.index, library.settings.root
    return [
        path
        for path in sorted([*index.posts, *index.editions])
        if toml_end((root / path).read_text("utf-8-sig"))
    ]


def forms(library: Library) -> list[Form]:
    """The forms of a site: posts, Easy Read editions, people and topics."""
    data = [*_data(library, "people", PERSON), *_data(library, "topics", TOPIC)]
    held: dict[str, Any] = {"name": "data", "label": "People and topics"}
    held["files"] = [form.made for form in data]
    both = [_posts(library), _easy_read(library)]
    return [*both, Form(held, tuple(key for form in data for key in form.left))] if data else both


def _posts(library: Library) -> Form:
    settings = library.settings
    written = front_matters(library.index.posts, settings)
    made, left = fitting(fields(POST, _choices(library)), written)
    in_folders = bool(library.index.posts) and all(
        path.endswith(_IN_FOLDERS) for path in library.index.posts
    )
    form = _collection(settings, "posts", "Posts", _with_text(made))
    form |= {
        "label_singular": "Post",
        "nested": {"depth": _ANY_DEPTH},
        "filter": {"field": "date", "pattern": "^[0-9]"},
        "sortable_fields": ["date", "title"],
        "path": "{{slug}}/index" if in_folders else "{{slug}}",
        "media_folder": "" if in_folders else "images",
        "public_folder": "" if in_folders else "images",
    }
    if place := library.addresses.posts.removesuffix("index.html"):
        form["preview_path"] = f"{place}{{{{slug}}}}/"
    return Form(form, left)


def _easy_read(library: Library) -> Form:
    """Those that stand beside their post; one in its post's folder has a name of its own."""
    settings = library.settings
    paths = [path for path in library.index.editions if path.endswith(f"{_EASY_READ_END}.md")]
    made, left = fitting(fields(EASY_READ, {}), front_matters(paths, settings))
    form = _collection(settings, "easy-read", "Easy Read editions", _with_text(made))
    form |= {
        "label_singular": "Easy Read edition",
        "filter": {"field": "title", "pattern": _GIVEN},
        "path": f"{{{{slug}}}}{_EASY_READ_END}",
        "nested": {"depth": _ANY_DEPTH},
        "media_folder": "images/easy-read",
        "public_folder": "images/easy-read",
    }
    return Form(form, left)


def _with_text(made: list[Field]) -> list[Field]:
    """The text below what nearly every post says of itself, and above the rest."""
    at = sum(each["name"] in _ABOVE_THE_TEXT for each in made)
    return [*made[:at], _TEXT, *made[at:]]


def _collection(settings: Settings, name: str, says: str, made: list[Field]) -> dict[str, Any]:
    folder = settings.posts.relative_to(settings.root).as_posix()
    return {
        "name": name,
        "label": says,
        "folder": folder,
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": True,
        "fields": made,
    }


def _data(library: Library, name: str, keys: Keys) -> Iterator[Form]:
    """A file of ids: a form has a part for each that is there, and none for new ones."""
    path = f"{library.settings.docs_folder}/{name}.yml"
    file = library.settings.root / path
    if not file.is_file():
        return
    parts, left = [], []
    for id_, entry in pairs_of(composed(file.read_text("utf-8-sig"))):
        made, without_ = fitting(without(fields(keys, {}), _BY_HAND), [entry])
        left += [f"{id_}: {key}" for key in without_]
        parts.append({"name": id_, "label": label(id_), "widget": "object", "fields": made})
    if parts:
        yield Form({"name": name, "label": label(name), "file": path, "fields": parts}, tuple(left))


def _choices(library: Library) -> dict[str, Choices]:
    index = library.index
    series = [(entry.title or id_, id_) for id_, entry in index.series.items()]
    topics = [(topic.title, id_) for id_, topic in index.topics.items() if index.closed_topics]
    return {"topics": tuple(topics), "series": tuple(series)}


def _page(settings: Settings, editor: WebEditor) -> str:
    return _PAGE.format(
        policy=escape(policy(editor)), title=escape(settings.site_name), script=SCRIPT
    )


def policy(editor: WebEditor) -> str:
    """What the editor's page may load and run (CSP 3): this site's own script, and requests to the
    git host alone. Sveltia makes styles as it runs, and looks at pictures before they are saved."""
    hosts = " ".join(editor.hosts)
    return (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:;"
        f" connect-src 'self' blob: data: {hosts}; style-src 'self' 'unsafe-inline';"
        f" img-src 'self' blob: data: {hosts}; media-src 'self' blob:; font-src 'self' data:;"
        " frame-src blob:; form-action 'none'; base-uri 'none'"
    )


def _styles() -> str:
    return "".join(
        _FONT.format(family=family, weight=weight, file=file)
        for family, (file, weight) in FONTS.items()
    )
