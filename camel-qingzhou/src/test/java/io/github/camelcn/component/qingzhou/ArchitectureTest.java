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
package io.github.camelcn.component.qingzhou;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.github.camelcn.common.component.ComponentArchitecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Who may import what in this module. */
@AnalyzeClasses(
        packages = "io.github.camelcn.component.qingzhou",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ComponentArchitecture.class);

    @ArchTest
    static final ArchRule modelAndContractKnowNeitherCamelNorHttp = noClasses()
            .that()
            .resideInAnyPackage("..qingzhou.model..", "..qingzhou.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "okhttp3..", "..common..", "..qingzhou.client..")
            .because("what a cloud is, and what a contract says, does not depend on how it is spoken to");
}
