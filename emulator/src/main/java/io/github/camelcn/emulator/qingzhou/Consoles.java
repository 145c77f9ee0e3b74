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

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

import io.github.camelcn.emulator.evidence.NotVerified;

/** Tickets to consoles and pictures of screens. Guarded by the fleet's monitor. */
final class Consoles {
    /** How long a ticket opens a console. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** A ticket. */
    record Ticket(String instanceId, String token, Instant expiresAt) {

        /** Where the console is on this server. */
        String pathAndQuery() {
            return "/vnc/" + instanceId + "?token=" + token;
        }
    }

    private final Fleet fleet;
    private final Map<String, Ticket> tickets = new HashMap<>();

    Consoles(Fleet fleet) {
        this.fleet = fleet;
    }

    void reset() {
        tickets.clear();
    }

    Ticket open(Lifecycle lifecycle, Instance instance) {
        lifecycle.require(instance, "shown", Set.of(InstanceState.RUNNING));
        String token = String.join("", List.of(fleet.newId(""), fleet.newId(""), fleet.newId(""), fleet.newId("")));
        Ticket ticket = new Ticket(instance.id(), token, fleet.now().plus(LIFETIME));
        tickets.values().removeIf(old -> !fleet.now().isBefore(old.expiresAt()));
        tickets.put(token, ticket);
        return ticket;
    }

    /** Whether the token still opens the console of this instance. */
    @NotVerified("A ticket opens the console as often as wanted until it expires.")
    boolean opens(String instanceId, String token) {
        Ticket ticket = tickets.get(token);
        return ticket != null
                && ticket.instanceId().equals(instanceId)
                && fleet.now().isBefore(ticket.expiresAt());
    }

    /** @param format {@code png} or {@code jpeg} */
    static byte[] screenshot(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
