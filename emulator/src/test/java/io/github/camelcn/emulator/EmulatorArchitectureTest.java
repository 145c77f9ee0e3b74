/*
 * Copyright 2026 the camel-cn authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelcn.emulator;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "io.github.camelcn.emulator", importOptions = ImportOption.DoNotIncludeTests.class)
class EmulatorArchitectureTest {
    @ArchTest
    static final ArchRule STANDS_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax..",
                    "com.fasterxml.jackson..",
                    "org.junit.jupiter.api..",
                    "io.github.camelcn.emulator..")
            .because("with code shared with the clients a wrong signature would verify itself");

    @ArchTest
    static final ArchRule THE_SERVER_KNOWS_NO_SERVICE = classes()
            .that()
            .resideInAPackage("..emulator.http..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax..", "..emulator.http..")
            .because("every service stands on the same server");

    @ArchTest
    static final ArchRule SHARED_ROOMS_KNOW_NO_SERVICE = noClasses()
            .that()
            .resideInAnyPackage(
                    "..emulator.storage..", "..emulator.wire..", "..emulator.evidence..", "..emulator.notification..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..emulator", "..emulator.qingstor..", "..emulator.kodo..", "..emulator.qingzhou..")
            .because("what the services share must not favour one of them");

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "io.github.camelcn.emulator.(qingstor|kodo|qingzhou)..")
            .should()
            .notDependOnEachOther()
            .because("one service must be free to change without asking the others");

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_KNOW_WHO_RUNS_THEM = noClasses()
            .that()
            .resideInAnyPackage("..emulator.qingstor..", "..emulator.kodo..", "..emulator.qingzhou..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..emulator")
            .because("ports, faults and journals stand around a service, not in it");

    @ArchTest
    static final ArchRule KODOS_PROTOCOLS_MEET_ONLY_IN_THE_STORE = slices().matching(
                    "io.github.camelcn.emulator.kodo.(s3|nativeapi)..")
            .should()
            .notDependOnEachOther()
            .because("they are two views of the same buckets");

    @ArchTest
    static final ArchRule STYLES_MEET_ONLY_IN_THE_FLEET = slices().assignedFrom(new StyleOfQingzhou())
            .should()
            .notDependOnEachOther()
            .because("they are three views of the same machines");

    /** By the beginnings of their names: one package, so that the fleet itself can stay hidden from the outside. */
    private static final class StyleOfQingzhou implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().endsWith(".emulator.qingzhou")
                    ? Stream.of("OpenApi", "Rest", "Qingcloud")
                            .filter(type.getName()
                                    .substring(type.getPackageName().length() + 1)::startsWith)
                            .findFirst()
                            .map(SliceIdentifier::of)
                            .orElse(SliceIdentifier.ignore())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "styles of Qingzhou";
        }
    }

    @ArchTest
    static final ArchRule THE_FLEET_IS_NO_STORE = noClasses()
            .that()
            .resideInAPackage("..emulator.qingzhou..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..emulator.storage..")
            .because("a compute service keeps no objects");

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSIONS_KNOW_JUNIT = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("EmulatorExtension")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..")
            .because("JUnit is optional; the emulator also runs from the command line");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.github.camelcn.(**)")
            .should()
            .beFreeOfCycles()
            .because("the public face depends on services, services on the server, never back");
}
