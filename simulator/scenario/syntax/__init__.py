"""Why a text is no YAML, and what would mend it. Only files that cannot be read need it."""
