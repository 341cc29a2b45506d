"""Mặt trời và mặt trăng: the moments that the lunar calendar is made of.

New moons after J. Meeus, *Astronomical Algorithms* (2nd ed. 1998), chapter 49: within some 17 seconds. The
sun's apparent longitude after P. Bretagnon and J.-L. Simon, *Planetary Programs and Tables from -4000 to
+2800* (1986): within two minutes of time. Terrestrial time after F. Espenak and J. Meeus, *Five Millennium
Canon of Solar Eclipses* (NASA/TP-2006-214141). Days are Julian days, longitudes degrees.
"""

from functools import lru_cache
from math import cos, floor, radians, sin

J2000 = 2451545.0
# Amplitude (10⁻⁵ days); power of the eccentricity factor; multiples of the sun's anomaly, the moon's anomaly,
# the moon's argument of latitude and the node: Meeus, p. 351, new moon.
NEW_MOON_TERMS = (
    (-40720, 0, 0, 1, 0, 0), (17241, 1, 1, 0, 0, 0), (1608, 0, 0, 2, 0, 0), (1039, 0, 0, 0, 2, 0),
    (739, 1, -1, 1, 0, 0), (-514, 1, 1, 1, 0, 0), (208, 2, 2, 0, 0, 0), (-111, 0, 0, 1, -2, 0),
    (-57, 0, 0, 1, 2, 0), (56, 1, 1, 2, 0, 0), (-42, 0, 0, 3, 0, 0), (42, 1, 1, 0, 2, 0),
    (38, 1, 1, 0, -2, 0), (-24, 1, -1, 2, 0, 0), (-17, 0, 0, 0, 0, 1), (-7, 0, 2, 1, 0, 0),
    (4, 0, 0, 2, -2, 0), (4, 0, 3, 0, 0, 0), (3, 0, 1, 1, -2, 0), (3, 0, 0, 2, 2, 0),
    (-3, 0, 1, 1, 2, 0), (3, 0, -1, 1, 2, 0), (-2, 0, -1, 1, -2, 0), (-2, 0, 1, 3, 0, 0), (2, 0, 0, 4, 0, 0),
)  # fmt: skip
# Amplitude (10⁻⁶ days), argument at the epoch, its motion in one lunation: Meeus, p. 351-352, all phases.
PLANETARY_TERMS = (
    (325, 299.77, 0.107408), (165, 251.88, 0.016321), (164, 251.83, 26.651886), (126, 349.42, 36.412478),
    (110, 84.66, 18.206239), (62, 141.74, 53.303771), (60, 207.14, 2.453732), (56, 154.84, 7.306860),
    (47, 34.52, 27.261239), (42, 207.19, 0.121824), (40, 291.34, 1.844379), (37, 161.72, 24.198154),
    (35, 239.56, 25.513099), (23, 331.55, 3.592518),
)  # fmt: skip
# Amplitude, argument at J2000, its motion in a Julian century: Bretagnon and Simon.
SOLAR_TERMS = (
    (403406, 270.54861, 0.9287892), (195207, 340.19128, 35999.1376958), (119433, 63.91854, 35999.4089666),
    (112392, 331.26220, 35998.7287385), (3891, 317.843, 71998.20261), (2819, 86.631, 71998.4403),
    (1721, 240.052, 36000.35726), (660, 310.26, 71997.4812), (350, 247.23, 32964.4678),
    (334, 260.87, -19.4410), (314, 297.82, 445267.1117), (268, 343.14, 45036.8840), (242, 166.79, 3.1008),
    (234, 81.53, 22518.4434), (158, 3.50, -19.9739), (132, 132.75, 65928.9345), (129, 182.95, 9038.0293),
    (114, 162.03, 3034.7684), (99, 29.8, 33718.148), (93, 266.4, 3034.448), (86, 249.2, -2280.773),
    (78, 157.6, 29929.992), (72, 257.8, 31556.493), (68, 185.1, 149.588), (64, 69.9, 9037.750),
    (46, 8.0, 107997.405), (38, 197.1, -4444.176), (37, 250.4, 151.771), (32, 65.3, 67555.316),
    (29, 162.7, 31556.080), (28, 341.5, -4561.540), (27, 291.6, 107996.706), (27, 98.5, 1221.655),
    (25, 146.7, 62894.167), (24, 110.0, 31437.369), (21, 5.2, 14578.298), (21, 342.6, -31931.757),
    (20, 230.9, 34777.243), (18, 256.1, 1221.999), (17, 45.3, 62894.511), (14, 242.9, -4442.039),
    (13, 115.2, 107997.909), (13, 151.8, 119.066), (13, 285.3, 16859.071), (12, 53.3, -4.578),
    (10, 126.6, 26895.292), (10, 205.7, -39.127), (10, 85.9, 12297.536), (10, 146.1, 90073.778),
)  # fmt: skip
# ΔT in seconds: first year of the stretch, year its polynomial counts from, coefficients (Espenak and Meeus).
DELTA_T = (
    (2150, 1820.0, (-20.0, 0.0, 0.0032)),
    (2050, 1820.0, (-205.724, 0.5628, 0.0032)),
    (2005, 2000.0, (62.92, 0.32217, 0.005589)),
    (1986, 2000.0, (63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599)),
    (1961, 1975.0, (45.45, 1.067, -1 / 260, -1 / 718)),
    (1941, 1950.0, (29.07, 0.407, -1 / 233, 1 / 2547)),
    (1920, 1920.0, (21.20, 0.84493, -0.076100, 0.0020936)),
    (1900, 1900.0, (-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197)),
    (1860, 1860.0, (7.62, 0.5737, -0.251754, 0.01680668, -0.0004473624, 1 / 233174)),
)


