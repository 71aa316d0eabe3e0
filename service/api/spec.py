"""The flask-smorest `Api` of this service: strict parsing, problems for errors, one OpenAPI 3.1 document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from inspect import getdoc
from typing import Any, TypeVar

from flask import Flask, Request
from flask_smorest import Api, Blueprint
from marshmallow import RAISE, Schema, ValidationError
from marshmallow.fields import Field, List, Nested
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy
from werkzeug.exceptions import HTTPException

from service.api import codes, components, json, problems
from service.api.calls import Call, current
from service.api.problems import RefusalError, faults_of, judged
from service.api.v1 import CONTRACT
from service.shapes import fields
from service.shapes.members import OneAnswer, OpenFacts, a_code, a_count, a_text, listed
from service.wording.words import CHINESE, ENGLISH

# What a caller sent may stand in it, line breaks included.
_POINTER = r"^(/[\s\S]*)?$"


class FaultSchema(fields.AnswerSchema):
    """One thing wrong with a request."""

    pointer = a_text(
        "JSON pointer to the field or name of the parameter; empty for the whole.",
        "/birth_month",
        most=200,
        pattern=_POINTER,
    )
    code = a_code("Stable code.", "not_a_month")
    detail = a_text("The fault in words.", "月份要写成 YYYY-MM。", most=400)
    allowed = List(
        a_text("A value.", "2026.11.21", most=80),
        metadata={"description": "What is taken there instead, where the service tells.", "maxItems": 20},
    )


class ProblemSchema(fields.AnswerSchema):
    """An error as RFC 9457 problem details."""

    type = a_text(
        "Kind of the problem: the address of the page that explains it.", "/problems/validation-failed", most=400
    )
    title = a_text("Its title.", "字段不符合要求", most=200)
    status = a_count("The HTTP status.", unit="status_code", most=599)
    detail = a_text("What is wrong.", "请求里有字段不符合要求。", most=400)
    instance = a_text("The path asked.", "/v1/eligibility-decisions/balance-transfer", most=200, pattern=_POINTER)
    errors = listed(Nested(FaultSchema), "Each fault.", 200)
    request_id = a_text("Id of the request, also in the header Request-Id.", "0" * 32, most=64)


def refuse_encoded(asked: Call) -> None:
    """Refuse a compressed body: a small one may unpack to any size."""
    if asked.environ.get("HTTP_CONTENT_ENCODING", "").strip().lower() not in ("", "identity"):
        problems.refuse(415, "content_encoding_unsupported", Accept_Encoding="identity")


def read_json(asked: Call) -> Any:  # noqa: ANN401 - JSON is any of the plain types.
    """The body of a request as JSON."""
    refuse_encoded(asked)
    if not asked.is_utf8("application/json"):
        problems.refuse(415, "unsupported_media_type")
    return json.read(asked.body())


class StrictParser(FlaskParser):
    """Reads query parameters strictly: unknown or repeated ones are refused with a problem."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"query": RAISE}  # noqa: RUF012 - webargs' own form.

    def load_querystring(self, req: Request, schema: Schema) -> MultiDictProxy:
        """The query, with each parameter at most once."""
        repeated = [name for name, values in req.args.lists() if len(values) > 1]
        if repeated:
            raise RefusalError(
                422, *(problems.Fault(problems.pointed("", name), "repeated_parameter") for name in repeated)
            )
        return MultiDictProxy(req.args, schema)

    def handle_error(  # type: ignore[override]
        self,
        error: ValidationError,
        req: Request,
        schema: Schema,
        *,
        error_status_code: int,
        error_headers: Any,  # noqa: ANN401
    ) -> None:
        """Refuse with every fault at its pointer."""
        messages: Any = error.messages
        raise RefusalError(422, *(fault for location in messages.values() for fault in faults_of(location)))


View = TypeVar("View", bound=Callable[..., Any])


def _noted(document: Callable[[Any], Any]) -> Callable[[View], View]:
    """Keep what a decorator of flask-smorest documents, without its wrapper, which every request would call."""

    def decorate(view: View) -> View:
        view._apidoc = document(view)._apidoc  # type: ignore[attr-defined]  # noqa: SLF001 - Where flask-smorest looks.
        return view

    return decorate


