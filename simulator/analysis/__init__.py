"""What a scenario can do: its reachable configurations, its bounds, and players that are no trainees."""
