"""Our modules as one script."""

from __future__ import annotations

import pytest

from geo.render.bundle import bundle


def made(folder, entry="app.js", instead=None, **modules):
    for name, code in modules.items():
        (folder / f"{name}.js").write_text(code, encoding="utf-8")
    return bundle(entry, instead, folder)


def test_what_a_module_needs_stands_before_it_once(tmp_path):
    code = made(
        tmp_path,
        app=(
            'import { go } from "./far.js";\nimport { one } from "./near.js";\n'
            "export const two = go(one);\n"
        ),
        far=(
            'import {\n  one,\n} from "./near.js";\nexport function go(n) {\n  return n + one;\n}\n'
        ),
        near="export const one = 1;\n",
    )
    assert code.count("export const one") == 0
    assert code.index("const $near") < code.index("const $far") < code.index("const $app")
    assert code.count("const $near") == 1
    assert code.endswith("export const two = $app.two;\n")


def test_names_that_a_module_keeps_to_itself_stay_its_own(tmp_path):
    code = made(
        tmp_path,
        app='import { a } from "./a.js";\nconst MOST = 2;\nexport const both = a + MOST;\n',
        a="const MOST = 1;\nexport const a = MOST;\n",
    )
    assert (
        code.index("const MOST = 1;") < code.index("return { a };") < code.index("const MOST = 2;")
    )


def test_a_module_can_stand_in_for_another(tmp_path):
    code = made(
        tmp_path,
        instead={"net.js": "disk.js"},
        app='import { get } from "./net.js";\nexport const got = get();\n',
        net='export const get = () => "net";\n',
        disk='export const get = () => "disk";\n',
    )
    assert '"disk"' in code
    assert '"net"' not in code


@pytest.mark.parametrize(
    ("app", "other"),
    [
        ('import * as other from "./other.js";\n', ""),
        ("export default 1;\n", ""),
        ('import { b } from "./other.js";\n', 'import { a } from "./app.js";\n'),
    ],
)
def test_what_it_does_not_understand_is_refused(tmp_path, app, other):
    with pytest.raises(ValueError, match=r"app\.js"):
        made(tmp_path, app=app, other=other)
