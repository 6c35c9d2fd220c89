"""The voice: lines of text become short WAV files, made in a worker process that may die at any time."""
