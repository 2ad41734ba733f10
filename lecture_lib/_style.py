"""The colours with their one meaning, for every figure and every line of text, and the style sheet of an explorer."""

FORWARD = "#0072B2"  # forward values: x, u, o
ERROR = "#D55E00"  # error signals and gradients: δ^o, δ^u, ΔW, Δb
TARGET = "#009E73"  # targets: t
LOSS = "#000000"  # the loss: E
POSITIVE = "#762A83"  # a weight above 0, drawn solid; a place (w, b) among the weights
NEGATIVE = "#8C6D1F"  # a weight below 0, drawn dashed
PAPER = "#FFFFFF"
INK = "#333333"  # what stands still: outlines, axes
FAINT = "#D9D9D9"  # what is not reached yet, or matters less
HUES = (FORWARD, ERROR, TARGET, POSITIVE, NEGATIVE, INK)

# In JupyterLab's dark theme text takes lighter tones of the same hues, and figures are turned dark by one filter that
# inverts lightness and keeps hue, so that no figure has to be drawn twice.
CSS = """
.lec { font-size: 16px; line-height: 1.5; color: var(--jp-ui-font-color1, #212121); }
.lec-panels { display: flex; flex-flow: row wrap; align-items: flex-start; width: 100%; }
.lec-panel { min-width: 0; height: auto !important; margin: 0 !important; }
.lec-readout { font-size: 18px; line-height: 1.6; font-variant-numeric: tabular-nums; padding: 2px 4px; }
.lec-readout .lec-head { font-weight: 600; }
.lec-readout i { font-family: "STIX Two Text", "Times New Roman", serif; font-size: 106%; }
.lec-forward { color: #0072B2; } .lec-error { color: #C45500; } .lec-target { color: #00805C; }
.lec-readout table { font-size: 16px !important; line-height: 1.35; border-collapse: collapse; }
.lec-readout td, .lec-readout th { padding: 0 9px; text-align: right; white-space: nowrap; }
.lec-table { overflow-x: auto; }
.lec-loss { font-weight: 600; } .lec-note { opacity: .8; } .lec-item { white-space: nowrap; }
.lec-alert { border: 2px solid #C45500; border-radius: 6px; padding: 6px 10px; white-space: pre-wrap; }
.lec .widget-label { font-size: 15px; } .lec .widget-readout { font-size: 15px; }
.lec .widget-inline-hbox { height: 32px; }
.lec .widget-html { height: auto; } .lec .widget-html-content { flex: 1 1 auto; min-width: 0; }
.lec .lec-value { height: 32px; line-height: 32px; padding-left: 8px; }
@media (max-width: 700px) { .lec-readout { font-size: 16px; } .lec-item { white-space: normal; } }
body[data-jp-theme-light="false"] .lec-forward { color: #56B4E9; }
body[data-jp-theme-light="false"] .lec-error { color: #FF9E5E; }
body[data-jp-theme-light="false"] .lec-target { color: #3FD0A4; }
body[data-jp-theme-light="false"] .lec-panel { filter: invert(.93) hue-rotate(180deg); }
"""
