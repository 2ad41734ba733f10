"""Lesson 2, the multilayer network: from the shapes of δ and ΔW to XOR, learnt with numpy alone."""

from ..exercise import in_order

EXERCISES = in_order(
    __name__,
    "shapes",
    "smaller_or_larger",
    "hidden_by_hand",
    "two_paths",
    "forward",
    "delta_hidden",
    "layer_gradients",
    "backward",
    "mend_step",
    "gradient_check",
    "train_xor",
)
