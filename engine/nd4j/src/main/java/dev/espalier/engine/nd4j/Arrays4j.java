package dev.espalier.engine.nd4j;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.worker.Declined;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tensors as arrays of ND4J and back, by copying. */
final class Arrays4j {
    private static final Map<DType, DataType> TYPES = Map.ofEntries(
            Map.entry(DType.BOOL, DataType.BOOL),
            Map.entry(DType.INT8, DataType.INT8),
            Map.entry(DType.INT16, DataType.INT16),
            Map.entry(DType.INT32, DataType.INT32),
            Map.entry(DType.INT64, DataType.INT64),
            Map.entry(DType.UINT8, DataType.UINT8),
            Map.entry(DType.UINT16, DataType.UINT16),
            Map.entry(DType.UINT32, DataType.UINT32),
            Map.entry(DType.UINT64, DataType.UINT64),
            Map.entry(DType.FLOAT16, DataType.FLOAT16),
            Map.entry(DType.BFLOAT16, DataType.BFLOAT16),
            Map.entry(DType.FLOAT32, DataType.FLOAT),
            Map.entry(DType.FLOAT64, DataType.DOUBLE));

    private Arrays4j() {}

    private static DataType type(DType dtype) {
        DataType type = TYPES.get(dtype);
        if (type == null) {
            throw new Declined("ND4J has no " + dtype);
        }
        return type;
    }

    static INDArray array(HostTensor tensor) {
        if (tensor.count() == 0) {
            throw new Declined("no elements");
        }
        INDArray array = Nd4j.createUninitialized(type(tensor.dtype()), tensor.shape(), 'c');
        memory(array, tensor.data().byteSize()).copyFrom(tensor.data());
        return array;
    }

    /** An array of a dtype, to be written into. */
    static INDArray empty(DType dtype, long... shape) {
        return Nd4j.createUninitialized(type(dtype), shape, 'c');
    }

    /** The elements as a tensor of a dtype, which the array must have. */
    static HostTensor tensor(INDArray array, DType dtype) {
        if (array.dataType() != type(dtype)) {
            throw new Declined("ND4J gives " + array.dataType() + " instead of " + dtype);
        }
        HostTensor tensor = HostTensor.allocate(dtype, array.shape());
        INDArray rows = array.dup('c');
        tensor.data().copyFrom(memory(rows, tensor.data().byteSize()));
        return tensor;
    }

    @SuppressWarnings("restricted")
    private static MemorySegment memory(INDArray array, long bytes) {
        return MemorySegment.ofAddress(array.data().pointer().address()).reinterpret(bytes);
    }
}
