import keras
import tensorflow as tf
from keras import layers
import espalier

class Block(keras.Model):
    def __init__(self, c):
        super().__init__()
        self.conv1 = layers.Conv2D(c, 3, strides=2, padding="same", use_bias=False)
        self.bn1 = layers.BatchNormalization()
        self.conv2 = layers.Conv2D(c, 3, padding="same")
        self.bn2 = layers.BatchNormalization()
        self.short = layers.Conv2D(c, 1, strides=2)

    def call(self, x):
        y = keras.activations.relu(self.bn1(self.conv1(x)))
        return keras.activations.relu(self.bn2(self.conv2(y)) + self.short(x))

class Transformer(keras.Model):
    def __init__(self):
        super().__init__()
        self.emb = layers.Embedding(11, 8)
        self.att = layers.MultiHeadAttention(2, 4)
        self.ln = layers.LayerNormalization(epsilon=1e-6)
        self.ff = keras.Sequential([layers.Dense(16, activation="gelu"), layers.Dropout(0.1), layers.Dense(8)])

    def call(self, ids):
        x = self.emb(ids)
        y = self.ln(x)
        x = x + self.att(y, y)
        return x + self.ff(x)

def numbers(count, seed):
    return [((i * 7 + seed * 3) % 11 - 5) / 17 for i in range(count)]

def ready(model, x):
    model(x)
    for seed, weight in enumerate(model.weights):
        count = 1
        for size in weight.shape:
            count *= size
        given = tf.reshape(tf.constant(numbers(count, seed)), weight.shape)
        weight.assign(given * given + 0.1 if "variance" in weight.name else given)
    return model

def loss(model, x):
    return tf.reduce_sum(tf.square(model(x)))

x = tf.reshape(tf.constant(numbers(2 * 6 * 6 * 3, 1)), (2, 6, 6, 3))
ids = tf.constant([[1, 2, 3], [4, 5, 10]])
block, transformer = ready(Block(4), x), ready(Transformer(), ids)

def direct(model, x):
    with tf.GradientTape() as tape:
        value = loss(model, x)
    return float(value), [g for g in tape.gradient(value, model.trainable_weights)]

def flat(t):
    return tf.reshape(tf.convert_to_tensor(t), (-1,)).numpy().tolist()
