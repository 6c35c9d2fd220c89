"""A first scenario for somebody who wants to write their own, and the calls it is tried with."""
