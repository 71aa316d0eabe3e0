"""The least that Flask can do with a posted question: the measure that `bench.py` holds the service against."""

from flask import Flask, request

app = Flask("bare")


@app.post("/bare")
def bare() -> dict[str, str]:
    """Read the JSON, answer with the same JSON every time."""
    request.get_json()
    return {"verdict": "eligible"}


@app.get("/health/ready")
def ready() -> dict[str, str]:
    """What `tests/live.py` waits for."""
    return {"status": "ready"}
