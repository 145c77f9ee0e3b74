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
package io.github.camelcn.emulator.qingzhou;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which accepted changes will not reach their target. Thread-safe. */
final class FailurePlan {
    private static final class Order {
        private final String operation;
        private final String instance;
        private int left;

        Order(String operation, String instance, int times) {
            this.operation = operation;
            this.instance = instance;
            this.left = times;
        }

        synchronized boolean strikes(String asked, Instance one) {
            boolean fits = left > 0
                    && (operation.equals("*") || operation.equals(asked))
                    && (instance.equals("*") || instance.equals(one.id()) || instance.equals(one.name));
            left -= fits ? 1 : 0;
            return fits;
        }
    }

    private final List<Order> orders = new CopyOnWriteArrayList<>();

    /** @param instance id, name or {@code *} */
    void add(String operation, String instance, int times) {
        orders.add(new Order(operation, instance, times));
    }

    boolean strikes(String operation, Instance instance) {
        return orders.stream().anyMatch(order -> order.strikes(operation, instance));
    }

    void clear() {
        orders.clear();
    }
}
