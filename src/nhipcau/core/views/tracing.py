"""A number for each request, in its answer and in every line of the log (mã yêu cầu)."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from ..domain import logs

logger = logging.getLogger("nhipcau.access")
HEADER = "X-Request-ID"
# One given by the server in front is taken over where it is plain.
_PLAIN = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestId:
    """Đánh số yêu cầu; tells method, route (without its values), status and time, never an address or a
    person.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        number = given if _PLAIN.fullmatch(given) else uuid.uuid4().hex
        held, began = logs.request_id.set(number), time.monotonic()
        try:
            response = self.answer(request)
            response[HEADER] = number
            match = request.resolver_match
            logger.info(
                "request",
                extra={
                    "method": request.method,
                    "route": match.route if match else "",
                    "status": response.status_code,
                    "ms": round(1000 * (time.monotonic() - began)),
                },
            )
            return response
        finally:
            logs.request_id.reset(held)
