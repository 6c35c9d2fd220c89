"""The graph of a scenario: its states, the ways between them, what plays do to them; drawn and written."""
