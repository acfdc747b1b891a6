package dev.espalier.engine.libtorch;

import dev.espalier.engine.worker.AgreementCheck;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LibtorchAgreementTest {
    @Test
    void whatIsClaimedIsWhatTheReferenceComputes() {
        Assertions.assertEquals(List.of(), AgreementCheck.differences(new Libtorch()));
    }
}
