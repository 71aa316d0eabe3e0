"""How long may the agency take, by when is it due, and is the case late?

Interim measures 医保办发〔2021〕43号: the origin finishes within 10 working days of accepting the application, the
destination within 5 working days of receiving the information form, 15 in all. Areas may be quicker, and some say so.
The text does not say which day is the first one counted; as in administrative practice, it is the working day after the
event. Days are counted on the published calendar of working days; past the last published year a date is a range.

Other matters: regulations 国务院令第765号 give registration 10 working days (article 6), its change or cancellation 10
(article 10) and manual reimbursement 30 (article 20), from the receipt of the application. The fact asked for is the
day of acceptance, so an answer says that the limit may end earlier. Areas state limits for a withdrawal and for the
enrolment certificate. For a refund, family sharing, the retirement benefit and a balance inquiry no limit was found.

The 5 days of a transfer run from the form, not from the money: no national limit for posting the money was found, and
an answer says so where the area has none of its own. Times that people report from real cases are given beside the
limits, never as one.
"""

from service.questions.processing_time.answer import ProcessingTimeAnswerSchema
from service.questions.processing_time.facts import ProcessingTimeFacts
from service.questions.processing_time.law import LOOKED_UP, space
from service.questions.processing_time.telling import begin, estimate
from service.questions.question import Question

QUESTION = Question(
    name="processing-time-estimates",
    rank=100,
    operation_id="estimateProcessingTime",
    tag="times",
    summary="How long may the agency take, and is the case late?",
    description="办理要多久、是否超期。 Limits counted on the published calendar of working days; ranges where it is "
    "not published.",
    kind="time",
    facts=ProcessingTimeFacts,
    answer=estimate,
    schema=ProcessingTimeAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
    begins=begin,
)
