package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cells print that use tensorflow without TensorFlow; all expected texts are those of TensorFlow 2.22 itself. */
class TensorflowStandInTest {
    private static Cells cells;

    @BeforeAll
    static void start() throws IOException {
        cells = new Cells();
        cells.run("""
                import tensorflow as tf
                x = tf.constant([[1., 2.], [3., 4.]])
                def refused(f):
                    try:
                        print(f())
                    except Exception as e:
                        print(type(e).__name__, str(e).splitlines()[0])
                """);
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @Test
    void tensorsPrintAsInTensorflow() {
        assertEquals("""
                tf.Tensor(
                [[1. 2.]
                 [3. 4.]], shape=(2, 2), dtype=float32) <tf.Tensor: shape=(2, 2), dtype=float32, numpy=
                array([[1., 2.],
                       [3., 4.]], dtype=float32)> <tf.Tensor: shape=(), dtype=float32, numpy=0.10000000149011612> tf.Tensor([ True], shape=(1,), dtype=bool) (2, 2) TensorShape([2, 2]) <dtype: 'float32'> [tf.float32]
                <tf.Tensor: shape=(2000,), dtype=int32, numpy=
                array([   0,    1,    2, ..., 1997, 1998, 1999],
                      shape=(2000,), dtype=int32)> <tf.Tensor: shape=(2,), dtype=bfloat16, numpy=array([1, 1.5], dtype=bfloat16)> tf.Tensor((1+2j), shape=(), dtype=complex128)
                tf.Tensor([ 3 -4], shape=(2,), dtype=int32) tf.Tensor([1 2], shape=(2,), dtype=int32) tf.Tensor([3.5 4. ], shape=(2,), dtype=float64) tf.Tensor(
                [[ 2.  4.]
                 [ 8. 16.]], shape=(2, 2), dtype=float32) tf.Tensor([1. 3.], shape=(2,), dtype=float32) (2, 2, 1)
                TopKV2(values=<tf.Tensor: shape=(2,), dtype=float32, numpy=array([3., 2.], dtype=float32)>, indices=<tf.Tensor: shape=(2,), dtype=int32, numpy=array([1, 2], dtype=int32)>) [<tf.Tensor: shape=(2,), dtype=int32, numpy=array([0, 1], dtype=int32)>, <tf.Tensor: shape=(2,), dtype=int32, numpy=array([2, 3], dtype=int32)>] tf.Tensor([2 2], shape=(2,), dtype=int32) tf.Tensor([2. 3. 4.], shape=(3,), dtype=float32)
                """, cells.run("""
                        print(x, repr(x), repr(tf.constant(0.1)), tf.constant([True]), x.shape, repr(x.shape), x.dtype, [x.dtype])
                        print(repr(tf.range(2000)), repr(tf.constant([1, 1.5], tf.bfloat16)), tf.constant(1 + 2j))
                        print(tf.constant([7, -7]) // 2, tf.constant([7, -7]) % 3, tf.constant([7, 8]) / 2, 2 ** x, x[:, 0], x[..., tf.newaxis].shape)
                        print(tf.math.top_k(tf.constant([1., 3., 2.]), 2), tf.split(tf.range(4), 2), tf.shape(x), x[x > 1])
                        """));
    }

    @Test
    void whatTensorflowRefusesIsRefusedInItsWords() {
        assertEquals("""
                InvalidArgumentError cannot compute AddV2 as input #1(zero-based) was expected to be a float tensor but is a int32 tensor [Op:AddV2] name:\s
                InvalidArgumentError cannot compute AddV2 as input #1(zero-based) was expected to be a int32 tensor but is a float tensor [Op:AddV2] name:\s
                InvalidArgumentError cannot compute MatMul as input #1(zero-based) was expected to be a float tensor but is a int32 tensor [Op:MatMul] name:\s
                InvalidArgumentError cannot compute ConcatV2 as input #1(zero-based) was expected to be a float tensor but is a int32 tensor [Op:ConcatV2] name: concat
                TypeError Cannot convert [1.5] to EagerTensor of dtype int32
                ValueError Tensor conversion requested dtype int32 for Tensor with dtype float32: <tf.Tensor: shape=(2, 2), dtype=float32, numpy=
                ValueError The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
                TypeError Tensor is unhashable. Instead, use tensor.ref() as the key.
                ValueError Cannot assign value to variable ' Variable:0': Shape mismatch.The variable shape (2,), and the assigned value shape (1,) are incompatible.
                TypeError 'tensorflow.python.framework.ops.EagerTensor' object does not support item assignment
                """, cells.run("""
                        refused(lambda: tf.constant(1.) + tf.constant(1))
                        refused(lambda: tf.constant([1, 2]) + 1.5)
                        refused(lambda: tf.matmul(x, tf.constant([[1], [2]])))
                        refused(lambda: tf.concat([x, tf.constant([[1, 2]])], 0))
                        refused(lambda: tf.constant([1.5], tf.int32))
                        refused(lambda: tf.convert_to_tensor(x, tf.int32))
                        refused(lambda: bool(x))
                        refused(lambda: hash(x))
                        refused(lambda: tf.Variable([1., 2.]).assign([1.]))
                        def item():
                            x[0] = 1
                        refused(item)
                        """));
    }

    @Test
    void tapesDifferentiateWhatVariablesWere() {
        assertEquals("""
                <tf.Variable 'Variable:0' shape=(2,) dtype=float32, numpy=array([2., 3.], dtype=float32)> True [2. 3.] tf.Tensor([4. 9.], shape=(2,), dtype=float32)
                tf.Tensor([16. 36.], shape=(2,), dtype=float32)
                RuntimeError A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)
                {'x': <tf.Tensor: shape=(2, 2), dtype=float32, numpy=
                array([[0.5, 1. ],
                       [1.5, 2. ]], dtype=float32)>, 'v': None} tf.Tensor([0. 0.], shape=(2,), dtype=float32)
                [[0.26249998807907104], [0.3790000081062317]] 0.1165 0.0976
                tf.Tensor([21. 24.], shape=(2,), dtype=float32)
                """, cells.run("""
                        v = tf.Variable([1., 2.])
                        print(v, v.trainable, v.assign_add([1., 1.]).numpy(), v * v)
                        with tf.GradientTape() as tape:
                            y = tf.reduce_sum(v * v * x)
                        print(tape.gradient(y, v))
                        refused(lambda: tape.gradient(y, v))
                        with tf.GradientTape(persistent=True) as tape:
                            tape.watch(x)
                            z = tf.reduce_mean(x * x)
                        print(tape.gradient(z, {"x": x, "v": v}), tape.gradient(z, v, unconnected_gradients=tf.UnconnectedGradients.ZERO))
                        w = tf.Variable([[0.], [0.]])
                        b = tf.Variable(0.)
                        @tf.function
                        def loss():
                            return tf.reduce_mean(tf.square(x @ w + b - tf.constant([[1.], [2.]])))
                        for _ in range(3):
                            with tf.GradientTape() as tape:
                                value = loss()
                            dw, db = tape.gradient(value, [w, b])
                            w.assign_sub(0.05 * dw)
                            b.assign_sub(0.05 * db)
                        print(w.numpy().tolist(), round(float(b), 6), f"{loss():.4f}")
                        with tf.GradientTape() as tape:
                            a = v * 3.
                            v.assign([5., 5.])
                            c = tf.reduce_sum(a * v)
                        print(tape.gradient(c, v))
                        """));
    }

    @Test
    void aMissingNameSaysWhatIsNear() {
        String found = cells.run("from tensorflow.math import reduce_su");
        assertTrue(found.startsWith("ImportError: tensorflow.math.reduce_su is not in the tables"), found);
        assertTrue(found.contains("near are reduce_sum") && found.contains("%runtime PATH"), found);
        assertEquals(
                "",
                cells.run("import tensorflow.math\nfrom tensorflow import keras\nfrom tensorflow.keras import ops"));
    }

    @Test
    void seedsGiveTheSameNumbersAgain() {
        assertEquals("True (2, 3)\n", cells.run("""
                        tf.random.set_seed(3)
                        a = tf.random.normal((2, 3))
                        tf.random.set_seed(3)
                        print(bool(tf.reduce_all(a == tf.random.normal((2, 3)))), a.shape)
                        """));
    }
}
