"""Small line plots as SVG, both axes in powers of ten."""
import math
from html import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 310, 230, 52, 54, 32, 30
COLOURS = ("#1d5fa8", "#b3541e")


def power(exponent):
    if exponent < 0:
        return f"{10.0**exponent:.{-exponent}f}"
    return f"{10**exponent // 10**6} million" if exponent >= 6 else f"{10**exponent:,}"


def panel(title, lines, x, y):
    """One plot; `lines` gives for each name its points."""
    points = [point for line in lines.values() for point in line]
    ends = []
    for axis in (0, 1):
        logs = [math.log10(point[axis]) for point in points]
        low, high = math.floor(min(logs) + 0.01), math.ceil(max(logs) - 0.01)
        ends.append((low, max(high, low + 1)))
    (x_low, x_high), (y_low, y_high) = ends

    def across(value):
        return x + LEFT + (math.log10(value) - x_low) / (x_high - x_low) * (WIDTH - LEFT - RIGHT)

    def up(value):
        return y + HEIGHT - BOTTOM - (math.log10(value) - y_low) / (y_high - y_low) * (HEIGHT - TOP - BOTTOM)

    out = [f'<text x="{x + LEFT}" y="{y + 16}" class="title">{escape(title)}</text>']
    for exponent in range(y_low, y_high + 1):
        at = up(10.0**exponent)
        out.append(f'<path class="grid" d="M{x + LEFT} {at:.1f}H{x + WIDTH - RIGHT}"/>')
        out.append(f'<text x="{x + LEFT - 6}" y="{at + 4:.1f}" class="up">{power(exponent)}</text>')
    for exponent in range(x_low, x_high + 1):
        at = across(10.0**exponent)
        out.append(f'<path class="grid" d="M{at:.1f} {y + TOP}V{y + HEIGHT - BOTTOM}"/>')
        out.append(f'<text x="{at:.1f}" y="{y + HEIGHT - BOTTOM + 16}" class="across">{power(exponent)}</text>')
    for number, (name, line) in enumerate(lines.items()):
        colour = COLOURS[number]
        path = " ".join(f"{across(px):.1f},{up(py):.1f}" for px, py in line)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{across(px):.1f}" cy="{up(py):.1f}" r="3" fill="{colour}"/>' for px, py in line]
        key = y + 31 + 13 * number
        out.append(f'<text x="{x + LEFT}" y="{key}" fill="{colour}">{escape(name)}</text>')
    return out


def figure(panels, columns):
    """Panels as (title, lines), row by row."""
    rows = math.ceil(len(panels) / columns)
    wide, high = columns * WIDTH, rows * HEIGHT
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        'font-family="sans-serif" font-size="11" role="img">',
        "<style>.title{font-weight:bold;font-size:12px}.grid{stroke:#ddd}"
        ".up{text-anchor:end}.across{text-anchor:middle}</style>",
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
    ]
    for i, (title, lines) in enumerate(panels):
        out += panel(title, lines, i % columns * WIDTH, i // columns * HEIGHT)
    return "\n".join([*out, "</svg>\n"])
