"""An HTTP server on a free port of this machine that answers as its owner says."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass(frozen=True)
class Request:
    """What came in; `json` is the body, parsed, or None where there is none."""

    method: str
    path: str
    headers: Mapping[str, str]
    json: object


@dataclass(frozen=True)
class Answer:
    """A JSON answer, or the bytes of `raw` as they are."""

    status: int
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None


@contextmanager
def serving(answer: Callable[[Request], Answer]) -> Iterator[str]:
    """The base URL of a server that passes each request to `answer`, several at a time."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            told = json.loads(body) if body else None
            reply = answer(Request(self.command, self.path, headers, told))
            out = json.dumps(reply.body).encode() if reply.raw is None else reply.raw
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(out)))
            self.send_header("Connection", "close")  # nobody is left with an open socket
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(out)

        do_GET = do_POST = do_PUT = _handle  # noqa: N815 - the names that http.server looks for

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
            """Tests need no access log."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128  # a whole office is pushed to at once

    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
