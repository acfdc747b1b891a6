/**
 * Jupyter's messages over ZeroMQ.
 *
 * <p>One thread owns all sockets ({@link dev.espalier.kernel.wire.Connection}); others hand it messages through a queue
 * and never touch a socket. What arrives is checked before it is read: an unsigned, repeated or malformed message is
 * dropped. Start reading at {@link dev.espalier.kernel.wire.Message}.
 */
package dev.espalier.kernel.wire;
