package dev.espalier.visualizer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/graphviz/"))
            .importPackages("dev.espalier.visualizer");

    @Test
    void ofTheEngineOnlyGraphsAreKnown() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.espalier.visualizer..",
                        "dev.espalier.engine.ir..",
                        "java..",
                        "org.eclipse.elk..",
                        "org.eclipse.emf..",
                        "guru.nidi.graphviz..",
                        "javax.imageio..",
                        "javax.swing..",
                        "com.github.weisj.jsvg..",
                        "de.rototor.pdfbox..",
                        "org.apache.pdfbox..",
                        "com.fasterxml.jackson..")
                .check(CLASSES);
    }

    @Test
    void onlyPaperIsDrawnOnByJava() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Paper")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax..", "com.github..", "de.rototor..", "org.apache..")
                .check(CLASSES);
    }

    @Test
    void onlyTheLayoutKnowsElk() {
        noClasses()
                .that()
                .doNotHaveSimpleName("LayeredLayout")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse..")
                .check(CLASSES);
    }
}
