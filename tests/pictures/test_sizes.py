"""Smaller versions of pictures, and how large pictures are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reading_room.pictures.sizes import size_of, version_of, widths_of

EXIF = {0x0112: 6, 0x010F: "A camera"}  # to be turned by a quarter; the maker


def saved(path: Path, size: tuple[int, int], **options: object) -> Path:
    Image.new("RGB", size, "teal").save(path, **options)
    return path


@pytest.mark.parametrize("name", ["x.jpg", "x.png", "x.webp", "x.gif"])
def test_a_file_says_how_large_it_is(tmp_path: Path, name: str) -> None:
    assert size_of(saved(tmp_path / name, (1000, 500))) == (1000, 500)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF"])
def test_what_is_no_picture_has_no_size(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.png"
    assert size_of(path) is None
    path.write_bytes(data)
    assert size_of(path) is None
    assert widths_of(path) == ()


def test_no_version_is_wider_than_the_picture(tmp_path: Path) -> None:
    assert widths_of(saved(tmp_path / "a.jpg", (960, 10))) == (480,)
    assert widths_of(saved(tmp_path / "b.jpg", (961, 10))) == (480, 960)
    assert widths_of(saved(tmp_path / "c.gif", (2000, 10))) == ()
    assert widths_of(saved(tmp_path / "d.png", (300, 10))) == ()


def test_a_version_is_the_right_way_up_and_says_nothing_else(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.update(EXIF)
    path = saved(tmp_path / "x.jpg", (1000, 500), exif=exif)
    made = Image.open(BytesIO(version_of(path.read_bytes(), 250)))
    assert (made.format, made.size) == ("WEBP", (250, 500))
    assert not made.getexif()


def test_the_same_picture_makes_the_same_version(tmp_path: Path) -> None:
    data = saved(tmp_path / "x.png", (1000, 500)).read_bytes()
    assert version_of(data, 480) == version_of(data, 480)


def test_what_shines_through_does_so_in_a_version(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    Image.new("RGBA", (1000, 500), (0, 0, 0, 0)).save(path)
    made = Image.open(BytesIO(version_of(path.read_bytes(), 480)))
    assert made.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]
