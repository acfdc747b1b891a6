/**
 * Python beside the JVM. It always runs in a child process, so that neither a crash nor a loop without end of the user's
 * code is one of ours; which interpreter it is, is a setting.
 *
 * <p>An {@link dev.espalier.engine.python.Interpreter} is found or bundled, a
 * {@link dev.espalier.engine.python.PythonChild} is started with it and runs cells, and the line between both is a
 * {@link dev.espalier.engine.channel.Channel}. The Python side lies in the resources of this package: {@code boot.py},
 * {@code espalier_runtime}, and what builds on it. A {@link dev.espalier.engine.python.LockedEnvironment} holds the real
 * frameworks that tests run against. Start reading at {@link dev.espalier.engine.python.PythonChild}.
 */
package dev.espalier.engine.python;
