"""``python -m reading_room`` is the command ``reading-room``."""

from reading_room.cli import main

main()
