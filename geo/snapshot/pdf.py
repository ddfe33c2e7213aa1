"""Gives a PDF what matplotlib does not write: metadata, alternative text, the manifest."""

from __future__ import annotations

import io
import json
import re

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String

from geo import __version__
from geo.atlas.manifest import Json

MANIFEST_NAME = "manifest.json"
_NUMBER_OR_WORDS = re.compile(rb"\((?:[^\\()]|\\.)*\)|(?<![\w.])(-?\d+\.\d{3,})", re.DOTALL)
"""What stands in brackets is a text's: it is left as it is."""


def finish_pdf(data: bytes, title: str, description: str, manifest: Json) -> bytes:
    """Return the PDF with its title, its alternative text and its manifest in it."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        _describe(pdf, title, description)
        _shorten_numbers(pdf)
        _tag(pdf, description)
        pdf.attachments[MANIFEST_NAME] = AttachedFileSpec(
            pdf,
            json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1).encode(),
            filename=MANIFEST_NAME,
            description="What the picture was made from, and the words behind every mark",
            mime_type="application/json",
            creation_date="",
            mod_date="",
        )
        out = io.BytesIO()
        # matplotlib was told not to compress: it would, in thousands of small bits.
        pdf.save(
            out,
            compress_streams=True,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()


def _describe(pdf: Pdf, title: str, description: str) -> None:
    made_by = f"Dateline {__version__}"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = title
        meta["dc:description"] = description
        meta["dc:language"] = {"en"}
        meta["xmp:CreatorTool"] = made_by
    pdf.docinfo[Name.Title] = String(title)
    pdf.docinfo[Name.Subject] = String(description)
    pdf.docinfo[Name.Creator] = String(made_by)
    pdf.Root.Lang = String("en")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _shorten_numbers(pdf: Pdf) -> None:
    """Write coordinates to a hundredth of a point: finer than any screen or press shows."""
    page = pdf.pages[0]
    drawn = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(_NUMBER_OR_WORDS.sub(_hundredth, drawn))


def _hundredth(found: re.Match[bytes]) -> bytes:
    if found[1] is None:
        return found[0]
    number = float(found[1])
    # Shares of colours and of a scale are small, and matter.
    return (b"%.2f" if abs(number) >= 10 else b"%.4f") % number


def _tag(pdf: Pdf, description: str) -> None:
    """Make the page one figure with alternative text, for those who have it read to them."""
    page = pdf.pages[0]
    page.contents_add(b"/Figure <</MCID 0>> BDC", prepend=True)
    page.contents_add(b"EMC")
    page.obj.StructParents = 0
    figure = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Figure, Pg=page.obj, K=0, Alt=String(description))
    )
    tree = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot,
            K=Array([figure]),
            ParentTree=Dictionary(Nums=Array([0, Array([figure])])),
        )
    )
    figure.P = tree
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
