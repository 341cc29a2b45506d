"""Văn bản thành PDF: PDF/A-2a and PDF/UA-1 at once, in Vietnamese, its font inside, by Typst.

The template in `official/typst` never changes; what a person wrote reaches it as JSON strings.
"""

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, cast

from . import fonts
from .composition import Composed, compose, is_tall
from .content import Block, OfficialDocument, Table
from .measures import table_size
from .stored import block_json

if TYPE_CHECKING:
    import typst

STANDARDS: Final[list["typst.PDFStandard"]] = ["a-2a", "ua-1"]
_TEMPLATE = Path(__file__).resolve().parents[1] / "typst" / "paper.typ"
_WITHOUT_LETTER = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# Shown for a sign that neither our fonts nor the machine's can draw.
_BOX = "□"


def write(document: OfficialDocument) -> bytes:
    """Tệp PDF của văn bản."""
    return typeset(_TEMPLATE, _paper(compose(document)))


def typeset(
    template: Path,
    content: Mapping[str, Any],
    *,
    faces: tuple[Path, ...] = (),
    beside: Mapping[str, bytes] | None = None,
) -> bytes:
    """Tệp PDF theo một mẫu của ứng dụng khác (giấy chứng nhận, thẻ): `content` reaches it as a paper does.

    `faces` are font files it may name besides ours, `beside` the files (pictures) it may name. Letters no
    shipped font has (Lao, Thai …) are drawn with a font of the machine; one that no font draws stands as a
    box, for a PDF/A may hold no letter without a shape.
    """
    with ExitStack() as stack:
        if beside:
            room = Path(stack.enter_context(TemporaryDirectory()))
            for name, file in beside.items():
                (room / name).write_bytes(file)
            template = Path(shutil.copy(template, room))
        paper = json.dumps({"font": fonts.FAMILY, **content}, ensure_ascii=False)
        return _drawn(template, paper, faces)


def _drawn(template: Path, paper: str, faces: tuple[Path, ...]) -> bytes:
    import typst

    try:
        return _compiled(template, paper, shipped_fonts(faces=faces))
    except typst.TypstError as error:
        if not _lacking(error):
            raise
    while True:
        try:
            return _compiled(template, paper, shipped_fonts(True, faces))
        except typst.TypstError as error:
            # The text named also holds letters that do have a shape, even the digits of our own measures.
            lacking = {sign for text in _lacking(error) for sign in text if not fonts.draws(sign, faces)}
            boxed = paper.translate({ord(sign): _BOX for sign in lacking})
            if boxed == paper:
                raise
            paper = boxed


def _compiled(template: Path, paper: str, known: "typst.Fonts") -> bytes:
    import typst

    compiler = typst.Compiler(root=template.parent, font_paths=known)
    made = compiler.compile(
        input=template, format="pdf", pdf_standards=STANDARDS, sys_inputs={"paper": paper}
    )
    return cast(bytes, made)


@lru_cache(maxsize=4)
def shipped_fonts(system_fonts: bool = False, faces: tuple[Path, ...] = ()) -> "typst.Fonts":
    """Phông chữ đi kèm, with those of the machine after them where asked."""
    import typst

    return typst.Fonts(
        include_system_fonts=system_fonts,
        include_embedded_fonts=False,
        font_paths=[str(each) for each in (fonts.FOLDER, *sorted({face.parent for face in faces}))],
    )


def _lacking(error: "typst.TypstError") -> set[str]:
    """The texts that an error names as impossible to draw."""
    found = _WITHOUT_LETTER.findall(error.diagnostic)
    return {_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in found}


def _paper(composed: Composed) -> dict[str, Any]:
    width = composed.measures.width()
    return {
        "form": composed.form.value,
        "measures": {**asdict(composed.measures), "width": width},
        "title": composed.title,
        "author": composed.author,
        "head": asdict(composed.head),
        "blocks": _blocks(composed.blocks, width),
        "authority": [asdict(line) for line in composed.authority],
        "signer": composed.signer,
        "other_authority": [asdict(line) for line in composed.other_authority],
        "other_signer": composed.other_signer,
        "recipients": composed.recipients,
        "is_long": composed.is_long,
        "annexes": [
            {
                "label": annex.label,
                "title": annex.title,
                "reference": annex.reference,
                "landscape": annex.landscape,
                "blocks": _blocks(
                    annex.blocks, composed.measures.width(landscape=annex.landscape), beneath=1
                ),
            }
            for annex in composed.annexes
        ],
    }


def _blocks(blocks: Iterable[Block], width: float, beneath: int = 0) -> list[dict[str, Any]]:
    """Blocks for the template; PDF/UA wants outline levels without a gap, under `beneath`."""
    written: list[dict[str, Any]] = []
    outline = beneath
    for block in blocks:
        data = block_json(block)
        if data["kind"] == "heading":
            outline = data["outline"] = min(data["level"] + beneath, outline + 1)
        elif data["kind"] == "chart":
            del data["png"]
        elif isinstance(block, Table):
            data["size"] = table_size(len(block.columns))
            for row, stored in zip(block.rows, data["rows"], strict=True):
                stored["tall"] = is_tall(block, row, width)
        written.append(data)
    return written
