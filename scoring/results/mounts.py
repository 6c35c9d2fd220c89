"""Whether a file lies on a network drive, where SQLite's write-ahead log does not work."""

import re
from pathlib import Path, PurePath

NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs", "fuse.davfs",
     "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "davfs", "davfs2"}
)  # fmt: skip
_MOUNT_TABLE = Path("/proc/mounts")


def mount_table() -> str:
    """The system's table of mounts, or nothing where it keeps none to read (macOS, Windows)."""
    try:
        return _MOUNT_TABLE.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def network_drive(path: PurePath, mounts: str) -> str | None:
    """The kind of network drive that the absolute `path` lies on, or None.

    `mounts` is text in the form of /proc/mounts: device, mount point, file system, options.
    """
    if path.drive.startswith("\\\\"):
        return "network share"
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(_unescape(fields[1]))
        # A later line for the same place hides the earlier one.
        if path.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), fields[2]
    return kind if kind in NETWORK_FILE_SYSTEMS else None


def _unescape(field: str) -> str:
    """A mount point as it is: the table writes blanks and backslashes as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)
