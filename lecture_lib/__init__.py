"""An interactive lecture on error backpropagation; each module is one idea of it.

The mathematics (imports numpy only), which a learner imports:

    unit         one unit: u, o, E and the derivatives δ^o, δ^u, ΔW, Δb     lecture: the single network (a), (b)
    network      many layers: initial weights, forward, backward, descend    lecture: the multilayer network
    ensemble     every seed × every ε trained at once                        lecture: each training gives a different model
    convolution  a convolution as a dense layer: mask, shared weights        lecture: convolution, missing connections weigh 0
    softmax      softmax, its Jacobian, cross-entropy, δ^u = o − t           lecture: softmax (a heading without text)
    variants     the well-known wrong algorithms, one line of difference     lecture: the order of updates, and beyond
    datasets     XOR, moons, circles, spiral, a curve, classes, digits       what networks learn here
    gradcheck    the same derivatives by nudging; the table that compares    the proof by numbers, everywhere

and what it stands on:

    _activations sigmoid, tanh, ReLU, softmax; the losses: f, f′ and E of every kind of layer
    _backprop    forward, backward, descend, each line a line of the lecture: `network` runs on it, `variants` changes a line
    _arrays      what a caller passes, as float64, or an error that says what is wrong

What is seen:

    diagrams     the unit as one box and split; layers with indices; networks, convolutions; charts     (imports matplotlib)
    explore      explore.unit(), descent(), layers(), training(), variants(), …: what moves             (imports ipywidgets)
    exercises    checks that say what is wrong: exercises.check_delta_o(answer), …; progress(lesson)    (imports numpy only)

    _drawing     the blank figure, fast labels, PNG         _style     the colours with their one meaning
    _numbers     numbers as text, six formats               _words     what is said, in Japanese and English
    _keep        how long what a cell shows is kept: until it is run again, and nothing refers to it

Importing `lecture_lib` loads none of them, so that the mathematics stays as light as numpy.
"""

LANGUAGES = {"ja": "日本語", "en": "English"}
_language = "en"


def use_language(code: str) -> str:
    """From now on widgets and tables speak the language of that code in LANGUAGES; returns the language's own name."""
    global _language  # a setting of the whole notebook, like matplotlib's rcParams: one reader, one language
    if code not in LANGUAGES:
        raise ValueError(f"language is {code!r}: expected one of {', '.join(map(repr, LANGUAGES))}")
    _language = code
    return LANGUAGES[code]


def language() -> str:
    """The code of the language in use."""
    return _language
