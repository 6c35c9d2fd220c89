"""Score sheets: attempts in the form that a quality desk files and reads."""
