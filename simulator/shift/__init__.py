"""A whole shift: calls arrive while others wait, and what is said on the first decides how many come back."""
