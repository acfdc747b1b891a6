/**
 * What cells ask of the engine: graphs of what they ran, translations of what they defined, runs on a backend.
 *
 * <p>The Python package {@code espalier} is the other side. Start with {@link dev.espalier.engine.session.EngineServices}.
 */
package dev.espalier.engine.session;
