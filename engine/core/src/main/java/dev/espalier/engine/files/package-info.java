/**
 * What the engine does with files beside reading them: whole folders, locks between processes, hashes of content.
 *
 * <p>It knows nothing of what the files hold. Start reading at {@link dev.espalier.engine.files.Folders}.
 */
package dev.espalier.engine.files;
