"""The addresses of the works. Enters: reading lists. Leaves: what became of their addresses, and
the copies that an archive kept; the lists say so afterwards.

Only the command uses this, and nothing else asks the network.
"""
