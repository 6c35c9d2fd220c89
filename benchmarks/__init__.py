"""Measurements against a peer in the same run. `python -m benchmarks` runs all of them."""
