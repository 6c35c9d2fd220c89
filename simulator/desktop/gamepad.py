"""A gamepad in place of the keyboard: the cross moves, A presses, B goes back, shoulders are Tab."""

import pygame

from simulator.desktop.focus import Direction
from simulator.desktop.screens.base import Screen

_CROSS: dict[tuple[int, int], Direction] = {(0, 1): "up", (0, -1): "down", (-1, 0): "left", (1, 0): "right"}
_KEYS = {1: "escape", 2: "space", 3: "r"}
_PRESS, _BACK_TAB, _TAB = 0, 4, 5


class Gamepads:
    """Listens to every gamepad that is plugged in."""

    def __init__(self) -> None:
        self._open: dict[int, pygame.joystick.JoystickType] = {}

    def handle(self, event: pygame.event.Event, screen: Screen) -> None:
        """One event of a gamepad; anything else is left alone."""
        match event.type:
            case pygame.JOYDEVICEADDED:
                pygame.joystick.init()
                pad = pygame.joystick.Joystick(event.device_index)
                self._open[pad.get_instance_id()] = pad
            case pygame.JOYDEVICEREMOVED:
                self._open.pop(event.instance_id, None)
            case pygame.JOYHATMOTION if event.value in _CROSS:
                screen.arrow(_CROSS[event.value])
            case pygame.JOYBUTTONDOWN:
                self._button(event.button, screen)

    def _button(self, button: int, screen: Screen) -> None:
        if button == _PRESS:
            screen.press()
        elif button in (_BACK_TAB, _TAB):
            screen.tab(back=button == _BACK_TAB)
        elif button in _KEYS:
            screen.key(_KEYS[button])
