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
package io.github.camelcn.component.kodo;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Who may import what in this module, each rule with its reason. */
@AnalyzeClasses(
        packages = "io.github.camelcn.component.kodo",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

    @ArchTest
    static final ArchRule theClientsDoNotKnowCamel = noClasses()
            .that()
            .resideInAnyPackage("..kodo.client..", "..kodo.management..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "..common.camel..")
            .because("the protocols are tested, and can be used, without a Camel context");

    @ArchTest
    static final ArchRule onlyTheClientsKnowOkHttp = noClasses()
            .that()
            .resideOutsideOfPackages("..kodo.client..", "..kodo.management..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "..common.http..")
            .allowEmptyShould(true)
            .because("a component builds clients from options; how requests travel is the clients' affair");

    @ArchTest
    static final ArchRule theProtocolsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..kodo.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..kodo.management..")
            .because("S3 works without the native API; whoever has both joins them through the client's interfaces");

    @ArchTest
    static final ArchRule operationsDoNotKnowTheEndpoint = noClasses()
            .that()
            .resideInAPackage("..kodo.operation..")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Endpoint")
            .allowEmptyShould(true)
            .because("a handler reads a message and calls the store; it is tested without a route");

    @ArchTest
    static final ArchRule nothingUsesTheEmulator = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.camelcn.emulator..")
            .because("the emulator is for tests: a component that knew it could agree with it by mistake");

    @ArchTest
    static final ArchRule noCycles = slices().matching("io.github.camelcn.component.kodo.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the clients are below the operations, and they are below the component");
}
