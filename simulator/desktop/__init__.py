"""The window a trainee sits at: library, ringing phone, call, score card, pause and settings."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # standard output belongs to commands
