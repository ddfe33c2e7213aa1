"""Our JavaScript as one script: a browser asks once instead of for each module.

Each module becomes a function that returns what it exports, in the order in which they need one
another. What they may say is what Biome leaves of ``import`` and ``export``; see ``web/``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

WEB = Path(__file__).parent / "web"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b", re.MULTILINE)


def bundle(entry: str, instead: Mapping[str, str] | None = None, folder: Path = WEB) -> str:
    """Return a module and all that it needs as one module with the same exports.

    Parameters
    ----------
    instead
        Modules to be taken in the place of others, by name.

    Raises
    ------
    ValueError
        A module speaks in a way that is not understood here, or needs itself.
    """
    made: dict[str, str] = {}
    names = _add(entry, dict(instead or {}), folder, made, ())
    exports = "".join(f"export const {name} = {_module(entry)}.{name};\n" for name in names)
    return "".join(made.values()) + exports


def _add(
    name: str, instead: dict[str, str], folder: Path, made: dict[str, str], via: tuple[str, ...]
) -> list[str]:
    code = (folder / instead.get(name, name)).read_text(encoding="utf-8")
    exported = _EXPORT.findall(code)
    if name in via:
        raise ValueError(f"{name} needs itself, by way of {', '.join(via)}")
    if name in made:
        return exported
    for needed in _IMPORT.findall(code):
        _add(needed[1], instead, folder, made, (*via, name))
    body = _EXPORT.sub("", _IMPORT.sub(_taken, code))
    if _LEFT.search(body):
        raise ValueError(f"{name}: an import or export of a kind that bundle.py does not know")
    made[name] = (
        f"const {_module(name)} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n"
    )
    return exported


def _taken(found: re.Match[str]) -> str:
    names = ", ".join(name.strip() for name in found[1].split(",") if name.strip())
    return f"const {{ {names} }} = {_module(found[2])};\n"


def _module(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removesuffix(".js"))
