"""Kinds of files that are published beside posts, told by the endings of their names. Enters:
nothing. Leaves: the endings, and what is known of sound.
"""

from __future__ import annotations

SOUNDS = {
    ".aac": ("audio/aac", "AAC"),
    ".flac": ("audio/flac", "FLAC"),
    ".m4a": ("audio/mp4", "M4A"),
    ".mp3": ("audio/mpeg", "MP3"),
    ".oga": ("audio/ogg", "Ogg"),
    ".ogg": ("audio/ogg", "Ogg"),
    ".opus": ("audio/ogg", "Opus"),
    ".wav": ("audio/wav", "WAV"),
    ".weba": ("audio/webm", "WebM"),
}
"""Media types that browsers play, and what people call them, by the ending of a name."""
_OTHERS = """
    .avif .gif .jpeg .jpg .png .svg .webp .mp4 .webm .vtt .csv .docx .odt .pdf .xlsx
"""
MEDIA = frozenset([*SOUNDS, *_OTHERS.split()])
"""Pictures, sound, films and documents."""
