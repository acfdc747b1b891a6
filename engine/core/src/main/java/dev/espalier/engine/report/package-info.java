/**
 * What a run has to say: findings, each with its place, kind, API and reason.
 *
 * <p>Start reading at {@link dev.espalier.engine.report.Finding}.
 */
package dev.espalier.engine.report;
