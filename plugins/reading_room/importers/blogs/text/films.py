"""Films, recordings and what else another site shows in a frame. Enters: an address or an id.
Leaves: the address of its page, and words for a link."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from reading_room.importers.blogs.reading import parts_of
from reading_room.importers.blogs.text.marks import link

_HOSTS = (
    (
        re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?!videoseries)([\w-]+)"),
        "https://www.youtube.com/watch?v={}",
        "Video on YouTube",
    ),
    (re.compile(r"(?:www\.|m\.)?youtube\.com/|youtu\.be/"), "", "Video on YouTube"),
    (re.compile(r"player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}", "Video on Vimeo"),
    (re.compile(r"(?:www\.)?vimeo\.com/"), "", "Video on Vimeo"),
    (
        re.compile(r"open\.spotify\.com/embed/([\w/]+)"),
        "https://open.spotify.com/{}",
        "Recording on Spotify",
    ),
    (re.compile(r"(?:w\.)?soundcloud\.com/"), "", "Recording on SoundCloud"),
    (re.compile(r"(?:www\.)?google\.[\w.]+/maps|maps\.google\."), "", "Map"),
    (re.compile(r"(?:www\.)?openstreetmap\.org/"), "", "Map"),
    (re.compile(r"(?:www\.|mobile\.)?(?:twitter|x)\.com/"), "", "Post on X"),
    (re.compile(r"(?:www\.)?instagram\.com/"), "", "Post on Instagram"),
    (re.compile(r"codepen\.io/"), "", "Example on CodePen"),
    (re.compile(r"gist\.github\.com/"), "", "Code on GitHub"),
    (re.compile(r"(?:www\.)?slideshare\.net/|speakerdeck\.com/"), "", "Slides"),
)
BY_ID = {
    "youtube": ("https://www.youtube.com/watch?v={}", "Video on YouTube"),
    "vimeo": ("https://vimeo.com/{}", "Video on Vimeo"),
    "github": ("https://github.com/{}", "Code on GitHub"),
    "gist": ("https://gist.github.com/{}", "Code on GitHub"),
    "instagram": ("https://www.instagram.com/p/{}/", "Post on Instagram"),
    "spotify": ("https://open.spotify.com/{}", "Recording on Spotify"),
    "soundcloud": ("https://soundcloud.com/{}", "Recording on SoundCloud"),
    "codepen": ("https://codepen.io/{}", "Example on CodePen"),
    "tweet": ("https://x.com/i/status/{}", "Post on X"),
    "twitch": ("https://www.twitch.tv/videos/{}", "Video on Twitch"),
    "dailymotion": ("https://www.dailymotion.com/video/{}", "Video on Dailymotion"),
    "mastodon": ("{}", "Post on Mastodon"),
    "speakerdeck": ("https://speakerdeck.com/player/{}", "Slides"),
    "slideshare": ("https://www.slideshare.net/slideshow/embed_code/{}", "Slides"),
    "gslides": ("https://docs.google.com/presentation/d/{}", "Slides"),
    "asciinema": ("https://asciinema.org/a/{}", "Recording on asciinema"),
    "peertube": ("{}", "Video"),
}


def page_of(address: str) -> tuple[str, str]:
    """Where a frame's film can be seen, and what it is."""
    address = f"https:{address}" if address.startswith("//") else address
    host = address.partition("://")[2]
    for pattern, page, said in _HOSTS:
        if found := pattern.match(host):
            return page.format(found[1]) if page and found.groups() else address, said
    name = (parts_of(address).hostname or "") if "://" in address else ""
    return address, f"Page on {name.removeprefix('www.')}" if name else "Recording"


def by_id(kind: str, given: str) -> tuple[str, str]:
    """The page of a film by its id or its address, on the site that a tag names."""
    given = given.strip().strip("<>")
    if given.startswith(("http://", "https://", "//")):
        return page_of(given)
    page, said = BY_ID[kind]
    if kind == "youtube" and "=" in given:
        given = next(iter(parse_qs(given.partition("?")[2]).get("v", [given])), given)
    return page.format(given.partition("?")[0].partition("&")[0]), said


def film(address: str, title: str = "") -> str:
    """A link for a frame."""
    page, said = page_of(address)
    return link(f"{said}: {title}" if title.strip() else said, page)
