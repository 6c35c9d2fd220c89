"""Making and updating translation files."""
