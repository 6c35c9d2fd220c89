"""Starts the simulator from a checkout: `python run_sim.py`."""

import sys

from simulator.app.main import main

if __name__ == "__main__":
    sys.exit(main())
