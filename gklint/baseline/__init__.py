"""What was found before and is known: a file of fingerprints, against which only new findings are told.

``entries``: the file, a line an entry. ``known``: which findings of a report it holds.
``opened``: those of a run. ``renewal``: the file made, and made smaller as reports are mended.
"""
