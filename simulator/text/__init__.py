"""Where any text may be taken apart, and how it is broken into lines."""
