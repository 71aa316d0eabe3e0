"""The published schemas of a sweep: its pieces with their formulas, and where the aim is reached."""

from marshmallow import fields as ma

from service.api.v1.sweep_requests import MOST_PIECES
from service.api.v1.swept_content import QUANTITIES
from service.policy.values import EVIDENCE
from service.shapes.days import CompletionSchema
from service.shapes.fields import NAME, AnswerSchema, documented
from service.shapes.members import SIGNED_MONEY, a_code, a_count, a_text, a_truth, listed, many, nested, one_of
from service.shapes.parts import PolicyStampSchema, renamed_facts

REASONS = ("above_greatest", "above_ceiling", "below_least", "below_floor", "between_steps", "not_known", "never")
_NUMBER = r"^-?[0-9]{1,12}(\.[0-9]{1,12})?$"
_VALUE = r"^[0-9][0-9.-]*$"
_MOST_SETS = 20


def _a_value(description: str, *, nullable: bool = False) -> ma.Str:
    return a_text(description, "4251.00", nullable=nullable, most=12, pattern=_VALUE)


def _start_of(description: str) -> ma.Str:
    field = _a_value(description)
    field.data_key = "from"
    return field


def _end_of(description: str) -> ma.Str:
    field = _a_value(description)
    field.data_key = "to"
    return field


def _a_number(description: str, example: str) -> ma.Str:
    return a_text(description, example, most=26, pattern=_NUMBER)


class SweptTermSchema(AnswerSchema):
    """`constant + slope * value`, in yuan, rounded half up to the fen."""

    constant = _a_number("Yuan at the value 0.", "0")
    slope = _a_number("Yuan more for each yuan, month, or whole (1) of the fact.", "0.02")


class SweptFormulaSchema(AnswerSchema):
    """The sum of its terms, each of which is rounded by itself."""

    terms = many(SweptTermSchema, "The terms.", 10)


class SweptBoundSchema(AnswerSchema):
    """One bound of an amount over a piece: at both ends, and how it is computed between them."""

    at_from = a_text("Yuan at the first value.", "85.02", most=16, pattern=SIGNED_MONEY, unit="yuan")
    at_to = a_text("Yuan at the last value.", "425.04", most=16, pattern=SIGNED_MONEY, unit="yuan")
    formulas = many(
        SweptFormulaSchema,
        "Of `min` the least of these counts, of `max` the greatest. More than one only where rounding decides.",
        50,
    )


class SweptAmountSchema(AnswerSchema):
    """The bounds of an amount over a piece; the amount is exact where they are equal."""

    min = nested(SweptBoundSchema, "The least it can be; null where nothing is known.", nullable=True)
    max = nested(SweptBoundSchema, "The greatest it can be; null without an upper bound.", nullable=True)


class SweptMonthsSchema(AnswerSchema):
    """One bound of some months over a piece: a number of months, or a month of the calendar."""

    at_from = a_text("At the first value.", "12", most=7, pattern=_VALUE)
    at_to = a_text("At the last value.", "0", most=7, pattern=_VALUE)
    step = ma.Int(
        required=True,
        metadata={
            **documented("How many more for each step of the fact, which is a month or a year.", "months"),
            "minimum": -1200,
            "maximum": 1200,
            "format": "int32",
            "examples": [-1],
        },
    )


class SweptQuantitySchema(AnswerSchema):
    """Months that a decision tells besides the verdict, over a piece."""

    name = one_of("Which months.", *QUANTITIES)
    kind = one_of("A number of months, or a month of the calendar.", "count", "month")
    min = nested(SweptMonthsSchema, "The least they can be; null where no rule is known.", nullable=True)
    max = nested(SweptMonthsSchema, "The most they can be; null without a bound.", nullable=True)


class SweptCodeSchema(AnswerSchema):
    """A code that a decision tells besides the verdict."""

    name = one_of("Which member of the answer.", "benefit_from", "kept_enrolment")
    code = a_code("Its code, when sure.", "after_waiting", nullable=True)


