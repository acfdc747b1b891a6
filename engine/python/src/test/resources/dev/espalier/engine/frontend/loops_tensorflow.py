import tensorflow as tf
import espalier


def recurrent(w, xs):
    """A recurrent cell over time."""
    states = tf.scan(lambda h, x: tf.tanh(tf.linalg.matvec(w, h) + x), xs, initializer=tf.zeros(3))
    return tf.reduce_sum(states * states)


def running(xs):
    """Folds from both sides, without a start, and a map of pairs."""
    both = tf.map_fn(lambda p: p[0] * p[1], (xs, tf.cos(xs)), fn_output_signature=tf.float32)
    return tf.foldl(lambda a, x: a * 0.5 + x, xs), tf.foldr(lambda a, x: a - x, xs, initializer=tf.ones(3)), both, tf.scan(lambda a, x: a + x, xs, reverse=True)


def chosen(x, y):
    """A branch inside of a branch."""
    def larger():
        return tf.reduce_sum(tf.cond(tf.reduce_sum(y) > 0, lambda: x * y, lambda: x - y))
    return tf.cond(tf.reduce_sum(x) > tf.reduce_sum(y), larger, lambda: tf.reduce_sum(tf.sin(x) * y))


def newton(a, tolerance):
    """A square root, as long as it takes, and at most three steps of it."""
    def goes_on(x, steps):
        return tf.abs(x * x - a) > tolerance
    def step(x, steps):
        return (x + a / x) / 2, steps + 1
    return tf.while_loop(goes_on, step, (a, 0)), tf.while_loop(goes_on, step, (a, 0), maximum_iterations=3)


xs = tf.constant([[-0.3, -0.1, 0.1], [0.3, 0.5, -0.3], [-0.1, 0.1, 0.3], [0.5, -0.3, -0.1]])
w = tf.constant([[-0.4, -0.15, 0.1], [0.35, -0.4, -0.15], [0.1, 0.35, -0.4]])
x, y = tf.constant([0.5, -1.0, 2.0]), tf.constant([1.5, 0.25, -1.0])
programs = [
    (recurrent, (w, xs), True), (running, (xs,), False), (chosen, (x, y), True), (chosen, (-x, y), True),
    (newton, (tf.constant(7.0), tf.constant(1e-4)), False),
]


def flat(value):
    if isinstance(value, (tuple, list)):
        return [number for part in value for number in flat(part)]
    return [float(v) for v in tf.reshape(value, [-1])]


def direct(function, args):
    with tf.GradientTape() as tape:
        for arg in args:
            tape.watch(arg)
        value = function(*args)
    return flat([value, *tape.gradient(value, list(args))])
