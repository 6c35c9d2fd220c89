"""The running conversation: what happened, and what that makes of the call."""
