"""Where everything on a screen is: pure functions from a view and a page to a scene."""
