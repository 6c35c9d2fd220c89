"""What is likely wrong with a scenario that works: states no play comes to, replies alike, worn-out tells."""
