"""E-mail: its plain part, and its head."""

import time
from datetime import date
from email.message import EmailMessage

from passmuster.documents.mail import read_mail
from worlds.small_documents import SENTENCE, only


def test_mail_gives_its_plain_part() -> None:
    """Subject, sender and day come from the head; attachments are left alone."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = (
        "Soldats envoyés",
        "desk@example.org",
        "Mon, 06 May 2024 10:00:00 +0000",
    )
    mail.set_content(SENTENCE)
    mail.add_alternative(f"<p>{SENTENCE} And 99 more.</p>", subtype="html")
    mail.add_attachment(b"500 soldiers were killed", maintype="text", subtype="plain", filename="a.txt")
    document = only(bytes(mail), "a.eml")
    assert (document.kind, document.title, document.published_on) == ("mail", "Soldats envoyés", date(2024, 5, 6))
    assert document.text.strip() == SENTENCE


def test_a_mail_without_a_plain_part_gives_the_text_of_its_page() -> None:
    """Markup does not come out."""
    document = read_mail(b"Subject: a\nContent-Type: text/html\n\n<p>300 <b>soldiers</b> died.</p>", "a.eml")
    assert document.text.strip() == "300 soldiers died."


def test_a_broken_head_is_no_refusal() -> None:
    """A subject that cannot be decoded and a date that is none leave their places open."""
    document = read_mail(b"Subject: =?nope?q?x?=\nDate: never\n\nText.", "a.eml")
    assert (document.published_on, document.text.strip()) == (None, "Text.")


def test_a_head_without_end_is_read_as_far_as_it_is_shown() -> None:
    """A subject of a hundred thousand encoded words takes no minute."""
    began = time.process_time()
    document = read_mail(b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nText.", "a.eml")
    assert time.process_time() - began < 5.0
    assert document.title.startswith("aaa")
