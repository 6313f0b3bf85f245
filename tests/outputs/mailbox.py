"""A real mail server on loopback, at a port that the system chooses; what it takes can be read afterwards."""

import asyncio
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP

from dashboard.settings import MailServer, Security

SENDER = "register@company.example"


class Mailbox:
    """Keeps what is handed in; says no to `refused` addresses, and for now to those in `later`.

    It `breaks` the line after it took a mail.
    """

    def __init__(self):
        self.port = 0
        self.mails = []
        self.refused = set()
        self.later = set()
        self.breaks = False
        self.arrived = threading.Event()

    @property
    def server(self):
        return MailServer("127.0.0.1", self.port, Security.NONE, SENDER)

    def to(self, address):
        """Return what has been taken for an address."""
        return [mail for mail in self.mails if mail["To"] == address]

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if address in self.refused:
            return "550 no such mailbox"
        if address in self.later:
            return "450 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.arrived.set()
        if self.breaks:
            server.transport.abort()
        return "250 taken"


@contextmanager
def mail_server(*, ssl_from_beginning=None, **options):
    """Yield a mailbox behind a running server; `options` are aiosmtpd's."""
    box, loop = Mailbox(), asyncio.new_event_loop()

    def make():
        return SMTP(box, hostname="mail.company.example", loop=loop, **options)

    listening = loop.run_until_complete(loop.create_server(make, "127.0.0.1", 0, ssl=ssl_from_beginning))
    box.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield box
    finally:
        loop.call_soon_threadsafe(listening.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def body(mail):
    """Return what a mail says, its lines as the receiver sees them."""
    return mail.get_content().replace("\r\n", "\n")
