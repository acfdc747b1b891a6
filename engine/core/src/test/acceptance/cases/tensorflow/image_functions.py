import tensorflow as tf


def flips(image):
    return tf.image.flip_left_right(image), tf.image.flip_up_down(image), tf.image.rot90(image), tf.image.transpose(image)


def adjusted(image):
    gray = tf.image.rgb_to_grayscale(image)
    return tf.image.adjust_contrast(image, 2.0), gray, tf.image.per_image_standardization(image)


def resized(image):
    return tf.image.resize(image, [6, 9]), tf.image.resize(image, [3, 4], method="nearest")


def gradients(image):
    dy, dx = tf.image.image_gradients(image[None])
    return dy, dx, tf.image.total_variation(image)


def quality(a, b):
    return tf.image.psnr(a, b, max_val=1.0)


def branch(i, x):
    y = tf.cond(tf.reduce_sum(x) > 0, lambda: x, lambda: -x)
    return tf.switch_case(i, [lambda: y, lambda: y * 2.0, lambda: tf.square(y)])


class Mean:
    """A running mean."""

    def __init__(self, n):
        self.total = tf.Variable(tf.zeros([n]))
        self.count = tf.Variable(0.0)

    def update(self, x):
        self.total.assign_add(x)
        self.count.assign_add(1.0)

    def result(self):
        return self.total / self.count


def mean_of(rows):
    mean = Mean(3)
    for row in tf.unstack(rows):
        mean.update(row)
    return mean.result()