def delta_t(julian_day: float) -> float:
    """Chênh lệch giờ thiên văn: terrestrial less universal time, in days."""
    year = 2000.0 + (julian_day - J2000) / 365.2425
    _, origin, coefficients = next((row for row in DELTA_T if year >= row[0]), DELTA_T[-1])
    return _polynomial(coefficients, year - origin) / 86400.0


@lru_cache(maxsize=4096)
def new_moon(lunation: int) -> float:
    """Thời điểm sóc (trăng mới): Julian day in universal time; lunation 0 is the one of 6 January 2000."""
    t = lunation / 1236.85
    mean = 2451550.09766 + 29.530588861 * lunation
    mean += _polynomial((0.0, 0.0, 0.00015437, -0.000000150, 0.00000000073), t)
    eccentricity = 1.0 - 0.002516 * t - 0.0000074 * t * t
    sun = 2.5534 + 29.10535670 * lunation + _polynomial((0.0, 0.0, -0.0000014, -0.00000011), t)
    moon = 201.5643 + 385.81693528 * lunation
    moon += _polynomial((0.0, 0.0, 0.0107582, 0.00001238, -0.000000058), t)
    latitude = 160.7108 + 390.67050284 * lunation
    latitude += _polynomial((0.0, 0.0, -0.0016118, -0.00000227, 0.000000011), t)
    node = 124.7746 - 1.56375588 * lunation + _polynomial((0.0, 0.0, 0.0020672, 0.00000215), t)
    shift = sum(
        amplitude * 1e-5 * eccentricity**power * sin(radians(a * sun + b * moon + c * latitude + d * node))
        for amplitude, power, a, b, c, d in NEW_MOON_TERMS
    )
    for at, (amplitude, start, motion) in enumerate(PLANETARY_TERMS):
        bend = -0.009173 * t * t if at == 0 else 0.0
        shift += amplitude * 1e-6 * sin(radians(start + motion * lunation + bend))
    found = mean + shift
    return found - delta_t(found)


@lru_cache(maxsize=4096)
def solar_longitude(julian_day: float) -> float:
    """Hoàng kinh biểu kiến của mặt trời at a moment of universal time: 0 to 360 degrees."""
    c = (julian_day + delta_t(julian_day) - J2000) / 36525.0
    series = sum(size * sin(radians(start + motion * c)) for size, start, motion in SOLAR_TERMS)
    longitude = 282.7771834 + 36000.76953744 * c + 0.000005729577951308232 * series
    aberration = 0.0000974 * cos(radians(177.63 + 35999.01848 * c)) - 0.005575
    nutation = -0.004778 * sin(radians(124.90 - 1934.134 * c + 0.002063 * c * c))
    nutation -= 0.0003667 * sin(radians(201.11 + 72001.5377 * c + 0.00057 * c * c))
    return (longitude + aberration + nutation) % 360.0


def lunation_near(julian_day: float) -> int:
    """Số thứ tự tuần trăng whose mean new moon is the last before a day; the true one may lie a day off."""
    return floor((julian_day - 2451550.09766) / 29.530588861)


def _polynomial(coefficients: tuple[float, ...], x: float) -> float:
    value = 0.0
    for coefficient in reversed(coefficients):
        value = value * x + coefficient
    return value
