"""A server on this machine that moves, dies, loops, hangs, drips and lies, and remembers what it
was asked."""

from __future__ import annotations

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import NamedTuple

WORK = "Personalisation and the letter of the law"
PAGE = f"<!doctype html><title>{WORK}</title><h1>{WORK}</h1><p>Text.".encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Reply(NamedTuple):
    """An answer. ``act`` is what is wrong with how it is sent."""

    status: int = 200
    body: bytes = PAGE
    headers: dict[str, str] = HTML
    act: str = ""


class Asked(NamedTuple):
    """A request: when it came and when its answer was ready, to whom, how and for what."""

    begun: float
    ended: float
    host: str
    method: str
    path: str
    headers: dict[str, str]


Route = Reply | list[Reply] | dict[str, Reply] | Callable[[Asked], Reply]
"""One answer; one after another, the last for ever; one for each method; or what is worked out."""


@dataclass
class Liar:
    """The server, at one address of this machine."""

    host: str
    port: int = 0
    routes: dict[str, Route] = field(default_factory=dict)
    """By path; "*" is any path that has none of its own."""
    log: list[Asked] = field(default_factory=list)
    takes: float = 0
    """How long each answer takes, in seconds."""
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """Its first page."""
        return f"http://{self.host}:{self.port}/"

    def asked(self, path: str) -> list[str]:
        """The methods with which it was asked for a path."""
        return [each.method for each in self.log if each.path == path]

    def reply(self, asked: Asked) -> Reply:
        """What it says."""
        route = self.routes.get(asked.path) or self.routes.get("*", Reply(404, b"Not found"))
        if isinstance(route, list):
            return route.pop(0) if len(route) > 1 else route[0]
        if isinstance(route, dict):
            return route[asked.method]
        return route(asked) if callable(route) else route

    def serve(self, connection: socket.socket) -> None:
        """Answer one request."""
        begun = time.monotonic()
        text = _read_head(connection)
        if not text or text.startswith("\x16"):  # somebody wants TLS
            connection.sendall(b"HTTP/1.1 400 Said\r\n\r\n" if text else b"")
            return
        first, *lines = text.split("\r\n")
        method, path, _ = first.split(" ", 2)
        pairs = (line.split(": ", 1) for line in lines if ": " in line)
        headers = {name.lower(): value for name, value in pairs}
        asked = Asked(begun, 0, self.host, method, path, headers)
        if self.takes:
            self.over.wait(self.takes)
        reply = self.reply(asked)
        self.log.append(asked._replace(ended=time.monotonic()))  # before whoever asked goes on
        self._send(connection, reply, method)

    def _send(self, connection: socket.socket, reply: Reply, method: str) -> None:
        head = f"HTTP/1.1 {reply.status} Said\r\n".encode("latin-1")
        fields = {"Content-Length": str(len(reply.body)), "Connection": "close"} | reply.headers
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
        rest = lines.encode("latin-1") + b"\r\n"
        body = b"" if method == "HEAD" else reply.body
        match reply.act:
            case "hang":
                self.over.wait(20)
            case "drip head":
                self._drip(connection, head + b"X-Drip: " + b"x" * 10_000)
            case "drip body":
                connection.sendall(head + rest)
                self._drip(connection, body)
            case "close":
                return
            case "long status":
                connection.sendall(b"HTTP/1.1 200 " + b"x" * 100_000 + b"\r\n" + rest)
            case "noise":
                connection.sendall(b"\x00\x01 no answer at all\r\n\r\n")
            case "cut":
                connection.sendall(head + rest + body[: len(body) // 2])
            case "endless":
                connection.sendall(head + rest)
                while body and not self.over.is_set():
                    connection.sendall(b"x" * 65536)
            case _:
                connection.sendall(head + rest + body)

    def _drip(self, connection: socket.socket, data: bytes) -> None:
        for at in range(len(data)):
            connection.sendall(data[at : at + 1])
            if self.over.wait(0.05):
                return


def _read_head(connection: socket.socket) -> str:
    data = b""
    while b"\r\n\r\n" not in data and not data.startswith(b"\x16"):
        part = connection.recv(4096)
        if not part:
            return ""
        data += part
    return data.decode("latin-1")


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Liar]:
    """The server, for as long as it is needed."""
    liar = Liar(host)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(ConnectionError):  # whoever asked has gone away
                liar.serve(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        request_queue_size = 64

    with Server((host, 0), Handler) as server:
        liar.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield liar
        finally:
            liar.over.set()
            server.shutdown()
            thread.join()
