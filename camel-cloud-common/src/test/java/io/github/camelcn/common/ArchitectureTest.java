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
package io.github.camelcn.common;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Who may import what in this module, each rule with its reason. */
@AnalyzeClasses(packages = "io.github.camelcn.common", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheCamelPackagesKnowCamel = noClasses()
            .that()
            .resideOutsideOfPackages("..common.camel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("transfer engine, call chain and values are tested, and can be used, without a Camel context");

    @ArchTest
    static final ArchRule onlyTheCallChainKnowsOkHttp = noClasses()
            .that()
            .resideOutsideOfPackages("..common.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..")
            .because("the HTTP client is a detail of one package; whoever needs a call makes a ServiceRequest");

    @ArchTest
    static final ArchRule arrowsGoOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("camel")
            .definedBy("..common.camel..")
            .layer("http")
            .definedBy("..common.http..")
            .layer("multipart")
            .definedBy("..common.multipart..")
            .layer("objectstore")
            .definedBy("..common.objectstore..")
            .layer("payload")
            .definedBy("..common.payload..")
            .layer("wire")
            .definedBy("..common.wire..")
            .layer("monitor")
            .definedBy("..common.monitor..")
            .layer("retry")
            .definedBy("..common.retry..")
            .layer("credentials")
            .definedBy("..common.credentials..")
            .layer("error")
            .definedBy("..common.error..")
            .whereLayer("camel")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("camel", "monitor", "wire")
            .whereLayer("monitor")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("wire")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("multipart")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("objectstore")
            .mayOnlyBeAccessedByLayers("camel", "multipart", "wire")
            .whereLayer("payload")
            .mayOnlyBeAccessedByLayers("camel", "monitor", "multipart", "objectstore", "http", "wire")
            .whereLayer("retry")
            .mayOnlyBeAccessedByLayers("camel", "http")
            .whereLayer("credentials")
            .mayOnlyBeAccessedByLayers("camel", "http")
            .because(
                    "the port knows nothing of HTTP and HTTP nothing of the port: wire and the components' clients join"
                            + " the two, and nothing of the suite above the port needs to know how");

    @ArchTest
    static final ArchRule noCycles = slices().matching("io.github.camelcn.common.(*)..")
            .should()
            .beFreeOfCycles()
            .because("rooms that need each other are one room");

    @ArchTest
    static final ArchRule interceptorsStayInside = classes()
            .that()
            .haveSimpleNameEndingWith("Interceptor")
            .should()
            .bePackagePrivate()
            .because("the order of the chain is decided in one list, in CloudHttpClient");
}
