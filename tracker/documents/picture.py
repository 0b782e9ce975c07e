"""A PNG or a JPEG: that it is one, and what is written in it about who took it, and where."""

from io import BytesIO

from PIL import ExifTags, Image

from tracker.documents.document import DocumentFacts, DocumentRefused, named

_MOST_PIXELS = 100_000_000
_DAMAGED = "This picture is damaged. Save it anew, and add that."
_PEOPLE = (ExifTags.Base.Artist, ExifTags.Base.XPAuthor, ExifTags.Base.Copyright)
_OWNER = ExifTags.Base.CameraOwnerName
_IN_PNG = ("author", "copyright", "artist")
_REMARKS = (ExifTags.Base.UserComment, ExifTags.Base.XPComment, ExifTags.Base.ImageDescription)
_PNG, _ABOUT, _END = b"\x89PNG\r\n\x1a\n", b"eXIf", b"IEND"
_OF_A_CHUNK = 12  # bytes of a chunk of a PNG besides what it holds: its length, its kind, its sum


def look_into_picture(content: bytes) -> DocumentFacts:
    """Return what is known of a picture; raise `DocumentRefused`."""
    is_png = content.startswith(_PNG)
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise DocumentRefused("This picture has more than 100 million points. Save it smaller, and add that.")
            picture.verify()
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            told = {str(name).lower(): value for name, value in picture.info.items()}
            # Of a PNG the library would have to unpack all points for it.
            exif = _exif_of_png(content) if is_png else picture.getexif()
        more, has_place = exif.get_ifd(ExifTags.IFD.Exif), bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise DocumentRefused(_DAMAGED) from None
    people = [*(_text(exif.get(tag)) for tag in _PEOPLE), _text(more.get(_OWNER))]
    authors = named([*people, *(told.get(name) for name in _IN_PNG)])
    comments = sum(bool(_text(exif.get(tag) or more.get(tag))) for tag in _REMARKS) + bool(told.get("comment"))
    kind, endings = ("PNG", (".png",)) if is_png else ("JPEG", (".jpg", ".jpeg"))
    return DocumentFacts(kind, endings, authors, comments, has_place)


def _exif_of_png(content: bytes) -> Image.Exif:
    """Return what a PNG says of itself as a JPEG does; refuse one after whose end something stands."""
    exif, at, kind = Image.Exif(), len(_PNG), b""
    while kind != _END and at + _OF_A_CHUNK <= len(content):
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if kind == _ABOUT:
            exif.load(content[at + 8 : at + 8 + length])
        at += _OF_A_CHUNK + length
    if at != len(content):
        raise DocumentRefused("Something is hidden after the end of this picture. Save it anew, and add that.")
    return exif


def _text(value: object) -> str:
    """Return a value of EXIF as text: Windows writes its own in UTF-16, and a remark begins with its encoding."""
    if isinstance(value, bytes):
        remark = value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0")
        encoding = "utf-16-le" if b"\0" in remark[1:2] else "utf-8"
        value = remark.decode(encoding, errors="replace")
    return "" if value is None else str(value).strip("\0 ")
