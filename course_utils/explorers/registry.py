"""Every explorer of the course by name, for tests and benchmarks that sweep over all of them."""

from collections.abc import Callable

from course_utils.explorers.activations import activation
from course_utils.explorers.ambiguity import ambiguity
from course_utils.explorers.bottleneck import bottleneck
from course_utils.explorers.boundary import boundary
from course_utils.explorers.checkerboard import checkerboard
from course_utils.explorers.color_map import color_the_map
from course_utils.explorers.convolution import convolution_lab
from course_utils.explorers.denoise import denoise
from course_utils.explorers.depth import through_the_layers
from course_utils.explorers.digit_pad import draw_a_digit
from course_utils.explorers.downhill import downhill
from course_utils.explorers.explorer import Explorer
from course_utils.explorers.feature_maps import feature_maps
from course_utils.explorers.forward_pass import forward_pass
from course_utils.explorers.gradient_check import gradient_check_lab
from course_utils.explorers.great_picture import great_picture
from course_utils.explorers.kernels import kernel_on_picture
from course_utils.explorers.lab_color import lab_color
from course_utils.explorers.latent_plane import latent_plane
from course_utils.explorers.learning import learning
from course_utils.explorers.outlier import outlier
from course_utils.explorers.perceptron import logic_gates, one_neuron
from course_utils.explorers.pooling import pooling_lab
from course_utils.explorers.puzzles import reverse_puzzles
from course_utils.explorers.receptive_fields import receptive_field_lab
from course_utils.explorers.shift import shift
from course_utils.explorers.small_network import forward_then_backward
from course_utils.explorers.softmax import softmax_scores
from course_utils.explorers.start import gray_to_color
from course_utils.explorers.training_lab import training_lab
from course_utils.explorers.transposed import transposed_lab
from course_utils.explorers.your_picture import your_picture

EXPLORERS: dict[str, Callable[[], Explorer]] = {
    "gray to color": gray_to_color,
    "one neuron": one_neuron,
    "logic gates": logic_gates,
    "learning": learning,
    "activation": activation,
    "through the layers": through_the_layers,
    "outlier": outlier,
    "downhill": downhill,
    "softmax": softmax_scores,
    "forward, then backward": forward_then_backward,
    "gradient check": gradient_check_lab,
    "boundary": boundary,
    "draw a digit": draw_a_digit,
    "forward pass": forward_pass,
    "training": training_lab,
    "convolution lab": convolution_lab,
    "kernel on a picture": kernel_on_picture,
    "pooling": pooling_lab,
    "transposed lab": transposed_lab,
    "checkerboard": checkerboard,
    "receptive field": receptive_field_lab,
    "reverse puzzles": reverse_puzzles,
    "feature maps": feature_maps,
    "shift": shift,
    "bottleneck": bottleneck,
    "latent plane": latent_plane,
    "denoise": denoise,
    "Lab": lab_color,
    "ambiguity": ambiguity,
    "color the map": color_the_map,
    "great picture": great_picture,
    "your picture": your_picture,
}
