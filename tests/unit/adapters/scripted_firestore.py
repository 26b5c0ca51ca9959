"""A Firestore on a socket that fails as it is told: what the real SDK makes of it is the test."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import grpc  # type: ignore[import-untyped] # it has no stubs, and a test needs none
from google.cloud.firestore_v1.types import Document, Value, firestore
from google.protobuf.empty_pb2 import Empty

SERVICE = "google.firestore.v1.Firestore"


@dataclass
class ScriptedFirestore:
    """`failures[method]` are the statuses of its next calls, `OK` for one that goes well;
    `documents` what reads find; `calls` the methods called, in order."""

    failures: dict[str, list[str]] = field(default_factory=dict)
    documents: dict[str, dict[str, str]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    address: str = ""

    def begin(self, _: Any) -> Any:
        return firestore.BeginTransactionResponse(transaction=b"t")

    def get(self, request: Any) -> Iterator[Any]:
        for name in request.documents:
            fields = self.documents.get(name.partition("/documents/")[2])
            if fields is None:
                yield firestore.BatchGetDocumentsResponse(missing=name)
            else:
                values = {key: Value(string_value=text) for key, text in fields.items()}
                found = Document(name=name, fields=values)
                yield firestore.BatchGetDocumentsResponse(found=found)

    def query(self, _: Any) -> Iterator[Any]:
        yield firestore.RunQueryResponse()

    def commit(self, _: Any) -> Any:
        return firestore.CommitResponse()

    def rollback(self, _: Any) -> Any:
        return Empty()

    def stumble(self, method: str, context: grpc.ServicerContext) -> None:
        """Note the call; fail it if the script says so."""
        self.calls.append(method)
        script = self.failures.get(method)
        code = script.pop(0) if script else "OK"
        if code != "OK":
            context.abort(grpc.StatusCode[code], "as scripted")


@contextmanager
def serving() -> Iterator[ScriptedFirestore]:
    scripted = ScriptedFirestore()
    unary = {
        "BeginTransaction": ("begin", scripted.begin, firestore.BeginTransactionRequest),
        "Commit": ("commit", scripted.commit, firestore.CommitRequest),
        "Rollback": ("rollback", scripted.rollback, firestore.RollbackRequest),
    }
    streams = {
        "BatchGetDocuments": ("get", scripted.get, firestore.BatchGetDocumentsRequest),
        "RunQuery": ("query", scripted.query, firestore.RunQueryRequest),
    }
    handlers = {name: _unary(scripted, *each) for name, each in unary.items()}
    handlers |= {name: _stream(scripted, *each) for name, each in streams.items()}
    server = grpc.server(ThreadPoolExecutor(4))
    server.add_generic_rpc_handlers([grpc.method_handlers_generic_handler(SERVICE, handlers)])
    scripted.address = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    server.start()
    try:
        yield scripted
    finally:
        server.stop(None).wait()


def _unary(
    scripted: ScriptedFirestore, name: str, answer: Callable[[Any], Any], request_type: Any
) -> Any:
    def handle(request: Any, context: grpc.ServicerContext) -> Any:
        scripted.stumble(name, context)
        return answer(request)

    return grpc.unary_unary_rpc_method_handler(handle, request_type.deserialize, _bytes)


def _stream(
    scripted: ScriptedFirestore, name: str, answer: Callable[[Any], Iterator[Any]], kind: Any
) -> Any:
    def handle(request: Any, context: grpc.ServicerContext) -> Iterator[Any]:
        scripted.stumble(name, context)
        yield from answer(request)

    return grpc.unary_stream_rpc_method_handler(handle, kind.deserialize, _bytes)


def _bytes(message: Any) -> bytes:
    data: bytes = (
        message.SerializeToString()
        if isinstance(message, Empty)
        else type(message).serialize(message)
    )
    return data
