"""The explorers of the lessons, one file each, named as its function: what is computed, what is drawn, what is read out, its words.

Each function returns an Explorer, which a cell shows when it is its last line; keyword arguments are starting values.
"""

from .classes import classes
from .convolution import convolution
from .descent import descent
from .digits import digits
from .layers import layers
from .seeds import seeds
from .softmax import softmax
from .training import training
from .unit import unit
from .variants import variants

__all__ = ["classes", "convolution", "descent", "digits", "layers", "seeds", "softmax", "training", "unit", "variants"]
