"""flask-smorest and marshmallow as their documentation shows them: a schema in, a schema out."""

from datetime import date
from decimal import Decimal
from typing import Any

from flask import Flask
from flask_smorest import Api, Blueprint
from marshmallow import Schema, fields, validate

from tests.bench.peers.work import AREAS, FIRST, LAST, STATUSES, decide

app = Flask("obvious")
app.config.update(API_TITLE="A peer", API_VERSION="v1", OPENAPI_VERSION="3.1.0", MAX_CONTENT_LENGTH=4_000_000)


def a_choice(*choices: str) -> fields.String:
    return fields.String(required=True, validate=validate.OneOf(choices))


def a_day(last: date) -> fields.Date:
    return fields.Date(required=True, validate=validate.Range(FIRST, last))


class CaseSchema(Schema):
    on = a_day(LAST)
    from_area = a_choice(*AREAS)
    to_area = a_choice(*AREAS)
    insured_status = a_choice(*STATUSES)
    origin_enrolment = a_choice("active", "suspended")
    destination_enrolment = a_choice("enrolled", "not_enrolled")
    origin_arrears = fields.Boolean(required=True)
    destination_accepts_account = fields.Boolean(required=True)
    contribution_base = fields.Decimal(required=True, validate=validate.Range(Decimal(0), Decimal("99999.99")))
    birth_month = fields.String(required=True, validate=validate.Regexp(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])\Z"))
    channel = a_choice("online", "counter")
    accepted_on = a_day(LAST)


class ResultSchema(Schema):
    verdict = fields.String()
    failed = fields.List(fields.String())
    route = fields.String()
    monthly_credit = fields.Decimal(places=2, as_string=True)
    rules_from_on = fields.Date()
    out_by = fields.Date()
    done_by = fields.Date()


blueprint = Blueprint("cases", __name__)


@blueprint.post("/decide")
@blueprint.arguments(CaseSchema)
@blueprint.response(200, ResultSchema)
def decide_one(case: dict[str, Any]) -> dict[str, Any]:
    return decide(case)


@blueprint.post("/batch")
@blueprint.arguments(CaseSchema(many=True))
@blueprint.response(200, ResultSchema(many=True))
def decide_many(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [decide(case) for case in cases]


@app.get("/health/ready")
def ready() -> dict[str, str]:
    """What a start waits for."""
    return {"status": "ready"}


Api(app).register_blueprint(blueprint)
