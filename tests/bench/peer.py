"""peer.py [PATTERNS]: what a Python script of an afternoon does: NDJSON on stdin, records of bodies, statements and commitments
on stdout, found by `re` sentence by sentence with the patterns of patterns.txt. `compare` times it."""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
NAME = r"[A-Z][A-Za-z.'-]+"
CLASSES = {
    "WHO": rf"((the )?{NAME}( (of|for|and|{NAME}))*|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)",
    "WHOM": rf"({NAME}( {NAME})*)",
    "CONTENT": r"([^.;]+)",
    "WORDS": rf"({NAME}( (of|the|for|and|{NAME}))*)",
}


def read_patterns(path, named):
    """(kind, regex) a line; with groups `who`, `cue` and `content` where `named`."""
    kept = []
    for line in path.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        kind, frame = line.split(" ", 1)
        groups = {"WHO": "who", "WORDS": "who", "CONTENT": "content"} if named else {}
        frame = re.sub(r"<([^>]*)>", r"(?P<cue>\1)" if named else r"(\1)", frame)
        frame = re.sub(r"\b(WHOM|WHO|CONTENT|WORDS)\b", lambda m: f"(?P<{groups[m[0]]}>{CLASSES[m[0]]})"
                       if m[0] in groups else CLASSES[m[0]], frame)
        kept.append((kind, rf"\b{frame}"))
    return kept


def main():
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "patterns.txt"
    patterns = [(kind, re.compile(pattern)) for kind, pattern in read_patterns(path, named=True)]
    sentence = re.compile(r"[^.!?\n]+[.!?]*")
    for line in sys.stdin:
        article = json.loads(line)
        for piece in sentence.finditer(article["text"]):
            for kind, pattern in patterns:
                for found in pattern.finditer(piece[0]):
                    record = {"type": kind, "document": article["id"], **found.groupdict(),
                              "start": piece.start() + found.start(), "end": piece.start() + found.end()}
                    print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
