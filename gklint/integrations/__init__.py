"""gklint inside engines for many machines.

One kernel (``kernel``) takes Arrow record batches of texts and gives batches of findings and
facts, the figures of the statutory tables; ``spark``, ``ray`` and ``duckdb`` hand it what their
engines have. What holds between reports is SQL over the facts (``between``). Each engine's
library is imported by its own module alone. docs/cluster.md has every column.
"""
