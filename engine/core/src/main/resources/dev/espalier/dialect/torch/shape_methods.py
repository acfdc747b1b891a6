"""PyTorch 2.15: shape, order of axes, joining and cutting, methods and properties."""


class Tensor:
    @property
    def shape(self): return shape(self)
    @property
    def ndim(self): return ndim(self)
    @property
    def dtype(self): return dtypeof(self)
    @property
    def T(self): return permute_dims(self)
    @property
    def mT(self): return matrix_transpose(self)
    @property
    def H(self):
        assert rank(self) == 2, "domain"
        return conj(permute_dims(self)) if iscomplex(self) else permute_dims(self)
    @property
    def mH(self): return conj(matrix_transpose(self)) if iscomplex(self) else matrix_transpose(self)
    def size(self): return shape(self)
    def size(self, dim: Axis): return size(self, dim)
    def dim(self): return ndim(self)
    ndimension = dim
    def numel(self): return numel(self)
    nelement = numel
    @property
    def device(self): return device(self)
    def is_floating_point(self): return is_floating(dtypeof(self))
    def is_complex(self): return is_complex(dtypeof(self))
    def item(self): return item(self)
    def tolist(self): return tolist(self)
    def __len__(self): return size(self, 0)

    def reshape(self, shape: Seq): return reshape(self, shape)
    def reshape(self, *shape: int): return reshape(self, seq(shape))
    def view(self, size: Seq): return reshape(self, size)
    def view(self, *size: int): return reshape(self, seq(size))
    def view_as(self, other: T): return reshape(self, shape(other))
    def reshape_as(self, other: T): return reshape(self, shape(other))
    def ravel(self): return reshape(self, (-1,))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == 0 and end_dim == -1
        return reshape(self, (-1,))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == 1 and end_dim == -1
        return reshape(self, (size(self, 0), -1))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == 2 and end_dim == -1
        return reshape(self, (size(self, 0), size(self, 1), -1))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == 3 and end_dim == -1
        return reshape(self, (size(self, 0), size(self, 1), size(self, 2), -1))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == -2 and end_dim == -1 and rank(self) == 2
        return reshape(self, (-1,))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == -2 and end_dim == -1 and rank(self) == 3
        return reshape(self, (size(self, 0), -1))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == -2 and end_dim == -1 and rank(self) == 4
        return reshape(self, (size(self, 0), size(self, 1), -1))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == -2 and end_dim == -1 and rank(self) == 5
        return reshape(self, (size(self, 0), size(self, 1), size(self, 2), -1))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == -3 and end_dim == -1 and rank(self) == 3
        return reshape(self, (-1,))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == -3 and end_dim == -1 and rank(self) == 4
        return reshape(self, (size(self, 0), -1))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == -3 and end_dim == -1 and rank(self) == 5
        return reshape(self, (size(self, 0), size(self, 1), -1))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == 0 and end_dim == 1 and rank(self) == 3
        return reshape(self, (-1, size(self, 2)))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == 0 and end_dim == 1 and rank(self) == 4
        return reshape(self, (-1, size(self, 2), size(self, 3)))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == 0 and end_dim == -2 and rank(self) == 3
        return reshape(self, (-1, size(self, 2)))
    def flatten(self, start_dim=0, end_dim=-1):
        assert start_dim == 1 and end_dim == 2 and rank(self) == 4
        return reshape(self, (size(self, 0), -1, size(self, 3)))
    # a size of -1 stays as it is
    def expand(self, a: int, /): return broadcast_to(self, (size(self, -1) if a == -1 else a,))
    def expand(self, a: int, b: int, /): return broadcast_to(self, (size(self, -2) if a == -1 else a, size(self, -1) if b == -1 else b))
    def expand(self, a: int, b: int, c: int, /): return broadcast_to(self, (size(self, -3) if a == -1 else a, size(self, -2) if b == -1 else b, size(self, -1) if c == -1 else c))
    def expand(self, a: int, b: int, c: int, d: int, /): return broadcast_to(self, (size(self, -4) if a == -1 else a, size(self, -3) if b == -1 else b, size(self, -2) if c == -1 else c, size(self, -1) if d == -1 else d))
    def expand(self, a: int, b: int, c: int, d: int, e: int, /): return broadcast_to(self, (size(self, -5) if a == -1 else a, size(self, -4) if b == -1 else b, size(self, -3) if c == -1 else c, size(self, -2) if d == -1 else d, size(self, -1) if e == -1 else e))
    def expand(self, size: Seq):
        assert len(size) == 1
        return broadcast_to(self, (size(self, -1) if size[0] == -1 else size[0],))
    def expand(self, size: Seq):
        assert len(size) == 2
        return broadcast_to(self, (size(self, -2) if size[0] == -1 else size[0], size(self, -1) if size[1] == -1 else size[1]))
    def expand(self, size: Seq):
        assert len(size) == 3
        return broadcast_to(self, (size(self, -3) if size[0] == -1 else size[0], size(self, -2) if size[1] == -1 else size[1], size(self, -1) if size[2] == -1 else size[2]))
    def expand(self, size: Seq):
        assert len(size) == 4
        return broadcast_to(self, (size(self, -4) if size[0] == -1 else size[0], size(self, -3) if size[1] == -1 else size[1], size(self, -2) if size[2] == -1 else size[2], size(self, -1) if size[3] == -1 else size[3]))
    def expand(self, size: Seq):
        assert len(size) == 5
        return broadcast_to(self, (size(self, -5) if size[0] == -1 else size[0], size(self, -4) if size[1] == -1 else size[1], size(self, -3) if size[2] == -1 else size[2], size(self, -2) if size[3] == -1 else size[3], size(self, -1) if size[4] == -1 else size[4]))
    def expand(self, size: Seq): return broadcast_to(self, size)
    def expand(self, *size: int):
        assert len(size) == 1
        return broadcast_to(self, seq(size))
    def expand_as(self, other: T): return broadcast_to(self, shape(other))
    def broadcast_to(self, size: Seq): return broadcast_to(self, size)
    def permute(self, dims: Seq): return permute_dims(self, dims)
    def permute(self, *dims: int): return permute_dims(self, seq(dims))
    def transpose(self, dim0, dim1): return swapaxes(self, dim0, dim1)
    def swapaxes(self, axis0, axis1): return swapaxes(self, axis0, axis1)
    swapdims = transpose
    def t(self):
        assert rank(self) == 2, "domain"
        return permute_dims(self)
    def adjoint(self):
        assert not iscomplex(self)
        return matrix_transpose(self)
    def movedim(self, source, destination): return moveaxis(self, source, destination)
    moveaxis = movedim
    def unsqueeze(self, dim: Axis): return expand_dims(self, dim)
    def squeeze(self): return squeeze(self)
    def squeeze(self, dim: Axes): return squeeze(self, dim)
    def unbind(self, dim=0): return unstack(self, dim)
    def split(self, split_size: int, dim=0): return split_every(self, split_size, dim)
    def split(self, split_size: Seq, dim=0): return split_sizes(self, split_size, dim)
    def split_with_sizes(self, split_sizes: Seq, dim=0): return split_sizes(self, split_sizes, dim)
    def chunk(self, chunks: int, dim=0): return chunk(self, chunks, dim)
    def tensor_split(self, sections: int, dim=0): return array_split(self, sections, dim)
    def tensor_split(self, indices: Seq, dim=0):
        assert is_seq(indices)
        return split(self, indices, dim)
    def flip(self, dims: Seq): return flip(self, dims)
    def flip(self, *dims: int): return flip(self, seq(dims))
    def fliplr(self): return flip(self, 1)
    def flipud(self): return flip(self, 0)
    def roll(self, shifts, dims=()): return roll(self, shifts, None if dims == () else dims)
    def rot90(self, k=1, dims: Seq = (0, 1)): return rot90(self, k, dims)
    def tile(self, dims: Seq): return tile(self, dims)
    def tile(self, *dims: int): return tile(self, seq(dims))
    def repeat(self, repeats: Seq): return tile(self, repeats)
    def repeat(self, *repeats: int): return tile(self, seq(repeats))
    def repeat_interleave(self, repeats, dim=None): return repeat(self, repeats, dim)
    def diag(self, diagonal=0): return diag(self, diagonal)
    def diagonal(self, offset=0, dim1=0, dim2=1): return diagonal(self, offset, dim1, dim2)
    def diag_embed(self, offset=0, dim1=-2, dim2=-1):
        assert offset == 0 and dim1 == -2 and dim2 == -1
        return diag_embed(self)
    def diagflat(self, offset=0): return diag(reshape(self, (-1,)), offset)
    def tril(self, diagonal=0): return tril(self, diagonal)
    def triu(self, diagonal=0): return triu(self, diagonal)
    def trace(self): return trace(cast(self, int64) if integral(self) else self)
