"""The colours with their one meaning, for every figure and every line of text."""

FORWARD = "#0072B2"  # forward values: x, u, o
ERROR = "#D55E00"  # error signals and gradients: δ^o, δ^u, ΔW, Δb
TARGET = "#009E73"  # targets: t
LOSS = "#000000"  # the loss: E
POSITIVE = "#762A83"  # a weight above 0, drawn solid; a place (w, b) among the weights
NEGATIVE = "#8C6D1F"  # a weight below 0, drawn dashed
PAPER = "#FFFFFF"
INK = "#333333"  # what stands still: outlines, axes
FAINT = "#D9D9D9"  # what is not reached yet, or matters less
TEXT, AXIS = 15.5, 18  # points: numbers in a figure, of which none is smaller; the names of its axes
LETTERS = {ERROR: "#B84C00", TARGET: "#00755A"}  # letters and digits of these hues: 4.5 : 1 on paper
HUES = (FORWARD, ERROR, TARGET, POSITIVE, NEGATIVE, INK, *LETTERS.values())
