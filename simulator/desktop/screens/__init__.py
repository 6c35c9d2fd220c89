"""What each screen does: keeps its own small state, makes its scene, and acts on intents."""
