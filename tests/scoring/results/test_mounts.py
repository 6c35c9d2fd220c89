"""A store on a network drive is recognised by the table of mounts."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from scoring.results.mounts import network_drive

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
files:/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/ana/disk ext4 rw 0 0
//office/share /mnt/team\\040share cifs rw 0 0
ana@desk:/ /mnt/desk fuse.sshfs rw 0 0
/dev/sdc1 /mnt/later ext4 rw 0 0
//office/later /mnt/later smb3 rw 0 0
damaged
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/results.db", None),
        ("/home/ana/results.db", "nfs4"),
        ("/home/ana/disk/results.db", None),
        ("/homestead/results.db", None),
        ("/mnt/team share/results.db", "cifs"),
        ("/mnt/desk/results.db", "fuse.sshfs"),
        ("/mnt/later/results.db", "smb3"),
    ],
)
def test_the_deepest_and_latest_mount_counts(path: str, kind: str | None) -> None:
    assert network_drive(PurePosixPath(path), MOUNTS) == kind


def test_without_a_table_nothing_is_a_network_drive() -> None:
    assert network_drive(PurePosixPath("/home/ana/results.db"), "") is None


def test_a_windows_share_is_a_network_drive() -> None:
    assert network_drive(PureWindowsPath(r"\\office\share\results.db"), "") == "network share"
    assert network_drive(PureWindowsPath(r"C:\results.db"), "") is None
