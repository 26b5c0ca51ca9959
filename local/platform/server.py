"""The HTTP server of the local city: a fixed set of threads, one connection for each request."""

from collections.abc import Iterable
from queue import SimpleQueue
from socket import socket
from threading import Thread
from typing import TYPE_CHECKING

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_THREADS = 32
_SILENT_CLIENT_S = 30


class QuietHandler(WSGIRequestHandler):
    """Writes no access log: tracking codes stand in paths. Gives up on clients that fall silent."""

    protocol_version = "HTTP/1.1"
    timeout = _SILENT_CLIENT_S

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        """Whatever went wrong is told by the function's own log."""


class LateApp:
    """Stands in for the app while the server's address, which the app needs, is not known yet."""

    def __init__(self) -> None:
        self._app: WSGIApplication | None = None

    def ready(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if self._app is None:
            start_response("503 Service Unavailable", [("Retry-After", "1")])
            return [b""]
        return self._app(environ, start_response)


_Connection = tuple["socket | tuple[bytes, socket]", object]


class PooledServer(BaseWSGIServer):
    """Keeps its threads, so that each keeps its connection to the city's file.

    Werkzeug undoes chunked bodies, answers before it discards what a refused client still sends,
    and closes each connection after its answer.
    """

    multithread = True

    def __init__(self, host: str, port: int, app: "WSGIApplication") -> None:
        super().__init__(host, port, app, handler=QuietHandler)
        self._waiting: SimpleQueue[_Connection] = SimpleQueue()
        for number in range(_THREADS):
            Thread(target=self._work, name=f"http-{number}", daemon=True).start()

    def process_request(
        self, request: "socket | tuple[bytes, socket]", client_address: object
    ) -> None:
        self._waiting.put((request, client_address))

    def _work(self) -> None:
        while True:
            request, client_address = self._waiting.get()
            try:
                self.finish_request(request, client_address)
            except Exception:  # noqa: BLE001 - one broken connection must not cost a thread
                self.handle_error(request, client_address)
            finally:
                self.shutdown_request(request)

    def handle_error(
        self, request: "socket | tuple[bytes, socket]", client_address: object
    ) -> None:
        """A connection that broke concerns nobody but its client."""
