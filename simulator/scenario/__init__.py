"""From YAML text to a validated scenario, or to diagnostics that say how to mend it."""
