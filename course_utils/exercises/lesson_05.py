"""Exercises of lesson 05: labels, accuracy, a forward pass, batches, and networks in PyTorch."""

from course_utils.exercises.batches import judge_batches
from course_utils.exercises.cases.lesson_05 import (
    accuracy_cases,
    batch_cases,
    forward_cases,
    one_hot_cases,
)
from course_utils.exercises.comparison import same_as
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.mistakes.lesson_05 import ACCURACY_MISTAKES, ONE_HOT_MISTAKES
from course_utils.exercises.mistakes.lesson_05_batches import BATCH_MISTAKES
from course_utils.exercises.mistakes.lesson_05_forward import FORWARD_MISTAKES, forward
from course_utils.exercises.networks import judge_better_network, judge_network
from course_utils.exercises.worksheet import Worksheet
from course_utils.models.digits import accuracy
from course_utils.models.losses import one_hot

ONE_HOT = Exercise(
    name="my_one_hot",
    title="One-hot labels",
    contract=(
        "Return an array (N, classes) for labels (N,): in each row a 1 in the column of the label "
        "and 0 elsewhere."
    ),
    parameters=("labels", "classes"),
    cases=one_hot_cases,
    judge=same_as(one_hot),
    hints=(
        "How many rows, how many columns? Not every class has to occur among the labels.",
        "Begin with `rows = np.zeros((len(labels), classes))`. One number of each row becomes 1.",
        "`rows[np.arange(len(labels)), labels] = 1` goes through both lists side by side. Or: "
        "`np.eye(classes)` has the row of each class, and `[labels]` picks them.",
    ),
    mistakes=ONE_HOT_MISTAKES,
)

ACCURACY = Exercise(
    name="my_accuracy",
    title="Accuracy",
    contract=(
        "Return the share, 0 to 1, of the examples whose largest score stands in the column of "
        "the label, for scores (N, K) and labels (N,)."
    ),
    parameters=("scores", "labels"),
    cases=accuracy_cases,
    judge=same_as(accuracy),
    hints=(
        "First: which column of a row is largest? Then: is it the label?",
        "`scores.argmax(axis=1)` gives the place of the largest score in each row.",
        "`np.mean` of True and False is the share of True.",
    ),
    mistakes=ACCURACY_MISTAKES,
)

FORWARD = Exercise(
    name="my_forward",
    title="The forward pass",
    contract=(
        "Return the probabilities (N, K) for examples x (N, d): each layer computes "
        "z = (what comes in) @ weights[k] + biases[k]; a sigmoid follows, after the last layer "
        "softmax. There may be any number of layers."
    ),
    parameters=("x", "weights", "biases"),
    cases=forward_cases,
    judge=same_as(forward),
    hints=(
        "What goes into layer k is what came out of layer k − 1; x goes into the first.",
        "Begin with `answer = x` and loop over all layers but the last: "
        "`zip(weights[:-1], biases[:-1])`.",
        "In the loop `answer = sigmoid(answer @ w + b)`; after it "
        "`softmax(answer @ weights[-1] + biases[-1])`.",
    ),
    mistakes=FORWARD_MISTAKES,
)

BATCHES = Exercise(
    name="my_mini_batches",
    title="Mini-batches",
    contract=(
        "Return a list of pairs (x_batch, labels_batch) of batch_size examples each, in the order "
        "of the row numbers in `order`; the last batch may be smaller."
    ),
    parameters=("x", "labels", "order", "batch_size"),
    cases=batch_cases,
    judge=judge_batches,
    hints=(
        "`order` is a list of row numbers. Which of them belong into the first batch?",
        "`rows = order[start:start + batch_size]` for start = 0, batch_size, 2 · batch_size, …: "
        "`range(0, len(order), batch_size)`.",
        "`x[rows]` and `labels[rows]` are one batch; append the pair to a list.",
    ),
    mistakes=BATCH_MISTAKES,
)

NETWORK = Exercise(
    name="my_network",
    title="784-30-10 in PyTorch",
    contract=(
        "Return an untrained network: 784 inputs, 30 hidden units with a sigmoid, 10 scores; "
        "23,860 weights and biases."
    ),
    parameters=(),
    cases=lambda rng: [()],
    judge=judge_network,
    hints=(
        "`nn.Linear(inputs, outputs)` is one layer with its weights and biases.",
        "`nn.Sequential(a, b, c)` puts layers one behind the other. The sigmoid is `nn.Sigmoid()`.",
        "A layer from 784 to 30, a sigmoid, a layer from 30 to 10. No softmax: "
        "nn.functional.cross_entropy has it inside.",
    ),
)

BETTER = Exercise(
    name="my_better_network",
    title="Beat 784-30-10",
    contract=(
        "Return an untrained network, (N, 784) → (N, 10) scores, of at most 23,860 parameters that "
        "gets at least 88.5 % right where 784-30-10 with a sigmoid gets 86.5 %. Every network "
        "is trained alike: 2,000 training digits, 8 epochs of Adam in batches of 32, judged by "
        "the 2,000 training digits held back."
    ),
    parameters=(),
    cases=lambda rng: [()],
    judge=judge_better_network,
    hints=(
        "Eight epochs are short. Which activation of lesson 02 lets more of the gradient through "
        "than a sigmoid, whose slope is at most 1/4?",
        "784 · 30 of the parameters lie in the first layer. Half as many pixels to each side are a "
        "quarter of the inputs: `nn.Unflatten(1, (1, 28, 28))`, `nn.AvgPool2d(2)`, `nn.Flatten()` "
        "make 196 of 784.",
        "Keep 784-30-10 and put another activation in the place of the sigmoid: that is enough. "
        "With 196 inputs you can afford over 100 hidden units as well.",
    ),
)

exercises = Worksheet("05", (ONE_HOT, ACCURACY, FORWARD, BATCHES, NETWORK, BETTER))
