"""An e-mail (.eml): who wrote it, and that each of its attachments would be taken by itself."""

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage

from tracker.documents.document import DocumentFacts, DocumentRefused, named

_NEEDED = ("From", "Date")
_ENCRYPTED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_ACTING = (b"<script", b"<iframe", b"<object", b"<embed")

Look = Callable[[str, bytes], DocumentFacts]


def look_into_mail(content: bytes, look: Look) -> DocumentFacts:
    """Return what is known of an e-mail; raise `DocumentRefused`. `look`: looks into an attachment of a name."""
    mail = message_from_bytes(content, policy=policy.default)
    if any(mail[name] is None for name in _NEEDED):
        raise DocumentRefused("It is called an e-mail and has no sender or no date, so it is none.")
    authors: list[object] = [mail["From"]]
    comments = 0
    for part in mail.walk():
        if part.get_content_type() in _ENCRYPTED:
            raise DocumentRefused("It is encrypted, so nobody could check it. Save its text, or print it to a PDF.")
        if part.is_multipart() or part.get_content_type() in _SIGNATURES:
            continue
        known = _look_into_part(part, look)
        authors += known.authors
        comments += known.comments
    return DocumentFacts("e-mail", (".eml",), named(authors), comments)


def _look_into_part(part: EmailMessage, look: Look) -> DocumentFacts:
    payload = part.get_payload(decode=True)
    inner = payload if isinstance(payload, bytes) else b""
    name = part.get_filename()
    if name is None and part.get_content_type() in ("text/plain", "text/html"):
        if any(mark in inner.lower() for mark in _ACTING):
            raise DocumentRefused("A script is in this e-mail. Save its text, or print it to a PDF.")
        return DocumentFacts("text", ())
    if not inner and part.get_content_disposition() is None:
        return DocumentFacts("nothing", ())
    try:
        return look(name or "attachment", inner)
    except DocumentRefused as error:
        raise DocumentRefused(f"Of its attachment {name or 'without a name'}: {error}") from None
