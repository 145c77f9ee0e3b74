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
package io.github.camelcn.common.camel.consumer;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.ObjectNotFoundException;
import io.github.camelcn.common.error.PreconditionFailedException;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.CustomerKey;
import io.github.camelcn.common.objectstore.DeleteObjectRequest;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.MoveObjectRequest;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;

/**
 * What becomes of an object once its exchange is done. Acts on the object as it was claimed and never on another
 * content that took its name meanwhile. Thread-safe.
 */
sealed interface AfterRead {

    /** Leaves an object where it is. */
    Deed STAYS = () -> false;

    /**
     * Decides what is to be done, while there is an exchange to ask.
     *
     * @param exchange for expressions; not where the object's name comes from
     */
    Deed of(ConsumedObject object, Exchange exchange) throws IOException;

    /** What is to be done. */
    @FunctionalInterface
    interface Deed {
        /** @return whether the object is gone from where it was consumed */
        boolean run() throws IOException;
    }

    /** Leaves it where it is. */
    record Keep() implements AfterRead {

        @Override
        public Deed of(ConsumedObject object, Exchange exchange) {
            return STAYS;
        }
    }

    /** Deletes it. The check comes first and is a request of its own: stores delete unconditionally. */
    record Delete(Supplier<ObjectStore> store, Supplier<Optional<CustomerKey>> key) implements AfterRead {

        @Override
        public Deed of(ConsumedObject object, Exchange exchange) {
            return () -> switch (Now.of(object, store.get(), key.get())) {
                case SAME -> {
                    store.get().delete(new DeleteObjectRequest(object.ref()));
                    yield true;
                }
                case OTHER -> Now.overwritten(object);
                case GONE -> true;
            };
        }
    }

    /** Moves it on the server, in one conditional request if the store gave an ETag. */
    record Move(Supplier<ObjectStore> store, Supplier<Optional<CustomerKey>> key, MoveTarget target)
            implements AfterRead {

        @Override
        public Deed of(ConsumedObject object, Exchange exchange) throws IOException {
            ObjectRef to = target.of(object.ref(), exchange);
            return () -> move(object, to);
        }

        private boolean move(ConsumedObject object, ObjectRef to) throws IOException {
            String etag = object.info().etag();
            if (etag.isEmpty() && Now.of(object, store.get(), key.get()) == Now.OTHER) {
                return Now.overwritten(object);
            }
            try {
                Conditions unchanged = etag.isEmpty() ? Conditions.NONE : Conditions.ifMatch(etag);
                store.get().move(new MoveObjectRequest(object.ref(), to, unchanged));
                return true;
            } catch (PreconditionFailedException e) {
                return Now.overwritten(object);
            } catch (ObjectNotFoundException e) {
                Now.LOG.warn("Cannot move {} to {}: somebody else deleted or moved it", object.ref(), to);
                return true;
            }
        }
    }

    /** What is under the object's name now. */
    enum Now {
        SAME,
        OTHER,
        GONE;

        private static final Logger LOG = LoggerFactory.getLogger(AfterRead.class);

        static Now of(ConsumedObject object, ObjectStore store, Optional<CustomerKey> key) throws IOException {
            try {
                ObjectIdentity now =
                        ObjectIdentity.of(store.head(new HeadObjectRequest(object.ref(), Conditions.NONE, key)));
                return now.equals(ObjectIdentity.of(object.info())) ? SAME : OTHER;
            } catch (ObjectNotFoundException e) {
                return GONE;
            }
        }

        static boolean overwritten(ConsumedObject object) {
            LOG.warn("{} was overwritten while it was consumed: the new content stays and is consumed", object.ref());
            return false;
        }
    }
}
