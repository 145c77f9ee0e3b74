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
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.github.camelcn.common.component.ComponentArchitecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(
        packages = "io.github.camelcn.component.kodo",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ComponentArchitecture.class);

    @ArchTest
    static final ArchRule theNativeApiDoesNotKnowS3 = noClasses()
            .that()
            .resideInAPackage("..kodo.management..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..kodo.client..")
            .because("the S3 client carries the native one along, to be shared and closed as one, and not vice versa");

    @ArchTest
    static final ArchRule s3WorksWithoutTheNativeApi = noClasses()
            .that()
            .resideInAPackage("..kodo.client..")
            .and()
            .haveSimpleNameNotEndingWith("KodoClient")
            .and()
            .doNotHaveFullyQualifiedName("io.github.camelcn.component.kodo.client.KodoClient$Builder")
            .and()
            .haveSimpleNameNotEndingWith("KodoStore")
            .and()
            .haveSimpleNameNotEndingWith("ManagedBuckets")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..kodo.management..")
            .because("the protocol has its own ideas of places and names of buckets, which others may supply");
}
