"""Files that a site does not have yet. Enters: answers to a few questions. Leaves: paths and texts.

Nothing here writes, asks or looks at a disk. What is said of a key (its comment, its example, its
place among the others) comes from `schema`; all other words are in the files of ``files/``.
"""
