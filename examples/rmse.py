import torch


def rmse(predictions, targets):
    """Root of the mean squared error."""
    # one number for a whole batch
    return torch.sqrt(torch.mean((predictions - targets) ** 2))
