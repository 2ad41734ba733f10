"""An interactive lecture on error backpropagation; each module is one idea of it.

The mathematics (imports numpy only):

    unit        one unit: u, o, E and the derivatives δ^o, δ^u, ΔW, Δb     lecture: the single network (a), (b)
    network     many layers: initial weights, forward, backward, descend    lecture: the multilayer network
    ensemble    every seed × every ε trained at once                        lecture: each training gives a different model
    convolution a convolution as a dense layer: mask, shared weights        lecture: convolution, missing connections weigh 0
    softmax     softmax, its Jacobian, cross-entropy, δ^u = o − t           lecture: softmax (a heading without text)
    outputs     what the last layer of a network may do, and its loss
    variants    the well-known wrong algorithms, one line of difference     lecture: the order of updates, and beyond
    datasets    XOR, moons, circles, spiral, a curve, classes, digits       what networks learn here
    gradcheck   the same derivatives by nudging; the table that compares   the proof by numbers, everywhere
    arrays      what a caller passes, as float64, or an error that says what is wrong

The pictures (imports matplotlib):

    style       the colours and their meaning, numbers as text
    drawing     the blank figure, fast labels, PNG
    keep        how long what a cell shows is kept: until it is run again, and nothing refers to it (imports no other)
    diagrams    the unit as one box (a) and split (b); two layers with indices; networks, convolutions; models compared
    charts      loss surfaces, loss curves, decision regions, maps, sizes of δ

What moves (imports ipywidgets):

    controls    sliders, seed, steps and buttons, as data
    work        long work with a bar that shows how far it is, and a button that stops it
    live        the fast figure in a widget, and the Explorer around it
    explore     the explorers of the lessons: explore.unit(), descent(), layers(), training(), variants(), seeds(), …

What a learner writes (imports numpy only):

    exercises   checks that say what is wrong: exercises.check_delta_o(answer), …; progress(lesson)

    words       every sentence that a widget, a table or any verdict shows, in Japanese and English

Importing `lecture_lib` loads none of them, so that the mathematics stays as light as numpy.
"""

LANGUAGES = {"ja": "日本語", "en": "English"}
_language = "en"


def use_language(code: str) -> str:
    """From now on widgets and tables speak Japanese ("ja") or English ("en"); returns the language's own name."""
    global _language  # a setting of the whole notebook, like matplotlib's rcParams: one reader, one language
    if code not in LANGUAGES:
        raise ValueError(f'language is {code!r}: expected "ja" or "en"')
    _language = code
    return LANGUAGES[code]


def language() -> str:
    """The language in use, "ja" or "en"."""
    return _language
