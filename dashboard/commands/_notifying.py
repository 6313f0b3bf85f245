"""Telling systemd that the server listens (`Type=notify`), as sd_notify(3) says it: one datagram."""

import os
import socket
from typing import Final

_SOCKET: Final = "NOTIFY_SOCKET"


def tell_started() -> None:
    """Tell whoever started this process that it is ready, where that is asked for; children tell nothing."""
    address = os.environ.pop(_SOCKET, "")
    if address:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            # An @ stands for the zero byte of an address that is no file.
            sender.sendto(b"READY=1", f"\0{address[1:]}" if address.startswith("@") else address)
