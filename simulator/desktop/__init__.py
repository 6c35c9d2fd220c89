"""The window a trainee sits at: library, ringing phone, call, score card, pause and settings."""
