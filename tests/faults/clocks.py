"""The app on clocks of its own: gunicorn serves these in place of `service.app`."""

import os
import time
from datetime import datetime, timedelta

from flask import Flask

from service.api.context import SHANGHAI
from service.app import create_app

_BEGAN = time.monotonic()


def new_year() -> Flask:
    """The app so many seconds before 2027 in Asia/Shanghai."""
    began = datetime(2027, 1, 1, tzinfo=SHANGHAI) - timedelta(seconds=float(os.environ["SECONDS_TO_NEW_YEAR"]))
    return _on(began, 1)


def fast() -> Flask:
    """The app on a day that takes so many seconds."""
    return _on(datetime(2026, 11, 21, tzinfo=SHANGHAI), 86_400 / float(os.environ["SECONDS_OF_A_DAY"]))


def _on(began: datetime, speed: float) -> Flask:
    def now() -> datetime:
        return began + timedelta(seconds=(time.monotonic() - _BEGAN) * speed)

    return create_app(now=now, today=lambda: now().date())
