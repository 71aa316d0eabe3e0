"""The route for sweeps: one question over all values of one fact, as pieces.

A sweep can also answer the inverse: which values bring about a verdict, a sum or a number of months, or why none does.
"""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from flask import Response
from marshmallow import ValidationError

from service.api import limits, renames
from service.api.context import reply
from service.api.problems import Fault, RefusalError, faults_of
from service.api.spec import StrictBlueprint
from service.api.v1.answers import Asked
from service.api.v1.questions import BY_NAME, FACTS, Question, asked_as
from service.api.v1.sought import Aim, fact_label, found, whole
from service.api.v1.sweep_requests import USUAL_PIECES, SweepRequestSchema
from service.api.v1.sweep_shapes import SweepSchema
from service.api.v1.swept import DAY, MOST_PLACES, Piece, Sweep, scale_of, sweepable
from service.api.v1.swept_wire import piece_wire, value_text
from service.facts import KINDS
from service.shapes.facts import BESIDE_FACTS, fact_field
from service.shapes.fields import RENAMED_FACTS, DayField
from service.wording.sentences import Sentences

_PIECES_A_REQUEST = 10


def blueprint() -> StrictBlueprint:
    """The route for sweeps."""
    made = StrictBlueprint("sweeps", __name__, url_prefix="/v1")
    schema = SweepRequestSchema()

    def sweep_question(stated: Mapping[str, Any]) -> Response:
        """At which values of one fact does the answer change, and at which is it what is looked for?

        一项情况（年龄、缴费基数、月数、日期等）在一个范围里变动时，答复在哪些点上变化，每一段是什么；
        也可以反过来查：哪个值得到这个金额或结论，没有的话为什么。

        The points are exact: they come from the steps and formulas of the rules, not from samples. Facts that are not
        stated stay open on every piece. Sources, sentences and the options of a retirement answer may change inside a
        piece: ask the question itself at a value for the whole answer. Between the ends of a piece an amount follows
        `formulas`, each term of which is rounded half up to the fen by itself. Where two sums agree to the fen by
        chance, the answer at that value may name fewer missing facts.
        """
        return reply(swept(stated))

    documented = made.response(200, SweepSchema, description="The pieces.")(sweep_question)
    documented = made.doc(operationId="sweepQuestion", tags=["questions"])(documented)
    made.post("/sweeps")(made.arguments(schema)(documented))
    return made


