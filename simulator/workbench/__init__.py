"""What trainers look at beside a scenario: pictures and pages about it, and its plans."""
