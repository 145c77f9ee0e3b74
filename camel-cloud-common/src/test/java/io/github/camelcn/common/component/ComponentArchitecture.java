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
package io.github.camelcn.common.component;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Who may import what in a component, each rule with its reason. A component's test has them with
 * {@code @ArchTest static final ArchTests RULES = ArchTests.in(ComponentArchitecture.class)}.
 */
public final class ComponentArchitecture {

    @ArchTest
    public static final ArchRule theClientDoesNotKnowCamel = noClasses()
            .that()
            .resideInAnyPackage("..component.*.client..", "..component.*.management..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "..common.camel..")
            .because("the protocol is tested, and can be used, without a Camel context");

    @ArchTest
    public static final ArchRule onlyTheClientKnowsOkHttp = noClasses()
            .that()
            .resideOutsideOfPackages("..component.*.client..", "..component.*.management..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "..common.http..", "..common.wire..")
            .because("a component builds a client from options; how requests travel is the client's affair");

    @ArchTest
    public static final ArchRule operationsDoNotKnowTheEndpoint = noClasses()
            .that()
            .resideInAPackage("..component.*.operation..")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Endpoint")
            .because("a handler reads a message and calls the store; it is tested without a route");

    @ArchTest
    public static final ArchRule nothingUsesTheEmulator = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.camelcn.emulator..")
            .because("the emulator is for tests: a component that knew it could agree with it by mistake");

    @ArchTest
    public static final ArchRule noCycles = slices().matching("io.github.camelcn.component.*.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the client is below the operations, and they are below the component");

    private ComponentArchitecture() {}
}
