"""The language server: what editors ask, answered from the door (``project``) and the aids.

Nothing here decides about reports, rules or law. Places leave the core as code points of the
file's text; only ``positions`` knows the lines and units in which a client counts.
"""
