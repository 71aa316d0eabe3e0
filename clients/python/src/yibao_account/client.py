"""The clients. Start with `Client`, or with `AsyncClient` where calls are awaited."""

from collections.abc import Mapping
from types import TracebackType
from typing import Self, TypedDict, Unpack, cast

import httpx

from yibao_account.caller import Request, Settings
from yibao_account.models import Facts, Language, PlanQuestionsQuestion, QuestionAnswer
from yibao_account.operations import AsyncOperations, Operations
from yibao_account.plan import Fact, Walk


class Options(TypedDict, total=False):
    """What may be stated of `Settings`, which has the defaults."""

    language: Language
    headers: Mapping[str, str]
    timeout_seconds: float
    try_again_after_seconds: float


class Client(Operations):
    """Synchronous. Close it at the end, or use it in a `with`.

    `http` may be a client of your own, with proxies, certificates or limits; it is then left open.
    """

    def __init__(self, address: str, *, http: httpx.Client | None = None, **options: Unpack[Options]) -> None:
        super().__init__(Settings(address, **options), http or httpx.Client())
        self._is_own = http is None

    def walk(self, question: str, known: Mapping[str, Fact] | None = None) -> Walk:
        """What to ask for a question, given what is known: one request for the whole way."""
        return Walk(self.plan_questions(_segment(question), {"facts": _facts(known)}), known)

    def ask(self, question: str, facts: Mapping[str, Fact], *, language: Language | None = None) -> QuestionAnswer:
        """The answer to a question by its name, as "refund-amounts/monthly-credit", for facts that are not typed."""
        return cast("QuestionAnswer", self.call(_asked(question, facts, language)))

    def close(self) -> None:
        """Close the connections."""
        if self._is_own:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient(AsyncOperations):
    """To be awaited. Close it at the end, or use it in an `async with`; otherwise as `Client`."""

    def __init__(self, address: str, *, http: httpx.AsyncClient | None = None, **options: Unpack[Options]) -> None:
        super().__init__(Settings(address, **options), http or httpx.AsyncClient())
        self._is_own = http is None

    async def walk(self, question: str, known: Mapping[str, Fact] | None = None) -> Walk:
        """What to ask for a question, given what is known: one request for the whole way."""
        return Walk(await self.plan_questions(_segment(question), {"facts": _facts(known)}), known)

    async def ask(
        self, question: str, facts: Mapping[str, Fact], *, language: Language | None = None
    ) -> QuestionAnswer:
        """The answer to a question by its name, as "refund-amounts/monthly-credit", for facts that are not typed."""
        return cast("QuestionAnswer", await self.call(_asked(question, facts, language)))

    async def close(self) -> None:
        """Close the connections."""
        if self._is_own:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


def _segment(question: str) -> PlanQuestionsQuestion:
    """The name of a question as a path has it; the service refuses what is none."""
    return cast("PlanQuestionsQuestion", question.replace("/", "."))


def _asked(question: str, facts: Mapping[str, Fact], language: Language | None) -> Request:
    return Request("POST", f"/v1/{question}", repeatable=True, body=dict(facts), language=language)


def _facts(known: Mapping[str, Fact] | None) -> Facts:
    """The service judges whether a question takes them."""
    return cast("Facts", dict(known or {}))
