"""Lesson 4, convolution: from counting connections to a kernel that is trained, mask and sum included."""

from ..exercise import in_order

EXERCISES = in_order(
    __name__,
    "count_connections",
    "missing_gradient",
    "convolve_by_hand",
    "mask",
    "dense_weights",
    "kernel_gradient",
    "kernel_gradient_by_hand",
    "convolve",
    "mend_mask",
    "train_kernel",
)
