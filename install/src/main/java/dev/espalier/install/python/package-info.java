/**
 * The bundled Python interpreter and the environment of real frameworks that tests run against.
 *
 * <p>Both are made once in the user's cache folder and are kept. Start reading at
 * {@link dev.espalier.install.python.FrameworkEnvironment}.
 */
package dev.espalier.install.python;
