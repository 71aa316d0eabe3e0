"""The app with a page that is never done: gunicorn serves it in place of `service.app`."""

import time

from flask import Flask

from service.app import create_app


def app() -> Flask:
    """The app, and a page that computes until its process ends."""
    made = create_app()

    @made.get("/never")
    def never() -> str:
        while True:
            time.sleep(0.01)

    return made
