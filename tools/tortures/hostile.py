"""Hostile files and addresses: each must give an article or one clear sentence, no more."""

from __future__ import annotations

import gzip
import io
import os
import random
import tempfile
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from geo.articles.guard import read_guarded
from geo.errors import GeoError
from geo.http import Door
from geo.settings import Settings
from tools.tortures.result import Result

TEXT = "Kenya and Oman agreed on Monday to build a port at Lamu, ministers said in Muscat. " * 4
PAYLOADS = (
    "{{ 7*7 }}{% raw %}", "${alert(1)}`", "</script><script>alert(1)</script>", "\u202e\u0000",
    "../../../etc/passwd", "A" * 5000, "\ud7ff\ufffe", "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
)  # fmt: skip
FORBIDDEN = (
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://127.1:{port}/",
    "http://0x7f000001:{port}/", "http://2130706433:{port}/", "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/", "http://0:{port}/", "http://0.0.0.0:{port}/",
    "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.1.1/admin",
    "http://172.16.0.1/", "http://100.64.0.1/", "http://[fe80::1]/", "http://[fd00::1]/",
    "http://user:pass@127.0.0.1:{port}/", "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://x/",
    "javascript:alert(1)", "data:text/html,x", "http://", "http://[", "//127.0.0.1/", "", " ",
    "http://127.0.0.1:{port}@example.invalid/", "http://localhost.:{port}/", "HTTP://LOCALHOST:{port}",
    "http://\u2460\u2461\u2466.0.0.1:{port}/", "http://127.0.0.1:99999/", "http://a b/",
    "http://127。0。0。1:{port}/", "http://[64:ff9b::7f00:1]:{port}/", "http://%31%32%37.0.0.1/",
)  # fmt: skip


