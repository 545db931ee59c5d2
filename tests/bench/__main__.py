"""`make bench`: what ingest, index, search and pages cost, beside others in the same run, and how well search answers.

    make bench ARTICLES="1000 10000" COLLECTION=folder CONTRACT=file

Each number of articles is measured in a process and a data folder of its own, thrown away at the end. The collection
is one in BEIR's layout and the contract a file for `check_search`; without them the archive's own digests are asked
our own questions, and the authority's names each other's. The table goes to artefacts/bench.md.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import table

ROOT = Path(__file__).parents[2]
SIZES = (1000, 10_000, 50_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    parser.add_argument("--collection", type=Path)
    parser.add_argument("--contract", type=Path)
    given = parser.parse_args()
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    runs = {f"{count} articles": measured("speed", "--articles", str(count)) for count in given.articles}
    quality = [f"--{name}={path.resolve()}" for name in ("collection", "contract") if (path := getattr(given, name))]
    answers = measured("quality", *quality)
    found = f"{machine}\n\n{table(runs)}\n\n{table({'how well search answers': answers})}\n"
    path = ROOT / "artefacts" / "bench.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(found, encoding="utf-8")
    print(f"\n{found}\nThe table is in {path.relative_to(ROOT)}.")


def measured(module: str, *options: str) -> dict[str, str]:
    """What a module of the bench has measured in a process of its own, with the settings of the tests."""
    print(f"\n{module} {' '.join(options)}", flush=True)
    with tempfile.NamedTemporaryFile(suffix=".json") as results:
        command = [sys.executable, "-m", "tests.bench.child", module, *options, f"--results={results.name}"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}, check=True)
        return json.loads(Path(results.name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
