"""The drawing kit of the window: colours, shapes, text, portraits, icons and sound.

Nothing here knows what a call is. Everything draws on a surface it is given, so it can be tested without
a screen.
"""
