"""Lesson 5, softmax: from three logits by hand to a classifier that is trained with numpy alone."""

from ..exercise import in_order

EXERCISES = in_order(
    __name__,
    "add_100",
    "confident_mistake",
    "softmax_by_hand",
    "two_losses_by_hand",
    "softmax",
    "jacobian",
    "cross_entropy",
    "delta_u_softmax",
    "through_jacobian",
    "mend_output",
    "train_classifier",
)