class PieceSchema(AnswerSchema):
    """Values between which the answer stays, or goes on by the same formulas."""

    start = _start_of("Its first value.")
    end = _end_of("Its last value.")
    age_months_at_from = a_count(
        "The age at the first value, where a birth month and the day tell it.", unit="months", nullable=True
    )
    age_months_at_to = a_count("The age at the last value, likewise.", unit="months", nullable=True)
    because = a_text(
        "Of a swept day, why the answer changes on the first one; else, and for the first piece, null.",
        "“退休人员划入”有新规定。",
        nullable=True,
    )
    text = a_text("The piece in words.", "从0.00到4251.00：每月划入85.02元。", most=1000)
    verdict = one_of("The verdict.", "eligible", "not_eligible", "undetermined", nullable=True)
    route = a_code("Where the balance goes, when sure.", "moves_with_relation", nullable=True)
    amount = nested(SweptAmountSchema, "The bounds of the amount, of an amount question.", nullable=True)
    method = a_code("How the amount comes about.", "rate_of_base", nullable=True)
    quantities = many(SweptQuantitySchema, "Months that a decision tells.", len(QUANTITIES))
    codes = many(SweptCodeSchema, "Codes that a decision tells.", 2)
    completion = nested(CompletionSchema, "When the whole is done, of a processing time.", nullable=True)
    progress = one_of("How the case stands.", "on_track", "overdue", "cannot_tell", nullable=True)
    settled = a_truth("Whether no fact that is not stated can change it.")
    missing_facts = listed(
        a_code("Name of a fact.", "insured_status"), "Facts not stated that matter somewhere on the piece.", 40
    )
    settling_sets = listed(
        listed(a_code("Name of a fact.", "insured_status"), "Facts that go together.", 40),
        "Sets of these facts that would settle it.",
        _MOST_SETS,
    )
    evidence = one_of("The weakest evidence that the answer at its first value rests on.", *EVIDENCE, nullable=True)


class ReachedSchema(AnswerSchema):
    """Values that follow one another, at which the aim is reached."""

    start = _start_of("The first of them.")
    end = _end_of("The last of them.")


class FoundSchema(AnswerSchema):
    """Where the aim is reached, as far as the sweep went."""

    certain = many(ReachedSchema, "The values at which it surely is.", MOST_PIECES * 2)
    possible = many(
        ReachedSchema, "The values at which it may be, by what is not stated or not known; not those of `certain`.", 400
    )
    none_because = one_of("Why no value reaches it; null where one does, or may.", *REASONS, nullable=True)
    text = a_text("That in words.", "没有一个值能到2000.00元：从28305.00起封顶，最多2972.03元。", most=1000)


class SweepSchema(AnswerSchema):
    """One question over all values of one fact: every point at which the answer changes, and what holds between."""

    question = a_text("The question.", "refund-amounts/monthly-credit", most=80)
    fact = a_text("The fact that is swept, or `on`.", "contribution_base", most=80, pattern=NAME)
    kind = one_of("Its kind, which tells how its values are written.", "money", "rate", "count", "month", "date")
    start = _start_of("The first value.")
    end = _end_of("The last value to which the pieces go.")
    continues_from = _a_value(
        "The value from which to ask for the next pieces; null where there are none.", nullable=True
    )
    summary = a_text("One sentence on how often the answer changes.", "缴费基数从0.00到30000.00，分3段。", most=400)
    pieces = many(PieceSchema, "The pieces in order, each beginning where the one before ends.", MOST_PIECES)
    rounding = one_of(
        "How an amount is rounded: each term of a formula half up to the fen, then the terms are added.",
        "each_term_half_up_to_fen",
        nullable=True,
    )
    found = nested(FoundSchema, "Where the aim of `find` is reached; null without one.", nullable=True)
    policy = nested(PolicyStampSchema, "Which book was asked, for which day (of a swept day, the first one).")
    disclaimer = a_text("What the answer is not.", "以参保地医保经办机构的答复为准。", most=400)
    renamed_facts = renamed_facts()
