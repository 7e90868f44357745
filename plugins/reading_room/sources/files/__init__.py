"""Folders to files. Enters: the folders of a site. Leaves: which files there are, and their bytes.

Nothing here knows what is written in a post or list.
"""
