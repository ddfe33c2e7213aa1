"""Learn the weights of recognition and resolution from annotated corpora.

    python tools/train_places.py CORPUS... [--out data/weights] [--check]

Each decision is cross-validated first: trained on all corpora but one, tested on that one. Then
the weights are learned from all of them and written. Nothing of a text is kept: features speak of
classes of words, kinds of places and how notable they are. Needs scikit-learn; the product doesn't.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.training.corpora import Reading, read_all
from tools.training.held_out import report_held_out
from tools.training.recognition import train_recognition
from tools.training.resolution import train_resolution


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/weights"))
    parser.add_argument("--check", action="store_true", help="cross-validate only, write nothing")
    parser.add_argument("--only", choices=["recognition", "resolution"])
    parser.add_argument(
        "--held-out", action="store_true",
        help="judge the whole on each corpus by the weights of the rest; write nothing",
    )  # fmt: skip
    parser.add_argument("--cache", type=Path, help="folder to keep the language model's output in")
    options = parser.parse_args()
    readings: list[Reading] = read_all(options.corpora, options.cache)
    if options.held_out:
        report_held_out(readings)
        return
    out = None if options.check else options.out
    command = f"python tools/train_places.py {' '.join(path.name for path in options.corpora)}"
    if options.only != "resolution":
        train_recognition(readings, out, command)
    if options.only != "recognition":
        train_resolution(readings, out, command)


if __name__ == "__main__":
    main()
