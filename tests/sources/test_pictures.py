"""image-broken: pictures that no browser can show, or only a part of."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading_room.sources.files.pictures import check_pictures

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 40


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", PNG + b"IEND\xaeB`\x82", ""),
        ("a.png", PNG, "The end of this picture is missing"),
        ("a.jpg", JPEG + b"\xff\xd9", ""),
        ("a.jpg", JPEG + b"\xff\xd9" + b"what a camera adds", ""),
        ("a.jpeg", JPEG, "The end of this picture is missing"),
        ("a.png", JPEG + b"\xff\xd9", ""),
        ("a.gif", b"GIF89a;", ""),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", ""),
        ("a.webp", b"RIFF\0\0\0\0WAVEfmt ", "its bytes are not"),
        ("a.avif", b"\0\0\0\x20ftypavif", ""),
        ("a.avif", b"\0\0\0\x20ftypisom", "its bytes are not"),
        ("a.png", b"<html>Not found</html>", "its bytes are not"),
        ("a.png", b"", "There is nothing in this picture"),
        ("a.png", b"version https://git-lfs.github.com/spec/v1\n", "Git has a note here"),
        ("a.txt", b"Words", ""),
    ],
)
def test_a_picture_is_one_from_end_to_end(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    problems = list(check_pictures(tmp_path, [name, "gone.png"]))
    assert [(p.path, p.rule) for p in problems] == ([(name, "image-broken")] if said else [])
    assert all(said in problem.message and problem.hint for problem in problems)
