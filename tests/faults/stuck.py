"""The app with pages that are done late or never: gunicorn serves it in place of `service.app`."""

import time

from flask import Flask

from service.app import create_app


def app() -> Flask:
    """The app, a page that computes until its process ends, and one that keeps its place for a second."""
    made = create_app()

    @made.get("/never")
    def never() -> str:
        while True:
            time.sleep(0.01)

    @made.get("/late")
    def late() -> str:
        time.sleep(1)
        return ""

    return made
