"""Lesson 3, initial weights: from what a seed fixes to many networks that are trained at once."""

from ..exercise import in_order

EXERCISES = in_order(
    __name__,
    "same_seed",
    "all_zero",
    "stuck_by_hand",
    "scale_by_hand",
    "saturated_share",
    "initial",
    "swap_units",
    "flip_unit",
    "share_learnt",
    "mend_seeds",
    "train_many",
)
