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
package io.github.camelcn.component.kodo.management;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What the native API may know of, each rule with its reason. */
@AnalyzeClasses(
        packages = "io.github.camelcn.component.kodo",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class ManagementArchitectureTest {

    @ArchTest
    static final ArchRule theNativeApiDoesNotKnowCamel = noClasses()
            .that()
            .resideInAnyPackage("..kodo.management..", "..kodo.names..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "..common.camel..")
            .because("the protocol is tested, and can be used, without a Camel context");

    @ArchTest
    static final ArchRule theNativeApiDoesNotKnowTheOtherClient = noClasses()
            .that()
            .resideInAnyPackage("..kodo.management..", "..kodo.names..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..kodo.client..")
            .because("the S3-compatible client asks the native API for regions and names, never the other way round");

    @ArchTest
    static final ArchRule namesKnowNobody = noClasses()
            .that()
            .resideInAPackage("..kodo.names..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..kodo.management..", "..common..")
            .because("everything in this component speaks of regions and storage classes");
}
