"""manage.py check_search: a contract of variants, with the authority that ships."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

KEPT = {
    "equal": [{"language": "ro", "texts": ["brutăria veche", "brutaria veche"]}],
    "finds": [
        {"language": "ar", "query": "ميناء", "document": "وصلت السفينة إلى الميناء"},
        {"language": "zh", "query": "港", "document": "漁船回港"},
    ],
    "apart": [{"language": "en", "query": "harbour -ferry", "document": "A ferry in the harbour"}],
    "bridge": [
        {
            "queries": ["Wuzhen", "烏鎮", "ووتشن"],
            "documents": {"en": "Rain over Wuzhen", "zh": "乌镇的雨", "ar": "مطر فوق ووتشن", "ro": "Ploaie la Wuzhen"},
        }
    ],
}
BROKEN = {
    "equal": [{"language": "en", "texts": ["bread", "cake"]}],
    "finds": [{"language": "en", "query": "bread", "document": "cake"}],
    "apart": [{"language": "en", "query": "bread", "document": "fresh bread"}],
    "bridge": [{"queries": ["bread", "خبز"], "documents": {"en": "bread", "ar": "خبز"}}],
}


@pytest.fixture
def check(tmp_path):
    def run(contract, *options):
        path = tmp_path / "contract.json"
        path.write_text(contract if isinstance(contract, str) else json.dumps(contract), encoding="utf-8")
        out = StringIO()
        try:
            call_command("check_search", path, *options, stdout=out)
        except CommandError as problem:
            return out.getvalue(), problem
        return out.getvalue(), None

    return run


def test_what_is_kept_passes_without_a_database(check):
    out, problem = check(KEPT, "--json")
    assert json.loads(out) == {
        "equal": {"passed": 1, "failed": []},
        "finds": {"passed": 2, "failed": []},
        "apart": {"passed": 1, "failed": []},
        "bridge": {"passed": 1, "failed": []},
    }
    assert problem is None


def test_what_is_broken_is_told_with_what_was_found_and_a_status(check):
    out, problem = check(BROKEN, "--json")
    failed = {name: result["failed"] for name, result in json.loads(out).items()}
    assert failed["equal"] == [{**BROKEN["equal"][0], "got": {"bread": ["bread"], "cake": ["cake"]}}]
    assert failed["finds"] == [{**BROKEN["finds"][0], "got": {"bread": ["fresh bread"]}}]
    assert failed["apart"] == [{**BROKEN["apart"][0], "got": {"bread": ["fresh bread"]}}]
    assert failed["bridge"] == [{**BROKEN["bridge"][0], "got": {"bread": ["bread"], "خبز": ["خبز"]}}]
    assert (str(problem), problem.returncode) == ("4 failed", 1)


def test_a_table_for_people(check):
    out, _problem = check({**KEPT, "finds": BROKEN["finds"]})
    assert "equal: 1 passed, 0 failed\nfinds: 0 passed, 1 failed\n  {" in out


@pytest.mark.parametrize(
    ("contract", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "has none of the lists"),
        ('{"other": []}', "has none of the lists"),
        ('{"equal": {}}', "“equal” is no list"),
        ('{"equal": [{"language": "en", "texts": []}]}', "“equal”, row 1 makes no sense"),
        ('{"equal": [{"language": "fr", "texts": ["a"]}]}', "“equal”, row 1 makes no sense"),
        ('{"finds": [{"language": "en", "document": "a"}]}', "“finds”, row 1 makes no sense"),
        ('{"finds": [7]}', "“finds”, row 1 makes no sense"),
        ('{"bridge": [{"queries": "a", "documents": {"en": 3}}]}', "“bridge”, row 1 makes no sense"),
    ],
)
def test_a_file_that_is_no_contract_is_named(check, contract, problem):
    out, raised = check(contract)
    assert out == ""
    assert problem in str(raised)
    assert "\n" not in str(raised)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("check_search", tmp_path / "nowhere.json")
