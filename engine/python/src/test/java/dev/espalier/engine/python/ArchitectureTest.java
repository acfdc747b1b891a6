package dev.espalier.engine.python;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.espalier.engine");

    @Test
    void theLineKnowsNothingOfPython() {
        noClasses()
                .that()
                .resideInAPackage("dev.espalier.engine.channel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.espalier.engine.python")
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNothingOfTranslation() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.espalier.engine.channel", "dev.espalier.engine.python")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.espalier.engine.syntax..",
                        "dev.espalier.engine.dialect..",
                        "dev.espalier.engine.types..",
                        "dev.espalier.engine.transpile..")
                .check(CLASSES);
    }
}
