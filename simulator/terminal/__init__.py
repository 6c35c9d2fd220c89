"""Playing a call in a terminal, over SSH or in a pipe."""
