"""FastAPI and pydantic as their documentation shows them; `async` is the faster form for work that never waits."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

from tests.bench.peers.work import AREAS, FIRST, LAST, decide

app = FastAPI()

Area = Literal[AREAS]  # type: ignore[valid-type]
Day = Annotated[date, Field(ge=FIRST, le=LAST)]


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")

    on: Day
    from_area: Area
    to_area: Area
    insured_status: Literal["employed", "flexible", "retired"]
    origin_enrolment: Literal["active", "suspended"]
    destination_enrolment: Literal["enrolled", "not_enrolled"]
    origin_arrears: bool
    destination_accepts_account: bool
    contribution_base: Annotated[Decimal, Field(ge=0, le=Decimal("99999.99"))]
    birth_month: Annotated[str, Field(pattern=r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$")]
    channel: Literal["online", "counter"]
    accepted_on: Day


class Result(BaseModel):
    verdict: str
    failed: list[str]
    route: str
    monthly_credit: Annotated[Decimal, Field(decimal_places=2)]
    rules_from_on: date
    out_by: date
    done_by: date


@app.post("/decide", response_model=Result)
async def decide_one(case: Case) -> Any:
    return decide(case.model_dump())


@app.post("/batch", response_model=list[Result])
async def decide_many(cases: list[Case]) -> Any:
    return [decide(case.model_dump()) for case in cases]


@app.get("/health/ready")
async def ready() -> dict[str, str]:
    """What a start waits for."""
    return {"status": "ready"}
