"""What every test may use."""

from hypothesis import settings

pytest_plugins = ["tests.emulators.plugin"]

# Time is measured in the bench: a busy machine must not make a property look untrue.
settings.register_profile("tanggap", deadline=None)
settings.load_profile("tanggap")
# For `make check`: a first look at each property, `make test` takes the long one.
settings.register_profile("quick", deadline=None, max_examples=15)
