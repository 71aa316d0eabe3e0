"""The least that Flask can do with a posted question: the measure that the service and the peers are held against."""

from flask import Flask, request

app = Flask("bare")


@app.post("/decide")
def decide() -> dict[str, str]:
    """Read the JSON, answer with the same JSON every time."""
    request.get_json()
    return {"verdict": "eligible"}


@app.get("/health/ready")
def ready() -> dict[str, str]:
    """What a start waits for."""
    return {"status": "ready"}
