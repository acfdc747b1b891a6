package dev.espalier.engine.nd4j;

import dev.espalier.engine.worker.AgreementCheck;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class Nd4jAgreementTest {
    @Test
    void whatIsClaimedIsWhatTheReferenceComputes() {
        Assertions.assertEquals(List.of(), AgreementCheck.differences(new Nd4jMachine()));
    }
}
