package dev.espalier.kernel;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.espalier.kernel");

    private static String in(String name) {
        return "dev.espalier.kernel." + name;
    }

    @Test
    void packagesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("wire")
                .definedBy(in("wire"))
                .layer("cell")
                .definedBy(in("cell"))
                .layer("jshell")
                .definedBy(in("jshell"))
                .layer("python")
                .definedBy(in("python"))
                .layer("magic")
                .definedBy(in("magic"))
                .layer("notebook")
                .definedBy(in("notebook"))
                .layer("kernel")
                .definedBy("dev.espalier.kernel")
                .whereLayer("kernel")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("magic")
                .mayOnlyBeAccessedByLayers("kernel")
                .whereLayer("jshell")
                .mayOnlyBeAccessedByLayers("magic")
                .whereLayer("python")
                .mayOnlyBeAccessedByLayers("magic", "kernel")
                .whereLayer("cell")
                .mayOnlyBeAccessedByLayers("jshell", "python", "magic", "notebook", "kernel")
                .check(CLASSES);
    }

    @Test
    void socketsBelongToOnePackage() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(in("wire"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.zeromq..")
                .check(CLASSES);
    }
}
