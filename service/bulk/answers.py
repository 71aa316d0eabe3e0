"""Answers one row with the functions of the API: the whole answer, the compact answer, or a problem."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from service.api import json
from service.api.context import service
from service.api.problems import Fault, RefusalError, document, judged
from service.api.v1.questions import BY_NAME, answer, dated, request_schema, without_days
from service.app import create_app
from service.bulk.compact import Compact, compact
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.questions.question import Question
from service.settings import Settings
from service.shapes.fields import RequestSchema

NEVER = float("inf")
Raw = Mapping[str, Any]
"""The facts of a row and its days, as a request would state them in JSON."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Settings for all rows: the policy folder, the day for rows that state none, the language of sentences."""

    today: date
    policy: str = ""
    language: str = "zh"


@dataclass(slots=True)
class Answers:
    """The service in this process, created once. `schemas` validates the facts of each question.

    A row states no policy book, because one book answers all rows, and facts only under the names that they have now.
    """

    asking: Asking
    schemas: dict[str, RequestSchema] = field(default_factory=dict)
    _app: Any = None

    def __post_init__(self) -> None:
        """Create the service. Raises `BookError` for a book that cannot be used."""
        folder = str(Path(self.asking.policy).resolve()) if self.asking.policy else ""
        self._app = create_app(Settings(policy_dir=folder), today=lambda: self.asking.today)
        made = {name: request_schema(question) for name, question in BY_NAME.items()}
        self.schemas = {name: schema(exclude=("policy_version", *schema.renamed)) for name, schema in made.items()}

    @property
    def book(self) -> PolicyBook:
        """The book that answers."""
        with self._app.app_context():
            return service().book

    @contextmanager
    def asked(self) -> Iterator[None]:
        """The request context that the functions of the API need. Here it covers all rows of a batch."""
        with self._app.test_request_context("/v1/batches", headers={"Accept-Language": self.asking.language}) as made:
            made.request.deadline = NEVER  # A row has no deadline: a run may take as long as it needs.
            yield

    def judge(self, question: str, raw: Raw) -> dict[str, Any]:
        """The facts and days of a row as values. Raises `RefusalError` with a pointer to each fault."""
        if question not in self.schemas:
            raise RefusalError(422, Fault("/question", "not_a_choice"))
        return judged(self.schemas[question], raw)

    def whole(self, question: str, raw: Raw) -> bytes:
        """The body that the API would send, byte for byte. Raises `RefusalError`. Call it inside `asked`."""
        return json.write(answer(BY_NAME[question], self.judge(question, raw)))

    def compact(self, question: Question, stated: Mapping[str, Any]) -> Compact:
        """The compact answer to validated facts."""
        day = Day(self.book, stated.get("on") or self.asking.today, stated.get("known_on") or self.asking.today)
        return compact(dated(question, question.facts(**without_days(stated)), day), self.book)

    @staticmethod
    def problem(refusal: RefusalError) -> dict[str, Any]:
        """The problem of a row as the API reports it, without the members that name a request. Call it in `asked`."""
        told = document(refusal.status, refusal.faults, code=refusal.code)
        return {name: value for name, value in told.items() if name not in ("instance", "request_id")}
