"""Files of every kind with one sentence about soldiers in them, made by hand."""

import io

from passmuster.documents import Document, open_document

__all__ = ["PAGE", "SENTENCE", "only", "small_pdf", "small_warc"]

SENTENCE = "Rwanda has sent 1,500 soldiers to Mozambique, the army said."

PAGE = f"""<!doctype html><html><head><title>Title of the page</title>
<meta property="og:site_name" content="The Outlet">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<link rel="canonical" href="https://example.org/a">
<script>var soldiers = "12,000 soldiers were killed";</script></head>
<body><nav><a href="/">Home</a> 9,000 soldiers were killed</nav>
<article><h1>Soldiers sent</h1><p>{SENTENCE}</p><p>It is the second contingent that the country has sent there since
the insurgency in the north began, and the first since the gas project was halted by the attack on the
town.</p></article>
<footer>300 soldiers were wounded</footer></body></html>"""


def only(content: bytes | str, name: str = "a.txt") -> Document:
    """The one document in some bytes."""
    (document,) = open_document(content.encode() if isinstance(content, str) else content, name)
    return document


def small_pdf(text: str) -> bytes:
    """A PDF of one page with one line of text, written by hand."""
    stream = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def small_warc(page: bytes) -> bytes:
    """A WARC file with one response."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (
        len(page),
        page,
    )
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        b"WARC-Date: 2024-06-01T00:00:00Z\r\nWARC-Target-URI: https://example.org/a\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)
    )
    return head + http + b"\r\n\r\n"
