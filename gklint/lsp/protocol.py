"""The wire: every request gets one answer, with the right code, whatever arrives.

What the library leaves open is closed here: requests with invalid parameters, before
``initialize`` and after ``shutdown`` are answered (LSP 3.17, Lifecycle Messages), handlers may
answer later without being coroutines themselves, and text goes out as UTF-8.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol, lsp_method

from gklint.lsp.frames import FrameError

log = logging.getLogger("gklint.lsp")

PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS, INTERNAL = (
    -32700,
    -32600,
    -32601,
    -32602,
    -32603,
)
NOT_INITIALIZED, CANCELLED, CONTENT_MODIFIED, SERVER_CANCELLED = -32002, -32800, -32801, -32802


class RefusedError(Exception):
    """An answer that is an error. ``data`` goes with it, for the client."""

    def __init__(self, code: int, message: str, data: Any = None) -> None:
        super().__init__(message)
        self.code = code
        self.data = data


class Encoded(str):
    """A result, or parameters, that are JSON already."""

    __slots__ = ()


class Protocol(LanguageServerProtocol):
    """The library's protocol, strict about what comes in and plain about what goes out."""

    _leaving: asyncio.Event | None = None
    plain: Mapping[str, Callable[[Any], bool]] = {}  # method -> takes its parameters as JSON
    exit_code = 1  # an exit without a shutdown is an error (LSP 3.17, Exit Notification)

    # What comes in

    def receive(self, body: bytes | FrameError) -> None:
        """Take one message: hand it on, or answer what is wrong with it."""
        if isinstance(body, FrameError):
            self._refuse(None, PARSE_ERROR, str(body))
            return
        try:
            data = json.loads(body)
        except (ValueError, RecursionError) as error:
            self._refuse(None, PARSE_ERROR, f"not JSON: {error}")
            return
        if not isinstance(data, dict):
            self._refuse(None, INVALID_REQUEST, "a message is an object")
            return
        number = data.get("id")
        asks = "id" in data
        if asks and (isinstance(number, bool) or not isinstance(number, int | str)):
            if "method" in data:
                self._refuse(None, INVALID_REQUEST, "an id is a number or a string")
            return
        if data.get("jsonrpc") != self.VERSION:
            self._refuse(number, INVALID_REQUEST, 'jsonrpc must be "2.0"')
            return
        if "method" in data:
            self._called(data, number, asks)
        elif asks:
            self._answered(data)

    def _called(self, data: dict[str, Any], number: int | str | None, asks: bool) -> None:
        """A request or a notification."""
        method = data["method"]
        if not isinstance(method, str):
            self._refuse(number, INVALID_REQUEST, "a method is a string")
            return
        refusal = self._out_of_turn(method)
        if refusal is None and self._handler_of(method) is None:
            refusal = NO_METHOD, f"no such method: {method}"
        if refusal is not None:
            if asks:
                self._refuse(number, *refusal)
            elif not method.startswith("$/"):
                log.info("notification left out: %s", refusal[1])
            return
        if method == types.SHUTDOWN and not asks:  # as Kate 22 sends it, and means it
            self._shutdown = True
            return
        data.setdefault("params", None)
        if not asks and self._taken(method, data["params"]):
            return
        try:
            message = self._structured(data, self.get_message_type(method))
        except Exception as error:  # noqa: BLE001  the library lets any out of its converters
            log.warning("invalid parameters of %s: %r", method, error)
            if asks:
                self._refuse(number, INVALID_PARAMS, f"invalid parameters of {method}")
            return
        if asks != hasattr(message, "id"):  # a request sent as a notification, or the reverse
            if asks:
                self._refuse(number, INVALID_REQUEST, f"{method} is a notification")
            return
        self.handle_message(message)

    def _taken(self, method: str, params: Any) -> bool:
        """Take what comes with every keystroke without making values of the library's of it.

        False for what is not taken so, or not as plain as it could be: the library looks at it.
        """
        take = self.plain.get(method)
        try:
            return take is not None and take(params)
        except Exception as error:
            log.error("%s failed", method, exc_info=error)
            return True

    def _answered(self, data: dict[str, Any]) -> None:
        """A client's answer to a request of ours."""
        number = data["id"]
        if number not in self._result_types:  # a number of the client's own is none of these
            log.warning("an answer to nothing: %r", number)
            return
        type_ = self._result_types.pop(number)
        future = self._request_futures.pop(number, None)
        if future is None or not future.set_running_or_notify_cancel():
            return
        try:
            if "error" in data:
                told = self._structured(data, types.ResponseErrorMessage).error
                future.set_exception(JsonRpcException.from_error(told))
            else:
                future.set_result(self._structured(data, type_).result)
        except Exception as error:  # noqa: BLE001  as above
            log.warning("an answer that cannot be read: %r", error)
            future.set_exception(JsonRpcInvalidParams("the answer cannot be read"))

    def _structured(self, data: dict[str, Any], type_: Any) -> Any:
        """A message as the library's value; the library's own way logs what it cannot read."""
        return self._converter.structure(data, type_)

    def _handle_cancel_notification(self, msg_id: Any) -> None:
        """Cancel a request of the client's; one that is answered already may be named, too."""
        if isinstance(msg_id, int | str) and msg_id not in self._result_types:
            future = self._request_futures.get(msg_id)
            if future is not None:
                future.cancel()

    def _out_of_turn(self, method: str) -> tuple[int, str] | None:
        if method == types.EXIT:
            return None
        if self._workspace is None and method != types.INITIALIZE:
            return NOT_INITIALIZED, "the server is not initialized"
        if self._workspace is not None and method == types.INITIALIZE:
            return INVALID_REQUEST, "the server is initialized already"
        if self._shutdown:
            return INVALID_REQUEST, "the server is shutting down"
        return None

    def _handler_of(self, method: str) -> Any:
        if method == types.CANCEL_REQUEST:
            return True
        return self.fm.builtin_features.get(method) or self.fm.features.get(method)

    def _execute_handler(
        self, msg_id: Any, handler: Any, callback: Any, args: Any = None, kwargs: Any = None
    ) -> None:
        """Call a handler at once, in the order of messages; its answer may come later."""
        if inspect.isgeneratorfunction(handler):
            super()._execute_handler(msg_id, handler, callback, args, kwargs)
            return
        future: Any = Future()
        try:
            result = handler(*(args or ()), **(kwargs or {}))
            if inspect.isawaitable(result):
                future = asyncio.ensure_future(result)
                self._request_futures[msg_id] = future
                future.add_done_callback(lambda _: self._request_futures.pop(msg_id, None))
            else:
                future.set_result(result)
        except Exception as error:  # noqa: BLE001  it becomes the answer
            future.set_exception(error)
        future.add_done_callback(callback)

    # What goes out

    def _send_handler_result(self, future: Any, *, msg_id: Any) -> None:
        if future.cancelled():
            self._refuse(msg_id, CANCELLED, "cancelled")
            return
        error = future.exception()
        if error is None:
            self._send_response(msg_id, future.result())
        elif isinstance(error, RefusedError):
            self._refuse(msg_id, error.code, str(error), error.data)
        elif hasattr(error, "to_response_error"):
            told = error.to_response_error()
            self._refuse(msg_id, told.code, told.message)
        else:
            log.error("a request failed", exc_info=error)
            self._refuse(msg_id, INTERNAL, f"{type(error).__name__}: {error}")

    def _send_response(self, msg_id: Any, result: Any = None, error: Any = None) -> None:
        self._result_types.pop(msg_id, None)
        if error is not None:
            self._refuse(msg_id, error.code, error.message)
            return
        if hasattr(result, "__attrs_attrs__"):
            result = self._converter.unstructure(result)
        if isinstance(result, Encoded):
            number = json.dumps(msg_id)
            self._send(f'{{"jsonrpc":"2.0","id":{number},"result":{result}}}'.encode())
            return
        self._send_data({"jsonrpc": self.VERSION, "id": msg_id, "result": result})

    def _refuse(self, number: Any, code: int, message: str, data: Any = None) -> None:
        error: dict[str, Any] = {"code": code, "message": message}
        if data is not None:
            error["data"] = data
        self._send_data({"jsonrpc": self.VERSION, "id": number, "error": error})

    def tell(self, method: str, params: Any) -> None:
        """Send a notification; its parameters are plain values, or JSON already."""
        if isinstance(params, Encoded):
            self._send(f'{{"jsonrpc":"2.0","method":"{method}","params":{params}}}'.encode())
            return
        self._send_data({"jsonrpc": self.VERSION, "method": method, "params": params})

    def _send_data(self, data: Any) -> None:
        if not isinstance(data, dict):
            data = self._converter.unstructure(data)
        self._send(as_json(data))

    def _send(self, body: bytes) -> None:
        if self.writer is None:
            return
        try:
            self.writer.write(body)
        except (OSError, ValueError):
            # Nobody reads any more. What watches the stream ends the server.
            log.info("the client is gone")
            self.leave()

    # The end

    @lsp_method(types.SHUTDOWN)
    def lsp_shutdown(self, *args: Any) -> None:  # type: ignore[override]
        """Nothing that was asked is done any more; all of it is answered."""
        for future in list(self._request_futures.values()):
            if not future.done():
                future.cancel()
        self._shutdown = True

    @lsp_method(types.EXIT)
    def lsp_exit(self, *args: Any) -> None:  # type: ignore[override]
        self.exit_code = 0 if self._shutdown else 1
        self.leave()

    def leave(self) -> None:
        """End the connection."""
        self._end().set()

    async def left(self) -> None:
        """Wait for the end of the connection."""
        await self._end().wait()

    def _end(self) -> asyncio.Event:
        if self._leaving is None:
            self._leaving = asyncio.Event()
        return self._leaving


def as_json(data: Any) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, as a client may send
        return json.dumps(data, separators=(",", ":")).encode("ascii")