class StrictBlueprint(Blueprint):
    """A blueprint whose arguments are parsed strictly, and whose views answer with responses."""

    ARGUMENTS_PARSER = StrictParser()

    def arguments(self, schema: Any, *, location: str = "json", **options: Any) -> Callable[[View], Any]:  # noqa: ANN401
        """Hand a view what a schema makes of the body, or of the query."""
        document = super().arguments(schema, location=location, **options)
        if location != "json":
            return document  # type: ignore[no-any-return]

        def decorate(view: View) -> Callable[..., Any]:
            @wraps(_noted(document)(view))
            def answered(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - any view.
                return view(*args, judged(schema, read_json(current())), **named)

            return answered

        return decorate

    def response(self, *args: Any, **options: Any) -> Callable[[View], View]:  # noqa: ANN401
        """Document what a view answers."""
        return _noted(super().response(*args, **options))

    def alt_response(self, *args: Any, **options: Any) -> Callable[[View], View]:  # noqa: ANN401
        """Document what else a view answers."""
        return _noted(super().alt_response(*args, **options))

    @staticmethod
    def doc(**described: Any) -> Callable[[View], View]:  # noqa: ANN401
        """Document a view in other respects."""
        return _noted(Blueprint.doc(**described))


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the document; `title` is the section and the code of its title."""

    id: str
    method: str
    path: str
    tag: str
    deprecated: bool
    title: tuple[str, str]


def _title(path: str, operation_id: str) -> tuple[str, str]:
    question = path.removeprefix("/v1/")
    return ("questions", question) if question in CHINESE["questions"] else ("operations", operation_id)


class StrictApi(Api):
    """The API with our problems in place of flask-smorest's errors."""

    ERROR_SCHEMA = ProblemSchema

    def handle_http_exception(self, error: HTTPException) -> Any:  # noqa: ANN401 - flask-smorest's own form.
        """Answer with a problem."""
        return problems.from_http(error)

    def register_blueprint(self, blp: Blueprint, **options: Any) -> None:  # noqa: ANN401 - flask-smorest's own form.
        """Register routes. They are documented only when the document is made, which a running server never does."""
        self._app.extensions["flask-smorest"]["blp_name_to_api"][blp.name] = self
        self._app.register_blueprint(blp, **options)
        self._app.extensions.setdefault("to-describe", []).append(blp)

    def _describe(self) -> None:
        waiting: list[Blueprint] = self._app.extensions.get("to-describe", [])
        for blueprint in waiting:
            blueprint.register_views_in_doc(self, self._app, self.spec, name=blueprint.name, parameters=None)
            self.spec.tag({"name": blueprint.name, "description": blueprint.description})
        waiting.clear()

    def document(self) -> dict[str, Any]:
        """The OpenAPI document without examples, with the title of each operation in both languages for its summary."""
        self._describe()
        made: dict[str, Any] = self.spec.to_dict()
        # The plugin keeps each schema under its name.
        for (schema, *_), name in self.ma_plugin.converter.refs.items():
            made["components"]["schemas"][name].setdefault("description", getdoc(schema))
        for operation in self.operations():
            section, code = operation.title
            summary = f"{CHINESE[section][code]} / {ENGLISH[section][code]}"
            made["paths"][operation.path][operation.method.lower()]["summary"] = summary
        codes.name_codes(made)
        return components.complete(made)

    def operations(self) -> tuple[Operation, ...]:
        """The operations registered."""
        self._describe()
        return operations_of(self.spec.to_dict())

    def _register_responses(self) -> None:
        # `components` adds the error responses to the finished document.
        self.spec.components.schema("Problem", schema=self.ERROR_SCHEMA)

    def _register_etag_headers(self) -> None:
        """None: `encoding` sets the ETag of every GET."""

    def _register_pagination_header(self) -> None:
        """None: the body and `Link` tell the page."""


def operations_of(document: Mapping[str, Any]) -> tuple[Operation, ...]:
    """The operations of a document."""
    return tuple(
        Operation(
            id=described["operationId"],
            method=method.upper(),
            path=path,
            tag=described["tags"][0],
            deprecated=described.get("deprecated", False),
            title=_title(path, described["operationId"]),
        )
        for path, method, described in components.operations(document)
    )


def make_api(app: Flask, base_url: str) -> StrictApi:
    """The API object, with our field classes known to the spec."""
    app.config.update(
        API_TITLE="职工医保个人账户决策服务 / Personal account decision service",
        API_VERSION=CONTRACT,
        OPENAPI_VERSION="3.1.0",
    )
    api = StrictApi(
        app,
        spec_kwargs={
            "info": {
                "summary": "写明日期和依据的职工医保个人账户答复。 Dated, cited answers about personal accounts of "
                "Chinese employee medical insurance.",
                "description": _DESCRIPTION,
                "contact": {"name": "医保个人账户决策服务 / Personal account decision service"},
                "license": {"name": "专有 / Proprietary", "identifier": "LicenseRef-Proprietary"},
            },
            "servers": [{"url": base_url or "/", "description": "Production.", "x-internal": False}],
            "tags": [{"name": name, "description": description} for name, description in TAGS.items()],
        },
    )
    for field, wire_type in fields.WIRE_TYPES.items():
        api.register_field(field, wire_type, None)
    api.ma_plugin.converter.add_attribute_function(_shapes)
    return api


def _shapes(converter: Any, field: Field[Any], **_: Any) -> dict[str, Any]:  # noqa: ANN401 - apispec's own form.
    """The documented shape of a field whose values are checked elsewhere."""
    if isinstance(field, OpenFacts):
        return dict(converter.resolve_nested_schema(field.schema))
    if not isinstance(field, OneAnswer):
        return {}
    published = converter.spec.components
    if field.name_published not in published.schemas:
        published.schema(field.name_published, field.published(converter.resolve_nested_schema))
    return {"$ref": f"#/components/schemas/{field.name_published}"}


TAGS = {
    "entry": "入口。 Where to begin.",
    "eligibility": "资格判断。 Eligibility decisions: three-valued, with the facts that would settle them.",
    "amounts": "金额计算。 Amounts: exact, or exact bounds where facts are missing.",
    "questions": "问题本身。 The questions themselves: their facts, and in which order to ask for them.",
    "assessments": "一次办完。 Assessments: decision, amount, time and guide of one matter in one answer.",
    "batches": "批量提问。 Batches: many questions in one request.",
    "times": "办理时限。 Processing times on the real calendar of working days.",
    "guides": "办事指南。 Guides: how a matter gets done at an agency.",
    "policy": "政策数据。 The policy book: areas, parameters, sources, conflicts, changes, coverage.",
    "health": "运行状态。 Whether the service lives and is ready.",
}
_DESCRIPTION = (
    "每个答复都带有依据的文件、日期和证据等级；没有说明的情况从不当作否、零或今天。\n\n"
    "Every answer names its documents, dates and grades of evidence. A fact that is left out or null is not stated: it "
    "is never taken as false, zero or today. A well-formed question is never an error: no rule, no data and missing "
    "facts are answers with status 200. No name, identity number, card number or free text is ever accepted."
)
