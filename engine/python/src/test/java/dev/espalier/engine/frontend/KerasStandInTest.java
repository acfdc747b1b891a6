package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cells print that use keras without Keras; all expected numbers are those of Keras 3.15 on TensorFlow 2.22. */
class KerasStandInTest {
    private static Cells cells;

    @BeforeAll
    static void start() throws IOException {
        cells = new Cells();
        cells.run("""
                import keras, tensorflow as tf
                from keras import layers
                def shown(t):
                    return " ".join(f"{v:.4f}" for v in tf.reshape(t, (-1,)).numpy().tolist())
                def fill(model):
                    for n, w in enumerate(model.weights):
                        count = 1
                        for s in w.shape:
                            count *= s
                        w.assign(tf.reshape(tf.constant([((i * 7 + n * 3) % 11 + 1) / 23 for i in range(count)]), w.shape))
                x = tf.reshape(tf.constant([((i * 5) % 13) / 13 - 0.4 for i in range(2 * 8 * 8 * 3)]), (2, 8, 8, 3))
                """);
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @Test
    void aResidualNetworkGivesTheNumbersOfKeras() {
        assertEquals("""
                0.3693 0.1794 0.0931 0.2411 0.1171 0.3731 0.1791 0.0912 0.2409 0.1157 329 ['block', 'global_average_pooling2d', 'dense']
                ['kernel', 'gamma', 'beta', 'moving_mean', 'moving_variance', 'kernel', 'bias', 'gamma', 'beta', 'moving_mean', 'moving_variance', 'kernel', 'bias']
                11 0.0032 0.0088 0.0063 0.0113 0.0062 0.0057 0.0043 0.0041 0.0017 0.0060 0.0031 -0.0035 0.4668 -0.1331 -0.0684 -0.1789 -0.0864
                """, cells.run("""
                        keras.utils.clear_session()
                        class Block(layers.Layer):
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
                        class Net(keras.Model):
                            def __init__(self):
                                super().__init__()
                                self.block = Block(4)
                                self.pool = layers.GlobalAveragePooling2D()
                                self.head = layers.Dense(5, activation="softmax")
                            def call(self, x):
                                return self.head(self.pool(self.block(x)))
                        net = Net()
                        net(x)
                        fill(net)
                        print(shown(net(x)), net.count_params(), [layer.name for layer in net.layers])
                        print([w.name for w in net.block.weights])
                        with tf.GradientTape() as tape:
                            loss = tf.reduce_sum(net(x)[:, 0])
                        grads = tape.gradient(loss, net.trainable_variables)
                        print(len(grads), shown(grads[0][0, 0]), shown(grads[-1]))
                        """));
    }

    @Test
    void functionalAndSequentialModelsGiveTheNumbersOfKeras() {
        assertEquals("""
                (None, 32) 5.1412 7.7474 5.5634 5.6617 2.9584 3.9694
                0.1994 0.1750 0.1913 0.1945 0.2981 -0.0454 0.1366 0.1324 0.3526 0.1820
                """, cells.run("""
                        start = keras.Input((8, 8, 3))
                        h = layers.Conv2D(4, 3, activation="relu", padding="same")(start)
                        both = layers.Concatenate()([layers.MaxPooling2D(3, 2, padding="same")(h), layers.AveragePooling2D(3, 2, padding="same")(h)])
                        end = layers.Flatten()(layers.DepthwiseConv2D(3, padding="same", strides=2)(both * 2.0))
                        model = keras.Model(start, end)
                        fill(model)
                        print(end.shape, shown(model(x)[0, :6]))
                        line = keras.Sequential([keras.Input((3,)), layers.Dense(2, activation="tanh"), layers.LayerNormalization(), layers.BatchNormalization(), layers.Dropout(0.5)])
                        fill(line)
                        small = tf.constant([[1., 2., 3.], [3., 2., 1.]])
                        print(shown(line(small)), shown(line.layers[2](line.layers[0](small), training=True)), shown(line.layers[2].moving_mean))
                        """));
    }

    @Test
    void attentionGivesTheNumbersOfKeras() {
        assertEquals("""
                28.8088 24.1205 24.8403 27.5764 23.3369 25.3006 26.1760 22.3965 31.2863 26.1570 26.9307 29.9090 24.8037 27.5165 28.4112 24.3249 29.9157 25.0535 25.3603 28.6067 23.8607 25.9017 27.2346 22.9005 15
                """, cells.run("""
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
                                x = x + self.att(y, y, use_causal_mask=True)
                                return x + self.ff(x)
                        model = Transformer()
                        ids = tf.constant([[1, 2, 3], [4, 5, 10]])
                        model(ids)
                        fill(model)
                        print(shown(model(ids)[1]), len(model.weights))
                        """));
    }

    @Test
    void whatIsNotPlayedSaysSo() {
        assertTrue(cells.run("from keras.layers import Dens").contains("near are Dense"), "Dens");
        assertTrue(cells.run("keras.Sequential([]).fit(x)").contains("use tf.GradientTape"), "fit");
    }
}
