"""Layered drawing of directed graphs, after Sugiyama: pure geometry that knows nothing of calls."""
