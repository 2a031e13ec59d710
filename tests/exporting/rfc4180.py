"""A strict CSV reader that follows the grammar of RFC 4180."""


def read_rows(text: str) -> list[list[str]]:
    """Return the rows of cells. Raise ValueError if the text violates the grammar.

    Every row ends with CRLF. A cell that contains a comma, a quote, CR or LF is quoted.
    """
    rows: list[list[str]] = []
    row: list[str] = []
    at = 0
    while at < len(text):
        cell, at = _quoted(text, at + 1) if text[at] == '"' else _bare(text, at)
        row.append(cell)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 2] == "\r\n":
            at += 2
            rows.append(row)
            row = []
        else:
            raise ValueError(f"neither a comma nor a line end at {at}")
    if row:
        raise ValueError("the last row has no line end")
    return rows


def _quoted(text: str, at: int) -> tuple[str, int]:
    cell = ""
    while True:
        end = text.index('"', at)
        cell += text[at:end]
        if text[end + 1 : end + 2] != '"':
            return cell, end + 1
        cell += '"'
        at = end + 2


def _bare(text: str, at: int) -> tuple[str, int]:
    start = at
    while at < len(text) and text[at] not in ',"\r\n':
        at += 1
    return text[start:at], at
