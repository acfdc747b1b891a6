package dev.espalier.engine.libtorch;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.ir.DType;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The dtypes of the vocabulary and those of libtorch. */
final class TorchTypes {
    private static final Map<DType, ScalarType> SCALAR_TYPES = Map.ofEntries(
            Map.entry(DType.BOOL, ScalarType.Bool),
            Map.entry(DType.INT8, ScalarType.Char),
            Map.entry(DType.INT16, ScalarType.Short),
            Map.entry(DType.INT32, ScalarType.Int),
            Map.entry(DType.INT64, ScalarType.Long),
            Map.entry(DType.UINT8, ScalarType.Byte),
            Map.entry(DType.UINT16, ScalarType.UInt16),
            Map.entry(DType.UINT32, ScalarType.UInt32),
            Map.entry(DType.UINT64, ScalarType.UInt64),
            Map.entry(DType.FLOAT16, ScalarType.Half),
            Map.entry(DType.BFLOAT16, ScalarType.BFloat16),
            Map.entry(DType.FLOAT32, ScalarType.Float),
            Map.entry(DType.FLOAT64, ScalarType.Double),
            Map.entry(DType.COMPLEX64, ScalarType.ComplexFloat),
            Map.entry(DType.COMPLEX128, ScalarType.ComplexDouble));
    private static final Map<Byte, DType> DTYPES = new HashMap<>();

    static {
        SCALAR_TYPES.forEach((dtype, type) -> DTYPES.put(type.value, dtype));
    }

    private TorchTypes() {}

    static ScalarType of(DType dtype) {
        return SCALAR_TYPES.get(dtype);
    }

    static DType of(Tensor tensor) {
        DType dtype = DTYPES.get(tensor.scalar_type().value);
        if (dtype == null) {
            throw new EvaluationProblem("libtorch made a tensor of type " + tensor.scalar_type());
        }
        return dtype;
    }
}
