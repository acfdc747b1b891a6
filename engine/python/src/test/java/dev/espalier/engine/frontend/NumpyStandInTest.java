package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cells print that use numpy without NumPy; all expected texts are those of NumPy 2.5 itself. */
class NumpyStandInTest {
    private static Cells cells;

    @BeforeAll
    static void start() throws IOException {
        cells = new Cells();
        cells.run("import numpy as np");
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @Test
    void arraysPrintAsInNumpy() {
        assertEquals("""
                [[1.  2.5]
                 [3.  4. ]] array([0., 0.], dtype=float32) np.float64(10.5)
                [1.e-07 1.e+00] [1.12345679 2.        ] [ True False] [1. +2.j 3.5-1.j]
                [   0    1    2 ... 1997 1998 1999] 3.0 array(3) [] array([], dtype=int64)
                """, cells.run("""
                        print(np.array([[1., 2.5], [3., 4.]]), repr(np.zeros(2, dtype=np.float32)),
                              repr(np.array([[1., 2.5], [3., 4.]]).sum()))
                        print(np.array([1e-7, 1.]), np.array([1.123456789012, 2]), np.array([True, False]),
                              np.array([1+2j, 3.5-1j]))
                        print(np.arange(2000), np.array(3.0), repr(np.array(3)), np.array([]),
                              repr(np.array([], dtype=np.int64)))
                        """));
    }

    @Test
    void seedsGiveTheNumbersOfNumpy() {
        assertEquals("""
                [0.5488135  0.71518937 0.60276338] [-2.2683282   1.33354538] [5 2 4 7 6] [1 2 3 4 0] 1.47766511732135
                [ 0.49671415 -0.1382643   0.64768854]
                """, cells.run("""
                        np.random.seed(0)
                        print(np.random.rand(3), np.random.randn(2), np.random.randint(0, 10, 5), np.random.permutation(5),
                              np.random.uniform(1, 2))
                        print(np.random.RandomState(42).normal(size=3))
                        """));
    }

    @Test
    void changesReachWhatSharesTheMemory() {
        assertEquals("""
                [[1 2 3 4]
                 [0 0 7 8]
                 [9 1 1 1]]
                [100 100 100] 100
                """, cells.run("""
                        x = np.arange(12).reshape(3, 4)
                        x[1, :2] = -1
                        x[x > 8] = 0
                        x += 1
                        print(x)
                        y = x.T
                        y[0] = 100
                        print(x[:, 0], x.max())
                        """));
    }

    @Test
    void functionsAndOperatorsComputeAsInNumpy() {
        assertEquals("""
                [[0.5  0.  ]
                 [0.   0.25]] 11 [ 7.25 13.  ] 2.0
                [1 3] [1 2] [1 3 6] [[0.5 1. ]
                 [1.5 2. ]]
                """, cells.run("""
                        a = np.array([[1., 2.5], [3., 4.]])
                        print(np.linalg.inv(np.array([[2., 0], [0, 4]])), np.dot([1, 2], [3, 4]),
                              np.einsum('ij,j->i', a, a[0]), np.mean([1, 2, 3]))
                        v, n = np.unique(np.array([3, 1, 3]), return_counts=True)
                        print(v, n, np.cumsum([1, 2, 3]), np.array([[1, 2], [3, 4]]) / 2)
                        """));
    }

    @Test
    void namesOfTheArrayStandardComputeAsInNumpy() {
        assertEquals("""
                (3, 2, 4) (2, 3) [[1 1 1]
                 [2 2 2]] [1, 2, 3]
                True False True True False
                array([   0,    1,    2, ..., 1997, 1998, 1999], shape=(2000,))
                """, cells.run("""
                        a, b = np.broadcast_arrays(np.array([[1], [2]]), np.zeros(3))
                        print(np.broadcast_shapes((2, 1), (3, 1, 4)), b.shape, a, sorted(np.unique_values(np.array([3, 1, 2, 1])).tolist()))
                        print(np.isdtype(np.float32, "real floating"), np.isdtype(np.int8, "unsigned integer"),
                              np.isdtype(np.uint8, ("bool", "integral")), np.isdtype(np.int64, np.int64),
                              np.isdtype(np.bool_, "numeric"))
                        print(repr(np.arange(2000)))
                        """));
    }

    @Test
    void dtypesAreTypesOfNumbers() {
        assertEquals("""
                <class 'numpy.float32'> np.float32(2.5) True True True False
                True True <class 'numpy.float64'>
                int16 float64 float32 complex128 float32 float64
                False True True
                uint64 255
                Python integer 300 out of bounds for uint8
                """, cells.run("""
                        print(np.float32, repr(np.float32(2.5)), np.dtype("f4") == np.float32, np.int16 == np.zeros(1, np.int16).dtype,
                              np.issubdtype(np.float32, np.floating), np.issubdtype(np.int8, np.floating))
                        print(isinstance(np.zeros(1, np.float32)[0], np.float32), isinstance(np.zeros(2).dtype, np.dtype),
                              np.dtype("f8").type)
                        print(np.result_type(np.int8, np.uint8), np.result_type(np.uint64, np.int8),
                              np.result_type(np.int16, np.float16), np.result_type(np.int32, np.complex64),
                              np.result_type(np.zeros(1, np.float32), 1.5), np.result_type(np.int8, 1.5))
                        print(np.can_cast(np.int32, np.float32), np.can_cast(np.int16, np.float32),
                              np.can_cast(np.float64, np.float32, "same_kind"))
                        print(np.asarray(2**63).dtype, np.iinfo(np.uint8).max)
                        try:
                            np.asarray(300, dtype=np.uint8)
                        except OverflowError as e:
                            print(e)
                        """));
    }

    @Test
    void functionsShowTheSignaturesOfNumpy() {
        assertEquals("""
                (x, /, *, axis=None, dtype=None, out=None, include_initial=False)
                (start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None)
                (x1, x2, /, *, axis=-1)
                """, cells.run("""
                        import inspect
                        print(inspect.signature(np.cumulative_sum))
                        print(inspect.signature(np.linspace))
                        print(inspect.signature(np.linalg.vecdot))
                        """));
    }

    @Test
    void whatTheArrayStandardAddsComputesAsInNumpy() {
        assertEquals("""
                [1 2 3] [1 3 0] [2 0 2 1] [1 1 2]
                1.0000001 -5e-324 1e-45
                [[ 6. +0.j       -1.5-4.330127j -1.5+4.330127j]
                 [-2. +0.j        2.5-0.866025j  2.5+0.866025j]]
                [ 8. -2.  0. -2.] [ 2.5-0.j  -0.5-0.5j -0.5-0.j ]
                11 (3+0j)
                2 [[1. 0.]
                 [0. 0.]]
                [[0 1 2]
                 [3 4 5]] [3 2 1]
                int64 ('cpu',) ['float32', 'float64'] True
                """, cells.run("""
                        r = np.unique_all(np.array([3, 1, 3, 2]))
                        print(r.values, r.indices, r.inverse_indices, r.counts)
                        print(np.nextafter(np.float32(1), np.float32(2)), np.nextafter(0., -1.),
                              np.nextafter(np.float32(0), np.float32(1)))
                        x = np.array([[1., 2., -1.], [0., 3., 1.]])
                        print(np.round(np.fft.fftn(x), 6) + 0)
                        print(np.fft.hfft(np.array([1., 2., 3.])), np.fft.ihfft(np.array([1., 2., 3., 4.])))
                        print(np.vecdot(np.array([1, 2], np.int8), np.array([3, 4], np.int8)),
                              np.vecdot(np.array([1j, 2]), np.array([1j, 1])))
                        print(np.linalg.matrix_rank(np.diag([1., .1, 1e-3]), rtol=0.01),
                              np.round(np.linalg.pinv(np.array([[1., 0.], [0., .001]]), rtol=.1), 3))
                        print(np.from_dlpack(np.arange(6).reshape(2, 3)), np.sort(np.array([3, 1, 2]), descending=True))
                        i = np.__array_namespace_info__()
                        print(i.default_dtypes()["indexing"], i.devices(), sorted(i.dtypes(kind="real floating")),
                              np.zeros(2).__array_namespace__() is np)
                        """));
    }
}
