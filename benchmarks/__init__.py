"""Benchmarks: ratios measured in one run, against a peer. ``python -m benchmarks --help``."""
