"""Lesson 1, the single unit: from the sign of δ^o to a unit that is trained with numpy alone."""

from ..exercise import in_order

EXERCISES = in_order(
    __name__,
    "direction",
    "saturated",
    "by_hand_forward",
    "by_hand_backward",
    "delta_o",
    "delta_u",
    "gradients",
    "update",
    "mend_training",
    "train_unit",
)
