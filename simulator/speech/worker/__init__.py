"""The process that owns the speech engine. Nothing outside this folder imports one."""
