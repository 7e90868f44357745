"""Connections to public addresses alone. Enters: the name of a site. Leaves: a connection, or a
`Trouble`.

A list is written by others too, in pull requests: what it names must not make the editor's machine
knock at its own doors, or at those of its network. A name is looked up once, every address that it
has is looked at, and the connection goes to one of these, so that nothing can be changed between.
"""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.connection import create_connection

from reading_room.links.addresses import is_public
from reading_room.links.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


@dataclass(slots=True)
class _Exchange:
    """What is allowed to the exchange that this thread is in, and what it has opened."""

    private: bool
    opened: list[socket.socket] = field(default_factory=list)


_exchange: ContextVar[_Exchange] = ContextVar("exchange")


def _looked_up(host: str, port: int, *, private: bool) -> list[str]:
    """The addresses of a site. Raises Trouble where it has none, or one that is not public."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise Trouble("nameless" if error.errno in _NO_NAME else "dns", host) from None
    except (UnicodeError, OverflowError):
        raise Trouble("address", host) from None
    addresses = [str(entry[4][0]) for entry in found]
    if not private and not all(map(is_public, addresses)):
        raise Trouble("private", host)
    return addresses


def _connected(connection: HTTPConnection) -> socket.socket:
    """Raises Trouble where nobody is there."""
    exchange = _exchange.get()
    host, port = connection.host, connection.port or connection.default_port
    trouble = Trouble("refused", host)
    for address in _looked_up(host, port, private=exchange.private):
        try:
            opened = create_connection(
                (address, port), connection.timeout, socket_options=connection.socket_options
            )
        except TimeoutError:
            trouble = Trouble("silence", host)
        except OSError:
            continue
        else:
            exchange.opened.append(opened.dup())
            return opened
    raise trouble


class _Plain(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self)


class _Secure(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class Fence(HTTPAdapter):
    """How a session of requests gets out. Each exchange is within `cut_off`."""

    def __init__(self) -> None:
        super().__init__(max_retries=0)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}


@contextmanager
def cut_off(seconds: float, *, private: bool) -> Iterator[threading.Event]:
    """End what this thread opens within, after so many seconds: a server that sends a byte now and
    then runs into no time-out of a socket. The event says that it happened."""
    exchange = _Exchange(private)
    over = threading.Event()
    timer = threading.Timer(seconds, _cut, (exchange.opened, over))
    timer.daemon = True
    token = _exchange.set(exchange)
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()
        _exchange.reset(token)
        for each in exchange.opened:
            each.close()


def _cut(opened: list[socket.socket], over: threading.Event) -> None:
    over.set()
    for each in opened:
        with suppress(OSError):  # it has ended by itself
            each.shutdown(socket.SHUT_RDWR)
