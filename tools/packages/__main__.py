"""`make packages`: write the generated files of the packages, and build both into `build/packages`."""

from tools.packages import building, contract, python, typescript

BUILD = contract.ROOT / "build" / "packages"


def main() -> None:
    """Build both packages and print their size."""
    read = contract.read()
    for path, text in {**typescript.made(read), **python.made(read)}.items():
        path.write_text(text, encoding="utf-8")
    for package in (building.tarball(BUILD), building.wheel(BUILD)):
        print(f"{package.relative_to(contract.ROOT)}  {package.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
