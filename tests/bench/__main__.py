"""`python -m tests.bench`, with the settings of the tests: a data folder of its own."""

import os

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from tests.bench.measure import main  # models can be imported only now

    main()
