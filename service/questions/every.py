"""All questions, one for each folder beside this file."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from service.questions.question import Question

HERE = Path(__file__).parent

FILES = ("__init__.py", "facts.py", "law.py", "telling.py", "answer.py", "zh.yaml", "en.yaml")
"""The files in every question's folder."""


def folders(questions: Path = HERE) -> list[Path]:
    """Return the folders of questions, by name."""
    return sorted(path for path in questions.iterdir() if path.is_dir() and path.name[0] not in "_.")


def lacking(folder: Path) -> list[str]:
    """Return the files that a question's folder lacks."""
    return [name for name in FILES if not (folder / name).is_file()]


def _found() -> Iterator[Question]:
    """Yield the question of each folder. `ImportError` names what a folder lacks."""
    for folder in folders():
        place = f"service/questions/{folder.name}"
        missing = lacking(folder)
        if missing:
            raise ImportError(f"{place} lacks {', '.join(missing)}")
        module = import_module(f"service.questions.{folder.name}")
        if not hasattr(module, "QUESTION"):
            raise ImportError(f"{place}/__init__.py lacks QUESTION, the record that joins the parts")
        yield module.QUESTION


QUESTIONS: tuple[Question, ...] = tuple(sorted(_found(), key=lambda question: question.rank))
"""The questions, in the order in which they are published."""

BY_NAME: Mapping[str, Question] = {question.name: question for question in QUESTIONS}
"""The questions by name."""
