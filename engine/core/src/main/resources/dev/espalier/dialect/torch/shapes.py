"""PyTorch 2.15: shape, order of axes, joining and cutting, functions."""


class torch:
    def reshape(input: T, shape: Seq): return reshape(input, shape)
    def ravel(input: T): return reshape(input, (-1,))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == 0 and end_dim == -1
        return reshape(input, (-1,))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == 1 and end_dim == -1
        return reshape(input, (size(input, 0), -1))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == 2 and end_dim == -1
        return reshape(input, (size(input, 0), size(input, 1), -1))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == 3 and end_dim == -1
        return reshape(input, (size(input, 0), size(input, 1), size(input, 2), -1))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == -2 and end_dim == -1 and rank(input) == 2
        return reshape(input, (-1,))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == -2 and end_dim == -1 and rank(input) == 3
        return reshape(input, (size(input, 0), -1))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == -2 and end_dim == -1 and rank(input) == 4
        return reshape(input, (size(input, 0), size(input, 1), -1))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == -2 and end_dim == -1 and rank(input) == 5
        return reshape(input, (size(input, 0), size(input, 1), size(input, 2), -1))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == -3 and end_dim == -1 and rank(input) == 3
        return reshape(input, (-1,))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == -3 and end_dim == -1 and rank(input) == 4
        return reshape(input, (size(input, 0), -1))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == -3 and end_dim == -1 and rank(input) == 5
        return reshape(input, (size(input, 0), size(input, 1), -1))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == 0 and end_dim == 1 and rank(input) == 3
        return reshape(input, (-1, size(input, 2)))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == 0 and end_dim == 1 and rank(input) == 4
        return reshape(input, (-1, size(input, 2), size(input, 3)))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == 0 and end_dim == -2 and rank(input) == 3
        return reshape(input, (-1, size(input, 2)))
    def flatten(input: T, start_dim=0, end_dim=-1):
        assert start_dim == 1 and end_dim == 2 and rank(input) == 4
        return reshape(input, (size(input, 0), -1, size(input, 3)))
    def permute(input: T, dims: Seq): return permute_dims(input, dims)
    def transpose(input: T, dim0, dim1): return swapaxes(input, dim0, dim1)
    def swapaxes(input: T, axis0, axis1): return swapaxes(input, axis0, axis1)
    swapdims = transpose
    def t(input: T):
        assert rank(input) == 2, "domain"
        return permute_dims(input)
    def adjoint(input: T):
        assert not iscomplex(input)
        return matrix_transpose(input)
    def movedim(input: T, source, destination): return moveaxis(input, source, destination)
    moveaxis = movedim
    def unsqueeze(input: T, dim: Axis): return expand_dims(input, dim)
    def squeeze(input: T): return squeeze(input)
    def squeeze(input: T, dim: Axes): return squeeze(input, dim)
    def cat(tensors: Tensors, dim=0): return concat(tensors, dim)
    concat = cat
    concatenate = cat
    def stack(tensors: Tensors, dim=0): return stack(tensors, dim)
    def hstack(tensors: Tensors): return hstack(tensors)
    def vstack(tensors: Tensors): return vstack(tensors)
    row_stack = vstack
    def dstack(tensors: Tensors): return dstack(tensors)
    def column_stack(tensors: Tensors): return column_stack(tensors)
    def unbind(input: T, dim=0): return unstack(input, dim)
    def split(tensor: T, split_size_or_sections: int, dim=0): return split_every(tensor, split_size_or_sections, dim)
    def split(tensor: T, split_size_or_sections: Seq, dim=0): return split_sizes(tensor, split_size_or_sections, dim)
    def split_with_sizes(input: T, split_sizes: Seq, dim=0): return split_sizes(input, split_sizes, dim)
    def chunk(input: T, chunks: int, dim=0): return chunk(input, chunks, dim)
    def tensor_split(input: T, sections: int, dim=0): return array_split(input, sections, dim)
    def tensor_split(input: T, indices: Seq, dim=0):
        assert is_seq(indices)
        return split(input, indices, dim)
    def flip(input: T, dims: Seq): return flip(input, dims)
    def fliplr(input: T): return flip(input, 1)
    def flipud(input: T): return flip(input, 0)
    def roll(input: T, shifts, dims=()): return roll(input, shifts, None if dims == () else dims)
    def rot90(input: T, k=1, dims: Seq = (0, 1)): return rot90(input, k, dims)
    def tile(input: T, dims: Seq): return tile(input, dims)
    def repeat_interleave(input: T, repeats, dim=None): return repeat(input, repeats, dim)
    def broadcast_to(input: T, size: Seq): return broadcast_to(input, size)
    def diag(input: T, diagonal=0): return diag(input, diagonal)
    def diagonal(input: T, offset=0, dim1=0, dim2=1): return diagonal(input, offset, dim1, dim2)
    def diag_embed(input: T, offset=0, dim1=-2, dim2=-1):
        assert offset == 0 and dim1 == -2 and dim2 == -1
        return diag_embed(input)
    def diagflat(input: T, offset=0): return diag(reshape(input, (-1,)), offset)
    def atleast_1d(tensor: T, /): return atleast_1d(tensor)
    def atleast_2d(tensor: T, /): return atleast_2d(tensor)
    def numel(input: T, /): return numel(input)
    def is_tensor(obj, /): return is_tensor(obj)
    def is_floating_point(input: T): return is_floating(dtypeof(input))
    def is_complex(input: T): return is_complex(dtypeof(input))
    def tril(input: T, diagonal=0): return tril(input, diagonal)
    def triu(input: T, diagonal=0): return triu(input, diagonal)
    def trace(input: Matrix): return trace(cast(input, int64) if integral(input) else input)
