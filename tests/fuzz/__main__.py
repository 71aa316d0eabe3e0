"""`make fuzz-loader MINUTES=10`: a coverage-guided fuzzer on the targets, each for its share of the minutes.

What fails is written to `tests/corpus`, where pytest finds it from then on.
"""

import logging
import subprocess
import sys
import tempfile

import atheris

with atheris.instrument_imports(include=["service.api", "service.server", "gunicorn.http"]):
    from tests.fuzz.seeds import write_seeds
    from tests.fuzz.targets import CORPUS, TARGETS


def main() -> int:
    """Fuzz one target, or all of them in turn."""
    logging.disable(logging.CRITICAL)
    what, minutes = sys.argv[1], float(sys.argv[2])
    if what != "all":
        with tempfile.TemporaryDirectory() as folder:
            write_seeds(what, folder)
            options = (f"-max_total_time={minutes * 60:.0f}", "-max_len=4096", "-timeout=10", "-print_final_stats=1")
            kept = f"-artifact_prefix={CORPUS / what}/"
            atheris.Setup([sys.argv[0], *options, kept, folder, str(CORPUS / what)], TARGETS[what])
            atheris.Fuzz()
        return 0
    share = str(minutes / len(TARGETS))
    return max(
        subprocess.run([sys.executable, "-m", "tests.fuzz", name, share], check=False).returncode for name in TARGETS
    )


if __name__ == "__main__":
    sys.exit(main())
