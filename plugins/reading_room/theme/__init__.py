"""The theme `reading-room`: MkDocs finds this folder by its entry point. It holds no code."""
