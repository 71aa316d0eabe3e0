"""The entry points of this version: every operation, with the version of contract and book and the languages."""

from collections.abc import Callable, Sequence

from flask import Response

from service.api.context import reply, sentences, service
from service.api.spec import Operation, StrictBlueprint
from service.api.v1 import CONTRACT
from service.shapes.fields import AnswerSchema
from service.shapes.members import a_code, a_text, a_truth, listed, many, one_of
from service.wording.sentences import LANGUAGES

_LINKS = (
    '</openapi.json>; rel="service-desc"; type="application/vnd.oai.openapi+json"',
    '</docs>; rel="service-doc"; type="text/html"',
    '</health/ready>; rel="status"; type="application/json"',
)


class EntryPointSchema(AnswerSchema):
    """One operation."""

    operation_id = a_text("Its id in the contract.", "computeMonthlyCredit", most=80, pattern=r"^[a-zA-Z]+$")
    method = one_of("How it is called.", "GET", "POST")
    path = a_text("Its path; a name in braces stands for a value.", "/v1/areas/{area_code}", most=200)
    title = a_text("What it answers.", "每月划入个人账户多少钱", most=200)
    tag = a_code("Its group in the contract.", "amounts")
    deprecated = a_truth("Whether it will end; its responses say when.")
    documentation = a_text("Where it is described.", "/docs#/amounts/computeMonthlyCredit", most=200)


class EntryPointsSchema(AnswerSchema):
    """Where to begin."""

    contract_version = a_text("Version of this contract.", "1.0.0", most=20)
    policy_version = a_text("Version of the policy book.", "2026.11.21", most=40)
    policy_digest = a_text("Digest of its content.", "sha256:" + "0" * 64, most=71, pattern=r"^sha256:[0-9a-f]{64}$")
    languages = listed(
        one_of("A language tag.", *LANGUAGES), "What Accept-Language may choose; the first by default.", 10
    )
    openapi = a_text("The contract.", "/openapi.json", most=200)
    documentation = a_text("The contract, for reading and trying.", "/docs", most=200)
    problems = a_text("Every kind of problem, explained.", "/problems", most=200)
    operations = many(EntryPointSchema, "The operations, by path.", 100)


def blueprint(operations: Callable[[], Sequence[Operation]]) -> StrictBlueprint:
    """The route of the entry points. `operations` returns those of the published document."""
    made = StrictBlueprint("entry", __name__)

    @made.get("/v1")
    @made.response(200, EntryPointsSchema, description="The entry points.")
    @made.doc(operationId="getEntryPoints", tags=["entry"])
    def get_entry_points() -> Response:
        """Every operation, and the versions and languages behind it.

        本版本的全部接口。
        """
        book, words = service().book, sentences()
        response = reply(
            {
                "contract_version": CONTRACT,
                "policy_version": book.version,
                "policy_digest": book.digest,
                "languages": list(LANGUAGES),
                "openapi": "/openapi.json",
                "documentation": "/docs",
                "problems": "/problems",
                "operations": [
                    {
                        "operation_id": each.id,
                        "method": each.method,
                        "path": each.path,
                        "title": words.word(*each.title),
                        "tag": each.tag,
                        "deprecated": each.deprecated,
                        "documentation": f"/docs#/{each.tag}/{each.id}",
                    }
                    for each in operations()
                    if each.path.startswith("/v1")
                ],
            }
        )
        response.headers["Link"] = ", ".join(_LINKS)
        return response

    return made
