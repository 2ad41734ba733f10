"""The explorers of the lessons, one file each: what is computed, what is drawn, what is read out.

Each function returns an Explorer, which a cell shows when it is its last line; keyword arguments are starting values.
"""

from .classified_plane import classes
from .edge_detector import convolution
from .logits import softmax
from .many_seeds import seeds
from .multilayer import layers
from .single_unit import unit
from .steepest_descent import descent
from .trained_network import training
from .wrong_algorithms import variants

__all__ = ["classes", "convolution", "descent", "layers", "seeds", "softmax", "training", "unit", "variants"]
