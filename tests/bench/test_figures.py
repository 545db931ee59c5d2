from tests.bench.figures import Figures, table


def test_the_table_has_a_row_for_every_name_and_a_column_for_every_run():
    runs = {"1000 articles": {"save": "1 ms"}, "2000 articles": {"save": "2 ms", "read": "1 ms"}}
    assert table(runs).splitlines() == [
        "| | 1000 articles | 2000 articles |",
        "|---|---|---|",
        "| save | 1 ms | 2 ms |",
        "| read |  | 1 ms |",
    ]


def test_what_is_measured_is_told_at_once_and_kept(capsys, tmp_path):
    figures = Figures()
    figures.add("save an article", "5 ms")
    assert capsys.readouterr().out.split() == ["save", "an", "article", "5", "ms"]
    figures.write(tmp_path / "figures.json")
    assert (tmp_path / "figures.json").read_text(encoding="utf-8") == '{"save an article": "5 ms"}'