def swept(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The sweep for a request that its schema has already validated."""
    limits.within_deadline()
    question, most = BY_NAME[stated["question"]], stated["most"] or USUAL_PIECES
    sweep, asked, renamed = _sweep(question, stated)
    aim = _aim(question, stated["find"])
    limits.charge(-(-most // _PIECES_A_REQUEST))
    words = asked.sentences
    pieces = list(islice(sweep.pieces(), most + 1))
    limits.within_deadline()
    after = pieces[-1].last + 1
    if len(pieces) > most or (sweep.stopped and len(pieces) > 1):
        after = pieces.pop().first  # It may go on.
    last = sweep.scale.last if sweep.goes_to is None else sweep.goes_to
    continues = value_text(after, sweep.fact) if after <= last else None
    first_on = pieces[0].first if sweep.fact == DAY else None
    on = sweep.on if first_on is None else sweep.scale.value(first_on)
    return {
        "question": question.name,
        "fact": sweep.fact,
        "kind": "date" if sweep.fact == DAY else KINDS[sweep.fact],
        "from": value_text(pieces[0].first, sweep.fact),
        "to": value_text(pieces[-1].last, sweep.fact),
        "continues_from": continues,
        "summary": _summary(pieces, sweep, continues, words),
        "pieces": [piece_wire(piece, sweep, words) for piece in pieces],
        "rounding": "each_term_half_up_to_fen" if question.kind == "amount" else None,
        "found": found(aim, pieces, sweep, words) if aim else None,
        "policy": {
            "version": sweep.book.version,
            "digest": sweep.book.digest,
            "on": on.isoformat(),
            "known_on": sweep.known_on.isoformat(),
        },
        "disclaimer": words.word("general", "disclaimer"),
        **renamed,
    }


def _summary(pieces: list[Piece], sweep: Sweep, continues: str | None, words: Sentences) -> str:
    ends = {"first": value_text(pieces[0].first, sweep.fact), "last": value_text(pieces[-1].last, sweep.fact)}
    code = "one_piece" if len(pieces) == 1 else "pieces"
    summary = words.word("sweeps", code, fact=fact_label(sweep, words), count=len(pieces), **ends)
    return summary if continues is None else words.word("sweeps", "continues", summary=summary, value=continues)


def _sweep(question: Question, stated: Mapping[str, Any]) -> tuple[Sweep, Asked, Mapping[str, Any]]:
    """The sweep, the request as asked, and what the answer says of old names. Raises `RefusalError`."""
    fact = stated["sweep"]["fact"]
    if fact not in sweepable(question):
        raise RefusalError(422, Fault("/sweep/fact", "not_sweepable"))
    known = _known(question, fact, stated)
    renamed = renames.told(known.pop(RENAMED_FACTS, ()), "/facts")
    asked = asked_as(question.name, {**known, **{name: stated[name] for name in BESIDE_FACTS}})
    scale = scale_of(fact)
    least = asked.on.toordinal() if fact == DAY or KINDS[fact] == "date" else scale.first
    first, last = _place(stated, "start", "from", fact, least), _place(stated, "end", "to", fact, scale.last)
    if last < first:
        raise RefusalError(422, Fault("/sweep/to", "ends_before_start"))
    sweep = Sweep(question, known, fact, asked.on, asked.known_on, asked.book, first, last, goes_to=last)
    if sweep.asks_each and last - first >= MOST_PLACES:
        sweep = sweep.until(first + MOST_PLACES - 1)
    return sweep, asked, renamed


def _known(question: Question, fact: str, stated: Mapping[str, Any]) -> dict[str, Any]:
    """The other facts, validated by the question's own schema. Raises `RefusalError`."""
    if fact == DAY and stated["on"] is not None:
        raise RefusalError(422, Fault("/on", "swept_already"))
    facts = stated["facts"]
    if isinstance(facts, Mapping) and facts.get(fact) is not None:
        raise RefusalError(422, Fault(f"/facts/{fact}", "swept_already"))
    try:
        known = FACTS[question.name].load(facts)
    except ValidationError as error:
        raise RefusalError(422, *faults_of({"facts": error.messages})) from error
    return {name: value for name, value in known.items() if name != fact}


def _place(stated: Mapping[str, Any], name: str, pointer: str, fact: str, otherwise: int) -> int:
    """The place of one end of the range; `otherwise` if that end is not stated."""
    text = stated["sweep"][name]
    if text is None:
        return otherwise
    field = DayField(description=DAY) if fact == DAY else fact_field(fact, required=True)
    try:
        value = field.deserialize(whole(text) if KINDS.get(fact) == "count" else text)
    except ValidationError as error:
        raise RefusalError(422, *faults_of({"sweep": {pointer: error.messages}})) from error
    return scale_of(fact).place(value)


def _aim(question: Question, wanted: Mapping[str, Any] | None) -> Aim | None:
    """The aim, if one is stated. Refuses several aims at once, and an aim that the question does not answer."""
    if wanted is None:
        return None
    named = [name for name in ("verdict", "amount", "quantity") if wanted[name] is not None]
    if len(named) != 1:
        raise RefusalError(422, Fault("/find", "not_one_aim"))
    of_kind = {"verdict": "decision", "amount": "amount", "quantity": "decision"}[named[0]]
    if question.kind != of_kind:
        raise RefusalError(422, Fault(f"/find/{named[0]}", "not_of_this_question"))
    try:
        return Aim.of(named[0], wanted)
    except ValidationError as error:
        raise RefusalError(422, *faults_of({"find": {"equals": error.messages}})) from error