def measure(count: int) -> Iterator[Result]:
    """Read ``count`` hostile inputs."""
    chance = random.Random(7)
    answers: Counter[str] = Counter()
    crashes: list[str] = []
    with tempfile.TemporaryDirectory() as folder, _trap() as (port, asked):
        before = _files(Path(folder).parent)
        here = os.getcwd()
        os.chdir(folder)
        settings = Settings(cache_dir=Path(folder) / "cache")
        door = Door(settings, max_seconds=2.0)
        try:
            for n in range(count):
                if n % 7 == 6:
                    url = FORBIDDEN[(n // 7) % len(FORBIDDEN)].replace("{port}", str(port))
                    outcome = _try(lambda u=url: door.fetch(u))
                else:
                    name, data = _file(chance, n)
                    outcome = _try(lambda d=data, x=name: list(read_guarded(d, x, settings)))
                if outcome not in {"read", "refused"}:
                    crashes.append(outcome)
                answers[outcome if outcome in {"read", "refused"} else "crashed"] += 1
        finally:
            os.chdir(here)
        strays = _files(Path(folder).parent) - before - {folder}
    told = ", ".join(f"{n} {word}" for word, n in sorted(answers.items()))
    for crash in crashes[:5]:
        print(f"  crashed: {crash}")
    yield Result(
        f"{count} hostile inputs", told, "an article or one clear sentence each", not crashes
    )
    yield Result("Requests to a forbidden address", str(len(asked)), "0", not asked)
    evil = sorted(s for s in strays if "evil" in s)
    yield Result("Files outside the workspace", str(len(evil)), "0", not evil)


def _try(act) -> str:
    try:
        act()
    except GeoError as error:
        clear = bool(error.remedy) and "\n" not in str(error)
        return "refused" if clear else f"unclear: {error!r}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "read"


def _file(chance: random.Random, n: int) -> tuple[str, bytes]:
    kind = n % 6
    makers = (_html, _pdf, _docx, _zip, _encoded, _mail_or_feed)
    name, data = makers[kind](chance)
    if chance.random() < 0.6 and data:
        data = _spoil(chance, data)
    return name, data


def _spoil(chance: random.Random, data: bytes) -> bytes:
    spoiled = bytearray(data)
    way = chance.randrange(4)
    if way == 0:
        return bytes(spoiled[: chance.randrange(len(spoiled))])
    if way == 1:
        for _ in range(chance.randrange(1, 60)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    elif way == 2:
        at = chance.randrange(len(spoiled))
        spoiled[at:at] = chance.randbytes(chance.randrange(1, 3000))
    else:
        at = chance.randrange(len(spoiled))
        spoiled += spoiled[at : at + 5000] * chance.randrange(1, 4)
    return bytes(spoiled)


def _html(chance: random.Random) -> tuple[str, bytes]:
    payload = chance.choice(PAYLOADS)
    deep = "<div>" * chance.choice((1, 50, 20_000))
    page = (
        f"<!doctype html><html><head><title>{payload}</title><meta name=author content='{payload}'>"
        f"<meta property='article:published_time' content='{payload}'></head><body>{deep}<article>"
        f"<h1>{payload}</h1><p>{TEXT}</p><p>{payload} {TEXT}</p></article></body></html>"
    )
    return f"{payload[:20]}.html", page.encode("utf-8", "replace")


def _pdf(chance: random.Random) -> tuple[str, bytes]:
    import zlib

    words = b"BT /F1 9 Tf (Lamu and Muscat) Tj ET " * chance.choice((1, 100, 200_000))
    stream = zlib.compress(words)
    pages = chance.choice((1, 3, 1000))
    kids = b" ".join(b"3 0 R" for _ in range(pages))
    loop = chance.choice((b"2 0 R", b"3 0 R"))
    return "a.pdf", (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids["
        + kids.replace(b"3 0 R", loop)
        + b"]/Count %d>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n" % pages
        + b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(stream)
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"
    )


def _docx(chance: random.Random) -> tuple[str, bytes]:
    import docx

    document = docx.Document()
    document.core_properties.title = chance.choice(PAYLOADS[:3])
    for _ in range(chance.choice((1, 20))):
        document.add_paragraph(TEXT)
    data = io.BytesIO()
    document.save(data)
    if chance.random() < 0.5:
        return "a.docx", data.getvalue()
    bomb = (
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
        + "".join(
            f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + "]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
    )
    evil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data.getvalue())) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb if name == "word/document.xml" else old.read(name))
    return "bomb.docx", evil.getvalue()


def _zip(chance: random.Random) -> tuple[str, bytes]:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for n in range(chance.choice((0, 1, 5, 600))):
            name = chance.choice(
                ("../../evil{}.txt", "/tmp/evil{}.txt", "C:\\evil{}.txt", "a{}.txt")
            )
            package.writestr(name.format(n), TEXT + str(n))
        if chance.random() < 0.3:
            package.writestr("big.txt", b"0" * chance.choice((5_000_000, 120_000_000)))
    return "a.zip", data.getvalue()


def _encoded(chance: random.Random) -> tuple[str, bytes]:
    text = f"{TEXT} Müller café Москва 北京 {chance.choice(PAYLOADS)}"
    encoding = chance.choice(
        ("utf-8", "utf-16", "utf-32", "cp1252", "koi8-r", "shift-jis", "utf-7")
    )
    data = text.encode(encoding, "replace")
    if chance.random() < 0.2:
        data = gzip.compress(data)
    if chance.random() < 0.2:
        data = chance.randbytes(chance.randrange(1, 20_000))
    if chance.random() < 0.2:
        return "a.jsonl", b'{"text": ' + b"[" * 100_000 + b"\n" + data
    return "a.txt", data


def _mail_or_feed(chance: random.Random) -> tuple[str, bytes]:
    payload = chance.choice(PAYLOADS)
    if chance.random() < 0.5:
        return "feed", (
            f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>"
            f"<channel><title>&x;</title><item><title>{payload}</title></item></channel></rss>"
        ).encode("utf-8", "replace")
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@example.org", "Port"
    mail["Date"] = chance.choice(("Fri, 12 May 2023 08:00:00 +0300", "yesterday", "9" * 400))
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content(f"<p>{TEXT}{'<b>' * 5000}</p>", chance.choice(("html", "plain")))
    return "a.eml", mail.as_bytes()


class _trap:  # noqa: N801
    """A server on loopback that notes who reaches it."""

    def __enter__(self) -> tuple[int, list[str]]:
        asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_error(418)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self._server.server_address[1], asked

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _files(folder: Path) -> set[str]:
    return {str(p) for p in folder.iterdir()}
