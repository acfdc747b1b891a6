package dev.espalier.engine;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.espalier.engine");

    private static String in(String name) {
        return "dev.espalier.engine." + name;
    }

    @Test
    void packagesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("syntax")
                .definedBy(in("syntax"))
                .layer("ir")
                .definedBy(in("ir"))
                .layer("dialect")
                .definedBy(in("dialect"))
                .layer("types")
                .definedBy(in("types"))
                .layer("report")
                .definedBy(in("report"))
                .layer("transpile")
                .definedBy(in("transpile"))
                .layer("backend")
                .definedBy(in("backend"))
                .layer("pass")
                .definedBy(in("pass"))
                .optionalLayer("emit")
                .definedBy(in("emit"))
                .optionalLayer("trace")
                .definedBy(in("trace"))
                .optionalLayer("weights")
                .definedBy(in("weights"))
                .whereLayer("emit")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("trace")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("weights")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("pass")
                .mayOnlyBeAccessedByLayers("emit", "trace")
                .whereLayer("backend")
                .mayOnlyBeAccessedByLayers("pass", "emit", "trace", "weights")
                .whereLayer("transpile")
                .mayOnlyBeAccessedByLayers("emit")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("transpile")
                .whereLayer("types")
                .mayOnlyBeAccessedByLayers("transpile", "emit", "trace")
                .whereLayer("dialect")
                .mayOnlyBeAccessedByLayers("types", "transpile", "emit", "trace")
                .whereLayer("ir")
                .mayOnlyBeAccessedByLayers(
                        "dialect", "types", "transpile", "backend", "pass", "emit", "trace", "weights")
                .check(CLASSES);
    }
}
