"""What an editor can be told about a report or a rule file: plain values in code points of the file.

One aid a file. Nothing here knows an editor's protocol.
"""
