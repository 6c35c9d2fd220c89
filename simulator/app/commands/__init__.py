"""One module for each command; `run` takes the parsed arguments and returns the exit code."""
