"""Before numpy is loaded, here and in the kernels of the notebooks."""

import os

# Tests run side by side, one to a processor; threads of a matrix product on top of that only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from hypothesis import settings

settings.register_profile("patient", deadline=None)  # a busy machine is no mistake
settings.load_profile("patient")
