package dev.espalier.kernel.cell;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A cell to run.
 *
 * @param count its number
 * @param silent whether nothing is to be shown or remembered
 * @param userExpressions expressions to be evaluated afterwards, by a name for each
 * @param allowsStdin whether the user can be asked
 */
public record Request(
        String code,
        int count,
        boolean silent,
        boolean storesHistory,
        ObjectNode userExpressions,
        boolean allowsStdin) {

    public Request withCode(String other) {
        return new Request(other, count, silent, storesHistory, userExpressions, allowsStdin);
    }
}
