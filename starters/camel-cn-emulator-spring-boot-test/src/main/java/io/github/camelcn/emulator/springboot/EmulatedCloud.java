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
package io.github.camelcn.emulator.springboot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs emulators beside the application of a Spring test, and leads the components of {@code camel.component.*} there:
 * endpoints and keys are set, whatever the application's own properties say.
 *
 * <pre>{@code
 * @CamelSpringBootTest
 * @SpringBootTest
 * @EmulatedCloud(buckets = "inbox")
 * class UploadTest {
 *     @Autowired
 *     QingStorEmulator qingstor;
 * }
 * }</pre>
 *
 * <p>The emulators are beans, {@code QingStorEmulator}, {@code KodoEmulator} and {@code QingzhouEmulator}. They begin
 * before the application and end after it, and live as long as its context, which tests with the same configuration
 * share. The zone of QingStor, the region of Kodo and the {@code api-style} of Qingzhou stay those of the application, and
 * the emulators follow them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface EmulatedCloud {
    /** A service that can be emulated. */
    enum Service {
        QINGSTOR,
        KODO,
        QINGZHOU
    }

    /** What runs; everything by default. */
    Service[] value() default {Service.QINGSTOR, Service.KODO, Service.QINGZHOU};

    /** Buckets that are there from the start, in every store that runs. May hold placeholders, as {@code ${my.bucket}}. */
    String[] buckets() default {};

    /** Running instances that are there from the start. */
    int instances() default 0;

    /**
     * Whether each test begins with the buckets and instances of the start and no faults, as with the JUnit extensions.
     * Not for applications whose routes are at work between tests: requests must not be under way then. False by default.
     */
    boolean resetBeforeEach() default false;

    /** Port of a page that shows what the emulators hold and what was asked of them; 0 for any free one, -1 for no page. */
    int pagePort() default -1;
}
