"""`make reproducible`: two builds of one commit have one digest. Each is built from a clone of its own, uncached.

Compared is the form that `push --format oci` sends: that of Docker also notes the id and the host name of the container
that built it, which are drawn by chance. Where the builds differ, the files that do are named.
"""

import hashlib
import os
import shlex
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
_MOST_NAMED = 20


def ran(command: Sequence[str | Path], folder: Path = ROOT) -> str:
    """What a command says; the exit ends with its own where it fails."""
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{shlex.join(map(str, command))} ended with {done.returncode}")
    return done.stdout


def built(engine: Sequence[str], folder: Path, name: str, commit: str) -> str:
    """The digest of an image that is built from a clone in a new folder, and kept there with its layers unpacked."""
    ran(["git", "clone", "--quiet", "--no-checkout", ROOT, folder / "clone"])
    ran(["git", "checkout", "--quiet", commit], folder / "clone")
    made = ["make", "image", f"ENGINE={shlex.join(engine)}", f"IMAGE={name}", f"BASE={os.environ['BASE']}"]
    ran([*made, f"BUILD_FLAGS=--no-cache {os.environ.get('BUILD_FLAGS', '')}"], folder / "clone")
    ran(
        [
            *engine,
            "push",
            "--quiet",
            "--format",
            "oci",
            "--digestfile",
            folder / "digest",
            name,
            f"dir:{folder / 'image'}",
        ]
    )
    return (folder / "digest").read_text(encoding="ascii").strip()


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of every layer of an image, with all that is kept of it."""
    for blob in sorted((folder / "image").iterdir()):
        if tarfile.is_tarfile(blob):
            with tarfile.open(blob) as layer:
                for entry in layer:
                    content = layer.extractfile(entry) if entry.isfile() else None
                    said = hashlib.sha256(content.read() if content else entry.linkname.encode()).hexdigest()
                    yield entry.name, f"{entry.mtime} {entry.mode:o} {entry.uid}:{entry.gid} {entry.type!r} {said}"


def main() -> int:
    """Build twice and compare."""
    commit = ran(["git", "rev-parse", "HEAD"]).strip()
    engine = shlex.split(os.environ.get("ENGINE") or "buildah")
    with tempfile.TemporaryDirectory() as made:
        folders = [Path(made) / "one", Path(made) / "other"]
        digests = []
        for folder in folders:
            folder.mkdir()
            digests.append(built(engine, folder, f"localhost/yibao-account-service-{folder.name}:compared", commit))
            print(digests[-1], flush=True)
        if digests[0] == digests[1]:
            print("两次构建的摘要相同 / Both builds have the same digest")
            return 0
        one, other = (dict(files(folder)) for folder in folders)
    different = [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]
    print(f"两次构建不同 / The builds differ: {len(different)} files")
    for name in different[:_MOST_NAMED]:
        print(f"  {name}\n    {one.get(name)}\n    {other.get(name)}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
