"""Where numbers in the lessons' text come from that no cell beside them prints.

By lesson and id of the text's cell. WORKED: arithmetic of the text, to be done again. SHOWN: what
an explorer says with other settings than its first. MEASURED: what took longer than a test may, or
other seeds, and how to measure it again.
"""

from typing import Any

WORKED: dict[tuple[str, str], dict[str, str]] = {
    ("01", "4507f94d"): {"2.718": "e"},
    ("01", "092ced4c"): {"0.001": "ceil(1000 * (1 - sigmoid(8))) / 1000"},
    ("02", "e70af11a"): {"0.224": "0.149 * 1.5"},
    ("02", "3282fd7a"): {"1.8": "finfo(float).max / 1e308", "709.78": "log(finfo(float).max)"},
    ("02", "467f5bc2"): {"80 %": "100 * 0.8"},
    ("02", "3369ae79"): {"0.7616": "2 * 0.8808 - 1"},
    ("02", "094c6666"): {"0.99995": "sigmoid(10)", "0.00005": "sigmoid(10) * sigmoid(-10)"},
    ("03", "8f6e8f6c"): {"25.8": "2 * sqrt((10**2 + 20**2) / 3)"},
    ("03", "2a84b001"): {
        "0.4": "0.4", "0.04": "(1 - 0.4 * 2) ** 2", "−1.73": "(1 - 1.1 * 2) ** 3",
    },
    ("03", "cdd26d82"): {
        "2.303": "log(10)", "7.39": "exp(2)", "2.72": "e", "11.11": "exp(2) + e + 1",
    },
    ("04", "8ff4af1c"): {
        "0.55": "-0.2 * 1 + 0.9 * 0.5 + 0.3", "0.299": "2 * 0.525 - 1.5 * 0.634 + 0.2",
    },
    ("04", "1aed4cef"): {"0.475": "1 - 0.525"},
    ("05", "m-first"): {
        "0.04": "0.2**2", "0.09": "(1 - 0.7) ** 2", "0.16": "0.4**2",
        "0.145": "(0.04 + 0.09 + 0.16) / 2",
    },
    ("05", "m-softmax"): {"0.357": "-log(0.7)"},
    ("06", "5b34aa6f"): {"5.3": "196_608 * 27 / 1e6"},
    ("06", "cb9db5fa"): {"5.3": "196_608 * 27 / 1e6"},
    ("07", "race-seen"): {"2.8": "(16 * 25 * 28**2 + 32 * 400 * 14**2) / 1e6"},
    ("07", "why-seen"): {"40 %": "round(41, -1)", "70 %": "round(69, -1)"},
    ("07", "dilated-seen"): {
        "29 %": "100 * (1 - (160 + 4640 + 15690) / (416 + 12832 + 15690))",
        "64 %": "100 * (1 - 9 / 25)",
    },
    ("08", "doubling-seen"): {"15 %": "100 * (1 - 0.0159 / 0.0186)"},
    ("09", "lab-text"): {
        "0.214": "((0.5 + 0.055) / 1.055) ** 2.4",
        "0.598": "(((0.5 + 0.055) / 1.055) ** 2.4) ** (1 / 3)",
    },
    ("09", "toy-text"): {
        "1.2": "2 * 0.6", "0.16": "0.4**2", "0.52": "0.6**2 + 0.4**2", "0.69": "0.36 / 0.52",
    },
    ("09", "ex-colorful"): {"141.4": "sqrt(100**2 + 100**2)", "42.4": "0.3 * 141.4"},
    ("09", "plain-text"): {"2.5": "25.06 - 22.51", "0.24": "0.6 * 0.4**2 + 0.4 * 0.6**2"},
    ("09", "map-seen"): {"115 %": "115"},
}  # fmt: skip

SHOWN: dict[tuple[str, str], list[tuple[str, dict[str, Any]]]] = {
    ("01", "f5f8310b"): [("one neuron", {"b": -3.0})],
    ("02", "094c6666"): [
        ("activation", {"function": name, "x": x})
        for name in ("sigmoid", "tanh", "softplus")
        for x in (-3.0, 3.0)
    ],
    ("03", "121525b0"): [("downhill", {"learning_rate": 0.05})],
    ("03", "4f74b964"): [("downhill", {"learning_rate": rate}) for rate in (0.05, 0.5)],
    ("04", "8002d438"): [("forward, then backward", {"step": 26})],
    ("04", "9dfc4ac3"): [
        ("boundary", {"data": "moons", "hidden": 3, "seed": 0}),
        ("boundary", {"data": "moons", "hidden": 3, "seed": 1}),
        ("boundary", {"data": "spiral", "hidden": 16}),
    ],
    ("05", "m-lab"): [
        ("training", {"learning_rate": 0.01}),
        ("training", {"batch_size": 100}),
        ("training", {"size": 250}),
        ("training", {"size": 4000}),
    ],
    ("09", "ambiguity-seen"): [("ambiguity", {"loss": "Huber", "delta": 0.05})],
}

MEASURED: dict[tuple[str, str], dict[str, str]] = {
    ("05", "m-curves"): {
        "seeds 0, 1 and 2": "92.3 91.8",
        "the picture of the curve, which has no text": "0.33",
    },
    ("05", "m-inside"): {"the explorer's digits that are answered wrongly, counted": "80 %"},
    ("05", "m-lab"): {"random starts 0 to 4 of the explorer": "88.5 89.1 %"},
    ("05", "m-depth"): {"seeds 1 and 2": "94.1 93.9 %"},
    ("05", "m-experiment"): {
        "differences start by start in `experiment.test`": "2.4",
        "the check of the exercise, tried on 784-30-10": "86.5 %",
        "what the check asks for": "88.5 %",
    },
    ("05", "m-shift"): {"python start.py bench full_mnist": "96.45 %"},
    ("07", "race-seen"): {"lesson 05": "94.5 %"},
    ("07", "dilated-seen"): {"seeds 1 and 2": "96.7 96.9 %"},
    ("07", "draw-seen"): {"python start.py bench full_mnist": "99.27 % 96.45 %"},
    ("08", "train-seen"): {"the same network after forty epochs": "0.011 0.015"},
    ("08", "bottleneck-seen"): {"the same network after forty epochs": "0.0085"},
    ("08", "curve-seen"): {"the same network after forty epochs": "0.0045"},
    ("08", "checkerboard-seen"): {"the picture above, which has no text": "3.2"},
    ("08", "plane-text"): {
        "the explorer with the network of the lesson, at levels 0.1 and 1": "0.006 0.035",
    },
    ("09", "map-text"): {"python start.py bench color": "29.3 8.3 8.2"},
}
