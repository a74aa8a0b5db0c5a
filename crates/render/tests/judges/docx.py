#!/usr/bin/env python3
"""Has outside programs judge Word documents.

    docx.py contract.docx contract.json [more.docx more.json ...]

Each document stands before the tree it was written from. It must open in LibreOffice
and print there every text of the tree in order, with the numbers of articles and of
references that the tree has; python-docx must read its title, language and headings;
openxml-audit must find nothing against the schema. Needs soffice and pdftotext, and
python-docx and openxml-audit in the Python that runs this.
"""

import json
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

# This file has the name of the library it uses, and would be found first.
sys.path.pop(0)

from docx import Document  # noqa: E402


def plain(inlines):
    """The text of inlines; gaps are in square brackets."""
    out = []
    for inline in inlines:
        kind = inline["type"]
        if kind in ("text", "value", "reference"):
            out.append(inline["text"])
        elif kind == "gap":
            out.append(f"[{inline['text']}]")
        elif kind == "line-break":
            out.append("\n")
        else:
            out.append(plain(inline["inlines"]))
    return "".join(out)


def number(node):
    """A number as printed."""
    segments = node["number"]["segments"]
    return ".".join(
        str(segment["value"]) + (f" {segment['suffix']}" if segment.get("suffix") else "")
        for segment in segments
    )


class Tree:
    """What a document must show: runs of text in order, and cells in any."""

    def __init__(self, document):
        self.flow, self.cells = [], []
        self.headings = self.annexes = 0
        if document["status"] == "draft":
            self.flow.append("PROJET")
        self.flow += [document["title"], document["date"] or "", document["reference"]]
        self.parties(document["parties"])
        self.recitals(document["recitals"])
        for article in document["articles"]:
            self.division(article)
        self.main_headings = self.headings
        self.signatures(document["signatures"])
        for annex in document["annexes"]:
            self.annexes += 1
            self.flow.append(f"Annexe {number(annex)} {plain(annex['heading'])}")
            self.parties(annex["parties"])
            self.recitals(annex["recitals"])
            self.blocks(annex["blocks"])
            for article in annex["articles"]:
                self.division(article)
            self.signatures(annex["signatures"])

    def parties(self, parties):
        if not parties:
            return
        self.flow.append(parties["opening"])
        for party in parties["parties"]:
            self.flow += [plain(party["identity"]), plain(party["designation"]), party["side"]]
        self.flow.append(plain(parties["closing"]))

    def recitals(self, recitals):
        if recitals:
            self.flow.append(recitals["opening"])
            self.blocks(recitals["blocks"])
            self.flow.append(recitals["closing"])

    def division(self, division):
        first = len(division["number"]["segments"]) == 1
        self.headings += first
        label = f"Article {number(division)}" if first else number(division)
        self.flow.append(f"{label} {plain(division['heading'])}")
        self.blocks(division["blocks"])
        for part in division["divisions"]:
            self.division(part)

    def blocks(self, blocks):
        for block in blocks:
            kind = block["type"]
            if kind == "paragraph":
                self.flow.append(plain(block["inlines"]))
            elif kind == "conspicuous":
                self.blocks(block["blocks"])
            elif kind == "table":
                for row in [block["header"], *block["rows"]]:
                    self.cells += [plain(cell) for cell in row["cells"]]
            elif kind == "list":
                for item in block["items"]:
                    at = len(self.flow)
                    self.blocks(item["blocks"])
                    if block["ordered"] and item["blocks"][0]["type"] == "paragraph":
                        self.flow[at] = f"{item['marker']} {self.flow[at]}"
            else:
                raise ValueError(f"unknown block {kind}")

    def signatures(self, signatures):
        if not signatures:
            return
        self.blocks(signatures["formula"])
        for signatory in signatures["signatories"]:
            self.cells.append(plain(signatory["heading"]))
            self.cells += [plain(line) for line in signatory["lines"]]
            self.cells.append(signatory["mention"] or "")


def dense(text):
    """Text without white space, in compatibility form: fonts have ligatures."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed(docx, folder):
    """The pages' text as LibreOffice prints it, without headers and footers."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, str(docx)], check=True, capture_output=True, timeout=180)
    pdf = Path(folder) / f"{docx.stem}.pdf"
    if not pdf.is_file():
        raise AssertionError("LibreOffice gives no PDF")
    section = Document(docx).sections[0]
    top, bottom = int(section.top_margin.pt), int(section.bottom_margin.pt)
    height = int(section.page_height.pt) - top - bottom
    box = ["-x", "0", "-y", str(top - 4), "-W", "600", "-H", str(height + 8)]
    text = subprocess.run(
        ["pdftotext", "-raw", *box, str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()
    pages = text.count("\f")
    pdf.unlink()
    return pages, text


def judge(docx, tree, folder):
    """Everything that is wrong with a document."""
    wrong = []
    expected = Tree(tree)
    pages, text = printed(docx, folder)
    if pages == 0:
        wrong.append("no page")
    packed, at = dense(text), 0
    for entry in filter(None, map(dense, expected.flow)):
        found = packed.find(entry, at)
        if found < 0:
            wrong.append(f"not printed in its place: « {entry[:90]} »; there: « {packed[at:at + 120]} »")
        else:
            at = found + len(entry)
    for word in (dense(word) for cell in expected.cells for word in cell.split()):
        if word not in packed:
            wrong.append(f"not printed in a table: « {word} »")
    read = Document(docx)
    if read.core_properties.title != tree["title"]:
        wrong.append(f"the title is « {read.core_properties.title} »")
    if read.core_properties.language != "fr-FR":
        wrong.append(f"the language is « {read.core_properties.language} »")
    if read.core_properties.author:
        wrong.append(f"an author is named: {read.core_properties.author}")
    styles = [paragraph.style.name for paragraph in read.paragraphs]
    for style, count in [("Heading 1", expected.main_headings), ("Annexe", expected.annexes), ("Title", 1)]:
        if styles.count(style) != count:
            wrong.append(f"{styles.count(style)} paragraphs in style {style}, not {count}")
    audit = Path(sys.executable).with_name("openxml-audit")
    command = str(audit) if audit.is_file() else "openxml-audit"
    audited = subprocess.run([command, "--max-errors", "0", str(docx)], capture_output=True, text=True)
    if audited.returncode != 0 or "Errors: 0" not in audited.stdout:
        wrong.append(f"openxml-audit: {audited.stdout}{audited.stderr}")
    return pages, wrong


def main():
    names = sys.argv[1:]
    if not names or len(names) % 2:
        sys.exit(__doc__)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for docx, tree in zip(names[::2], names[1::2]):
            pages, wrong = judge(Path(docx), json.loads(Path(tree).read_text("utf-8")), folder)
            print(f"{docx}: {pages} pages, {'right' if not wrong else f'{len(wrong)} faults'}")
            for fault in wrong:
                print(f"  {fault}", file=sys.stderr)
            failed |= bool(wrong)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
