"""Ghost's export. Enters: its JSON. Leaves: a site: posts as HTML (or Markdown, where they are
old), with their authors and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.post import ForeignComment, ForeignPost, ForeignSite, Left, Person
from reading_room.importers.blogs.reading import MOST, json_of
from reading_room.importers.blogs.systems.folders import base_of
from reading_room.importers.blogs.systems.ghost_text import is_unseen, text_of_ghost

if TYPE_CHECKING:
    from pathlib import Path


def is_ghost(path: Path) -> bool:
    """Is a file an export of Ghost?"""
    if not path.is_file() or path.suffix.lower() != ".json":
        return False
    with path.open("rb") as file:
        head = file.read(4_000)
    return b'"exported_on"' in head or (b'"db"' in head and b'"meta"' in head)


def read_ghost(path: Path) -> ForeignSite:
    """Every post of an export; raises ValueError."""
    if path.stat().st_size > MOST:
        raise ValueError(f"it has more than {MOST // 1_000_000} MB")
    try:
        found = json_of(path.read_text(encoding="utf-8-sig"))
    except RecursionError:
        raise ValueError("its lists stand inside one another without end") from None
    entry = (
        found["db"][0]
        if isinstance(found, dict) and isinstance(found.get("db"), list) and found["db"]
        else found
    )
    data = entry.get("data") if isinstance(entry, dict) else None
    if not isinstance(data, dict):
        raise ValueError("it is no export of Ghost")  # noqa: TRY004
    site = ForeignSite("Ghost", path.parent)
    site.statics = (path.parent, path.parent / "content")
    settings = {str(each.get("key")): each.get("value") for each in _rows(data, "settings")}
    site.base, site.below = base_of(settings.get("url"), settings.get("canonical_url"))
    site.language = str(settings.get("lang") or settings.get("locale") or "")
    users = {str(each.get("id")): each for each in _rows(data, "users")}
    for each in users.values():
        site.people[str(each.get("slug") or each.get("id"))] = Person(
            str(each.get("name") or each.get("slug") or ""),
            str(each.get("bio") or ""),
            str(each.get("website") or ""),
        )
    tags = {str(each.get("id")): each for each in _rows(data, "tags")}
    for each in tags.values():
        site.topics[str(each.get("name"))] = (
            str(each.get("name")),
            str(each.get("description") or ""),
        )
    about = {str(each.get("post_id")): each for each in _rows(data, "posts_meta")}
    for row in _rows(data, "posts"):
        if row.get("page") in (1, True) or row.get("type") == "page":
            site.leave(f"pages/{row.get('slug') or row.get('id')}", words=str(row.get("title")))
        else:
            said = about.get(str(row.get("id")), {})
            site.posts.append(_post(row, data, users, tags, said, site.left))
    _add_comments(site, data)
    return site


def _add_comments(site: ForeignSite, data: dict[str, Any]) -> None:
    """What members of the site said of its posts, as far as it was shown."""
    names = {str(each.get("id")): str(each.get("name") or "") for each in _rows(data, "members")}
    posts = {
        str(row.get("id")): f"posts/{row.get('slug') or row.get('id')}"
        for row in _rows(data, "posts")
    }
    by_path = {post.path: post for post in site.posts}
    for row in sorted(_rows(data, "comments"), key=lambda row: str(row.get("created_at"))):
        post = by_path.get(posts.get(str(row.get("post_id")), ""))
        if post is None or row.get("status") not in (None, "published"):
            why = "no post had it" if post is None else f"its status was {row.get('status')}"
            held = " ".join(str(row.get("html") or "").split())[:200]
            site.left.append(Left("comments", 1, "comment", held, f"left out: {why}", "dropped"))
            continue
        name = names.get(str(row.get("member_id")), "")
        comment = ForeignComment(
            str(row.get("id")),
            name,
            str(row.get("created_at") or ""),
            str(row.get("html") or ""),
            str(row.get("in_reply_to_id") or row.get("parent_id") or ""),
        )
        post.comments = (*post.comments, comment)


def _rows(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = data.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _joined(data: dict[str, Any], table: str, post: str, key: str) -> list[str]:
    rows = [row for row in _rows(data, table) if str(row.get("post_id")) == post]
    return [str(row.get(key)) for row in sorted(rows, key=lambda row: row.get("sort_order") or 0)]


def _post(
    row: dict[str, Any],
    data: dict[str, Any],
    users: dict[str, Any],
    tags: dict[str, Any],
    about: dict[str, Any],
    left: list[Left],
) -> ForeignPost:
    id_ = str(row.get("id"))
    path = f"posts/{row.get('slug') or id_}"

    def tell(name: str, held: str) -> None:
        why = (
            "readers of the page did not see it"
            if is_unseen(name)
            else "this card is not known here"
        )
        left.append(Left(path, 1, f"card {name}", held[:200], f"left out: {why}", "dropped"))

    ids = _joined(data, "posts_authors", id_, "author_id") or [
        str(row.get("author_id") or row.get("author"))
    ]
    words = [
        str(tags[each].get("name"))
        for each in _joined(data, "posts_tags", id_, "tag_id")
        if each in tags
    ]
    values: dict[str, Any] = {
        "title": row.get("title"),
        "date": row.get("published_at") or row.get("created_at"),
        "authors": [str(users[each].get("slug") or each) for each in ids if each in users],
        "tags": [each for each in words if not each.startswith("#")],
        "description": row.get("custom_excerpt")
        or about.get("meta_description")
        or row.get("meta_description"),
        "updated": row.get("updated_at"),
        "canonical_url": row.get("canonical_url"),
        "image": {
            "src": row.get("feature_image") or row.get("image") or "",
            "alt": about.get("feature_image_alt") or row.get("feature_image_alt") or "",
            "caption": about.get("feature_image_caption") or "",
        },
    }
    if not values["image"]["src"]:
        values.pop("image")
    html, form, body = row.get("html"), "html", ""
    if isinstance(html, str) and html:
        body = html
    elif isinstance(row.get("markdown"), str):
        body, form = row["markdown"], "markdown"
    else:
        body, form = text_of_ghost(row.get("mobiledoc"), row.get("lexical"), tell)
    post = ForeignPost(
        path,
        {k: v for k, v in values.items() if v},
        body.replace("__GHOST_URL__", ""),
        form="html" if form == "html" else "markdown",
    )
    if "image" in post.values:
        post.values["image"]["src"] = post.values["image"]["src"].replace("__GHOST_URL__", "")
    post.slug = str(row.get("slug") or "")
    post.is_draft = row.get("status") not in ("published", "scheduled")
    if (seen_by := row.get("visibility")) not in (None, "", "public"):
        post.held = f"visibility: {seen_by}"
    post.addresses = (f"/{post.slug}/",) if post.slug else ()
    return post
