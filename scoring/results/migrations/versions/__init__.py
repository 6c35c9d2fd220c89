"""One step a file; each is left as it was once it has been released."""
