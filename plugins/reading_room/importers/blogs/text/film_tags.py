"""Tags that show films. Enters: a tag of another system's templates. Leaves: a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text import films, marks
from reading_room.importers.blogs.text.picture_tags import (
    source_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.blogs.text.tags import Tag


def film(kind: str) -> Callable[[Tag], str | None]:
    def made(tag: Tag) -> str | None:
        given = tag.get(
            "id", "url", "src", "v", "video_id", "videoid", "youtubeid", "link", "user_id", "repo"
        )
        if kind in ("tweet",) and tag.get("id") and tag.get("user"):
            given = f"https://x.com/{tag.get('user')}/status/{tag.get('id')}"
        given = given or (tag.body or "").strip() or " ".join(tag.args[:1])
        if kind in ("gist", "codepen") and len(tag.args) > 1 and "/" not in given:
            given = f"{tag.args[0]}/{tag.args[1]}"
        given = given.lstrip("=").strip()
        if not given:
            return None
        page, said = films.by_id(kind, given)
        title = tag.get("title", "caption", "label") or (given if kind == "github" else "")
        made = marks.link(f"{said}: {title}" if title else said, page)
        return made if tag.is_inside else marks.block(made)

    return made


def embed(tag: Tag) -> str | None:
    given = (tag.body or "").strip() or source_of(tag)
    given = re.sub(r"<[^<>]+>", "", given).strip()
    if not given.startswith(("http://", "https://", "//")):
        return video(tag) if given else None
    made = films.film(given, tag.get("title", "caption"))
    return made if tag.is_inside else marks.block(made)


def video(tag: Tag) -> str | None:
    src = tag.get("src", "mp4", "webm", "ogv", "m4v", "url", "mp3", "ogg", "wav", "file", at=0)
    if src.startswith(("http://", "https://", "//")) and not re.search(r"\.\w{3,4}$", src):
        return embed(tag)
    kind = (
        "Recording"
        if "audio" in tag.name or src.endswith((".mp3", ".ogg", ".wav", ".m4a"))
        else "Video"
    )
    title = tag.get("title", "caption")
    return marks.block(marks.link(f"{kind}: {title}" if title else kind, src)) if src else None


FILMS = {
    "youtube": "youtube",
    "yt": "youtube",
    "youtubelite": "youtube",
    "lite": "youtube",
    "liteyoutube": "youtube",
    "youtubeplayer": "youtube",
    "vimeo": "vimeo",
    "vimeosimple": "vimeo",
    "vimeoplayer": "vimeo",
    "github": "github",
    "githubrepo": "github",
    "githubcard": "github",
    "gist": "gist",
    "instagram": "instagram",
    "instagramsimple": "instagram",
    "spotify": "spotify",
    "soundcloud": "soundcloud",
    "codepen": "codepen",
    "tweet": "tweet",
    "twitter": "tweet",
    "twittersimple": "tweet",
    "x": "tweet",
    "xsimple": "tweet",
    "twitch": "twitch",
    "dailymotion": "dailymotion",
    "mastodon": "mastodon",
    "toot": "mastodon",
    "speakerdeck": "speakerdeck",
    "asciinema": "asciinema",
    "slideshare": "slideshare",
    "gslides": "gslides",
    "googleslides": "gslides",
    "peertube": "peertube",
}
