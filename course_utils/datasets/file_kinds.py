"""What a file is that is no picture, by how it begins."""

READABLE = "JPEG, PNG, WebP, GIF, TIFF, BMP or AVIF"

#: How files begin, and what they are.
BEGINNINGS = (
    (b"\x89PNG", "begins as a PNG, but is damaged or cut off"),
    (b"\xff\xd8\xff", "begins as a JPEG, but is damaged or cut off"),
    (b"GIF8", "begins as a GIF, but is damaged or cut off"),
    (b"RIFF", "begins as a WebP or a sound, but is damaged or no picture"),
    (b"II*\0", "begins as a TIFF, but is damaged or cut off"),
    (b"MM\0*", "begins as a TIFF, but is damaged or cut off"),
    (b"%PDF", "is a PDF; save the picture in it as JPEG or PNG"),
    (b"PK\3\4", "is an archive or a document; take the picture out of it"),
)

#: Names that a HEIC photograph gives itself.
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def kind_of(content: bytes) -> str:
    """Say what a file seems to be that cannot be opened as a picture.

    Parameters
    ----------
    content : bytes

    Returns
    -------
    str
        The end of a sentence that begins with the file's name.
    """
    for beginning, words in BEGINNINGS:
        if content.startswith(beginning):
            return words
    head = content[:1000]
    if head[4:8] == b"ftyp":
        if head[8:12] in (b"avif", b"avis"):
            return "begins as an AVIF, but is damaged, or this Pillow reads none"
        if head[8:12] in HEIC:
            return "is a HEIC photograph, as phones make them; export it as JPEG"
        return "is a video; save one picture of it as JPEG or PNG"
    if b"<svg" in head.lower():
        return "is an SVG drawing, made of lines and not of pixels; export it as PNG"
    if b"<html" in head.lower():
        return "is a web page; save the picture itself"
    try:
        head.decode()
    except UnicodeDecodeError as strange:
        if strange.start < len(head) - 4:  # else a letter is cut
            return f"is no picture in {READABLE}"
    return f"is no picture in {READABLE}" if b"\0" in head else "holds text, whatever its name says"
