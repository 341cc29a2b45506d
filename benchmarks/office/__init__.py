"""Cơ quan lớn: the same seeded office at any size, made once on each engine and kept (dữ liệu đo).

`size` counts activities; to each belong a fifth of an obligation, one piece of work, three of evidence, two
entries of the trail. Units and people stay 200 and 500 whatever the size, and the years five.
"""
