"""All lessons once more, in ten questions: from an input that is 0 to all gradients of a classifier."""

from ..exercise import in_order

EXERCISES = in_order(
    __name__,
    "zero_input",
    "falling_loss",
    "which_sum",
    "count_gradients",
    "tanh_instead",
    "equal_start",
    "same_loss",
    "shared_by_hand",
    "cross_entropy_by_hand",
    "classifier_gradients",
)
