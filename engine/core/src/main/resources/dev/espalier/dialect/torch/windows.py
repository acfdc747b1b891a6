"""PyTorch 2.15: padding of dimensions and sliding windows."""


class torch:
    class nn:
        class functional:
            # a mode that only the running program knows
            def pad(input: T, pad, mode: str = "constant", value=None):
                assert not known(mode)
                return pad_pairs(input, pad, mode, value or 0)
            # pairs for the dimensions from the last one on
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 1 and len(pad) == 2, "prefer"
                return pad(input, ((pad[0], pad[1]),), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 2 and len(pad) == 2, "prefer"
                return pad(input, ((0, 0), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 3 and len(pad) == 2, "prefer"
                return pad(input, ((0, 0), (0, 0), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 4 and len(pad) == 2, "prefer"
                return pad(input, ((0, 0), (0, 0), (0, 0), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 5 and len(pad) == 2, "prefer"
                return pad(input, ((0, 0), (0, 0), (0, 0), (0, 0), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 2 and len(pad) == 4, "prefer"
                return pad(input, ((pad[2], pad[3]), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 3 and len(pad) == 4, "prefer"
                return pad(input, ((0, 0), (pad[2], pad[3]), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 4 and len(pad) == 4, "prefer"
                return pad(input, ((0, 0), (0, 0), (pad[2], pad[3]), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 5 and len(pad) == 4, "prefer"
                return pad(input, ((0, 0), (0, 0), (0, 0), (pad[2], pad[3]), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 3 and len(pad) == 6, "prefer"
                return pad(input, ((pad[4], pad[5]), (pad[2], pad[3]), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 4 and len(pad) == 6, "prefer"
                return pad(input, ((0, 0), (pad[4], pad[5]), (pad[2], pad[3]), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert rank(input) == 5 and len(pad) == 6, "prefer"
                return pad(input, ((0, 0), (0, 0), (pad[4], pad[5]), (pad[2], pad[3]), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert len(pad) == 2
                return pad_last(input, ((pad[0], pad[1]),), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert len(pad) == 4
                return pad_last(input, ((pad[2], pad[3]), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            def pad(input: T, pad: Seq, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                assert len(pad) == 6
                return pad_last(input, ((pad[4], pad[5]), (pad[2], pad[3]), (pad[0], pad[1])), "edge" if mode == "replicate" else "wrap" if mode == "circular" else mode, value or 0)
            # widths that only the running program knows
            def pad(input: T, pad, mode="constant", value=None):
                assert mode == "constant" or mode == "reflect" or mode == "replicate" or mode == "circular"
                return pad_pairs(input, pad, mode, value or 0)


class Tensor:
    # windows of `size` elements every `step`; they stand on a new last dimension
    def unfold(self, dimension, size, step):
        assert dimension == -1
        return take(self, add(expand_dims(arange(0, size(self, -1) - size + 1, step, int64), 1), arange(0, size, 1, int64)), -1)
    def unfold(self, dimension, size, step):
        assert dimension >= 0
        return moveaxis(take(self, add(expand_dims(arange(0, size(self, dimension) - size + 1, step, int64), 1), arange(0, size, 1, int64)), dimension), dimension + 1, -1)
    def unfold(self, dimension, size, step):
        assert dimension < -1
        return moveaxis(take(self, add(expand_dims(arange(0, size(self, dimension) - size + 1, step, int64), 1), arange(0, size, 1, int64)), dimension), dimension, -1)
