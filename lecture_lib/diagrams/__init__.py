"""Draws units and networks; in a notebook each function's picture shows itself.

    unit_box, unit_split    the single unit as one box (a), and cut in two (b)       lecture: the single network
    layers                  two neighbouring layers with all their indices           lecture: the multilayer network
    network                 a whole small network with its numbers on nodes and edges
    models                  several networks: what each answers over the plane of its two inputs
    convolution             a one-dimensional convolution as a network, and as the matrix of its weights    lecture: convolution
    digits                  handwritten digits as pictures                           lecture: softmax
    slopes                  several networks: where their hidden units stand on the slope of their activation

`marks` and `charts` are what they are drawn with. What explorers draw with, too, stands beside it: `network.Graph`, `unit_graph`,
`convolution.Table`.
"""

from .convolution import convolution
from .digits import digits
from .layers import layers
from .models import models, slopes
from .network import network
from .unit import unit_box, unit_split

__all__ = ["convolution", "digits", "layers", "models", "network", "slopes", "unit_box", "unit_split"]
