"""Liveness and readiness of the process, with the version of its policy book."""

from flask import Response

from service.api.context import reply, service
from service.api.spec import StrictBlueprint
from service.shapes.fields import AnswerSchema
from service.shapes.members import a_code, a_count, a_text, listed, one_of


class LiveSchema(AnswerSchema):
    """The process answers."""

    status = one_of("Always live.", "live")


class ReadySchema(AnswerSchema):
    """Whether the service is to be sent requests."""

    status = one_of("Ready, or draining: it leaves and still answers.", "ready", "draining")
    policy_version = a_text("Version of the policy book.", "2026.11.21", most=40)
    policy_digest = a_text("Digest of its content.", "sha256:" + "0" * 64, most=71, pattern=r"^sha256:[0-9a-f]{64}$")
    last_published_year = a_count("Last year whose working days are published.", unit="calendar_year", most=9999)
    warnings = listed(
        a_code("Stable code.", "next_calendar_missing"),
        "What needs care: `next_calendar_missing`, `new_book_refused`.",
        10,
    )


def blueprint() -> StrictBlueprint:
    """The health routes."""
    made = StrictBlueprint("health", __name__, url_prefix="/health")

    @made.get("/live")
    @made.response(200, LiveSchema, description="It lives.")
    @made.doc(operationId="getLive", tags=["health"])
    def live() -> Response:
        """Whether the process answers.

        进程是否存活。 Nothing else is looked at; restart the process if this fails.
        """
        return reply({"status": "live"})

    @made.get("/ready")
    @made.response(200, ReadySchema, description="It is ready.")
    @made.alt_response(503, schema=ReadySchema, description="It leaves and is to be sent no more requests.")
    @made.doc(operationId="getReady", tags=["health"])
    def ready() -> Response:
        """Whether the service is ready, and which policy book it answers from.

        服务是否就绪，以及所用政策数据的版本。 Send it requests only while this succeeds.
        """
        parts = service()
        last = max(parts.book.calendar.published)
        leaving = parts.draining()
        warnings = {
            "next_calendar_missing": parts.today().year >= last,
            "new_book_refused": parts.new_book_refused(),
        }
        return reply(
            {
                "status": "draining" if leaving else "ready",
                "policy_version": parts.book.version,
                "policy_digest": parts.book.digest,
                "last_published_year": last,
                "warnings": [code for code, so in warnings.items() if so],
            },
            503 if leaving else 200,
        )

    return made
