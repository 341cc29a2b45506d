"""Mã QR: drawn here as SVG, so that a page or paper carries it without script and without another server."""


def svg(text: str) -> str:
    """Mã QR của một địa chỉ (ISO/IEC 18004, level M): black on white in every theme, quiet zone of four."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    size = len(matrix)
    runs = "".join(_runs(row, y) for y, row in enumerate(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{runs}"/></svg>'
    )


def _runs(row: list[bool], y: int) -> str:
    """Dark modules side by side as one rectangle."""
    found, x = [], 0
    while x < len(row):
        if not row[x]:
            x += 1
            continue
        end = x
        while end < len(row) and row[end]:
            end += 1
        found.append(f"M{x} {y}h{end - x}v1H{x}z")
        x = end
    return "".join(found)
