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

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

import io.github.camelcn.emulator.Emulator;

/** Puts the emulators back to the beginning before each test, when {@link EmulatedCloud#resetBeforeEach()} says so. */
final class EmulatedCloudResetter implements TestExecutionListener {
    @Override
    public void beforeTestMethod(TestContext test) {
        EmulatedCloud cloud = TestContextAnnotationUtils.findMergedAnnotation(test.getTestClass(), EmulatedCloud.class);
        if (cloud != null && cloud.resetBeforeEach()) {
            test.getApplicationContext().getBeansOfType(Emulator.class).values().forEach(Emulator::reset);
        }
    }
}
