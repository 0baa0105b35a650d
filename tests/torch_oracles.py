"""What several tests ask PyTorch: activations, and the shapes and parameters of layers."""

import torch

#: Name of an activation → the same in PyTorch, which autograd goes through.
ACTIVATIONS_IN_TORCH = {
    "step": lambda z: torch.sign(z).clamp(min=0),
    "identity": lambda z: z * 1,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "ReLU": torch.relu,
    "leaky ReLU": torch.nn.functional.leaky_relu,
    "softplus": lambda z: torch.logaddexp(z, torch.zeros_like(z)),
}


def parameters_of(network):
    """Number of weights and biases."""
    return sum(parameter.numel() for parameter in network.parameters())


def shapes_of(network, x):
    """Shape of one example after each layer."""
    shapes = []
    for layer in network:
        x = layer(x)
        shapes.append(tuple(x.shape[1:]))
    return shapes
