"""Changes to files, byte for byte. Enters: a text, and what is to be different. Leaves: the text
with that changed and nothing else, or why it cannot be.

Importers and links write through this package alone.
"""
