"""Why an article is a hit, told once."""

from search.reasons import longest


def test_a_name_within_another_is_not_told_beside_it():
    names = {"world internet conference wuzhen summit": "World Internet Conference Wuzhen Summit"}
    parts = {"wuzhen summit": "Wuzhen Summit", "world internet conference": "World Internet Conference"}
    assert longest({**parts, **names, "乌镇峰会": "乌镇峰会"}) == {**names, "乌镇峰会": "乌镇峰会"}
    assert longest({}) == {}
