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
package io.github.camelcn.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

import io.github.camelcn.emulator.notification.Notifications;
import io.github.camelcn.emulator.qingstor.Account;
import io.github.camelcn.emulator.qingstor.QingStorContents;
import io.github.camelcn.emulator.qingstor.QingStorService;
import io.github.camelcn.emulator.qingstor.ServiceOptions;

/**
 * A QingStor server in this process. It verifies signatures itself, keeps large objects on disk, and misbehaves on
 * request.
 *
 * <p>How hosts are read: an IP address, {@code localhost} or an unknown name is path style without a zone and serves
 * buckets of every zone; {@code <zone>.<base host>} is path style in that zone; {@code <bucket>.<zone>.<base host>} is
 * virtual-host style; {@code <bucket>.<base host>} redirects. An unsigned {@code HEAD /<bucket>} on the base host or an
 * IP address is answered 301 with the zone in its Location.
 *
 * <p>Thread-safe. {@link #close()} ends all connections and threads and removes temporary files.
 */
public final class QingStorEmulator implements Emulator {
    /** Access key every emulator knows unless others are named. */
    public static final String ACCESS_KEY = "EMULATORACCESSKEYID";

    /** Secret of {@link #ACCESS_KEY}. */
    public static final String SECRET_KEY = "emulatorSecretAccessKey0123456789abcdefg";

    /** The user that owns the buckets made by the builder and all key pairs without a user of their own. */
    public static final String USER_ID = "usr-emulator";

    private final RunningService running;
    private final QingStorService service;
    private final QingStorContents contents;
    private final FaultSwitches faults;
    private final Builder settings;

    private QingStorEmulator(Builder settings) throws IOException {
        this.settings = settings;
        this.faults = new FaultSwitches();
        this.service = QingStorService.open(
                settings.options(),
                new SkewedClock(settings.clock, faults),
                Optional.ofNullable(settings.dataDir),
                settings.memoryBudget);
        this.contents = service.contents();
        createBuckets();
        try {
            this.running = new RunningService(
                    service,
                    faults,
                    settings.journalSize,
                    settings.address,
                    settings.port,
                    Optional.ofNullable(settings.sslContext));
        } catch (IOException e) {
            service.close();
            throw e;
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** {@code http://127.0.0.1:port}, or {@code https} when an SSL context was given. */
    @Override
    public URI endpoint() {
        return running.endpoint();
    }

    /** The endpoint by name, {@code http://<base host>:port}; for clients whose DNS maps the base host here. */
    public URI namedEndpoint() {
        return running.named(settings.baseHost);
    }

    @Override
    public String service() {
        return "qingstor";
    }

    @Override
    public List<String> accessKeys() {
        return settings.options().accounts().stream().map(Account::accessKey).toList();
    }

    @Override
    public int port() {
        return running.server().port();
    }

    @Override
    public FaultSwitches faults() {
        return faults;
    }

    /** What the service tells others when objects change: delivered in the background, and broken at will. */
    public Notifications notifications() {
        return service.notifications();
    }

    /** The objects past the protocol. */
    public QingStorContents store() {
        return contents;
    }

    /** The latest requests in the order they were answered, at most as many as the builder says. */
    @Override
    public List<RecordedRequest> requests() {
        return running.journal().entries();
    }

    /** Requests since the start or the last clearing, including those no longer kept. */
    @Override
    public long requestCount() {
        return running.journal().served();
    }

    @Override
    public void clearRequests() {
        running.journal().clear();
    }

    /** Connections accepted since the start. */
    @Override
    public long connectionsOpened() {
        return running.server().connectionsOpened();
    }

    /** Connections open now. */
    @Override
    public int connectionsOpen() {
        return running.server().connectionsOpen();
    }

    /** @see QingStorContents#putObject(String, String, byte[]) */
    public void putObject(String bucket, String key, byte[] bytes) {
        contents.putObject(bucket, key, bytes);
    }

    /** @see QingStorContents#objectBytes(String, String) */
    public byte[] objectBytes(String bucket, String key) {
        return contents.objectBytes(bucket, key);
    }

    /** @see QingStorContents#rawBytesAtRest(String, String) */
    public byte[] rawBytesAtRest(String bucket, String key) {
        return contents.rawBytesAtRest(bucket, key);
    }

    /** @see QingStorContents#keys(String) */
    public List<String> keys(String bucket) {
        return contents.keys(bucket);
    }

    /** @see QingStorContents#uploads(String) */
    public List<String> uploads(String bucket) {
        return contents.uploads(bucket);
    }

    /**
     * Back to the beginning: faults disarmed, journal empty, buckets of the builder present and empty, others gone.
     * Requests must not be under way.
     */
    @Override
    public void reset() {
        faults.clear();
        contents.buckets().stream()
                .filter(bucket -> !settings.buckets.containsKey(bucket))
                .forEach(contents::removeBucket);
        contents.clear();
        createBuckets();
        service.notifications().clear();
        running.journal().clear();
    }

    private void createBuckets() {
        settings.buckets.forEach((name, zone) ->
                contents.createBucket(name, zone.isEmpty() ? settings.zones().get(0) : zone));
        settings.readable.forEach(contents::allowAnonymousRead);
    }

    @Override
    public void close() {
        running.close();
        service.close();
    }

    /** Settings of an emulator. Not thread-safe. */
    public static final class Builder {
        private static final long GIB = 1024L * 1024 * 1024;
        private static final long MIB = 1024L * 1024;

        private InetAddress address = InetAddress.getLoopbackAddress();
        private int port;
        private final List<Account> accounts = new ArrayList<>();
        private final List<String> zones = new ArrayList<>();
        private final Map<String, String> buckets = new LinkedHashMap<>();
        private final Set<String> readable = new LinkedHashSet<>();
        private Path dataDir;
        private Clock clock = Clock.systemUTC();
        private SSLContext sslContext;
        private String baseHost = "qingstor.test";
        private boolean strict = true;
        private boolean zoneCheckOnIp;
        private boolean trustContentMd5;
        private int listLimit = 1000;
        private int journalSize = 10_000;
        private long maxSingleObjectBytes = 5 * GIB;
        private long minPartBytes = 4 * MIB;
        private long memoryBudget = Math.min(256 * MIB, Runtime.getRuntime().maxMemory() / 8);

        private Builder() {}

        /** Port to listen on; 0, the default, takes any free one. */
        public Builder port(int number) {
            if (number < 0 || number > 65535) {
                throw new IllegalArgumentException("port must be between 0 and 65535, got " + number);
            }
            port = number;
            return this;
        }

        /** Address to listen on; the default is the loopback address, {@code 127.0.0.1}. */
        public Builder address(InetAddress local) {
            address = Objects.requireNonNull(local, "address");
            return this;
        }

        /** A key pair of the default user. May be called repeatedly; replaces the built-in pair. */
        public Builder credentials(String accessKey, String secretKey) {
            return credentials(accessKey, secretKey, USER_ID);
        }

        /** A key pair of another user, who sees only what policies and ACLs allow. */
        public Builder credentials(String accessKey, String secretKey, String userId) {
            accounts.add(new Account(accessKey, secretKey, userId));
            return this;
        }

        /** A zone; the first one named is the default. Without any there is {@code pek3a} alone. */
        public Builder zone(String zone) {
            zones.add(zone.toLowerCase(Locale.ROOT));
            return this;
        }

        public Builder zones(String... several) {
            Arrays.stream(several).forEach(this::zone);
            return this;
        }

        /** A bucket that is there from the start, in the default zone. */
        public Builder bucket(String name) {
            return bucket(name, "");
        }

        /** A bucket that is there from the start, in one of the zones. */
        public Builder bucket(String name, String zone) {
            buckets.put(name, zone);
            return this;
        }

        /** Lets everybody read the objects of this bucket without credentials; the bucket must be named as well. */
        public Builder anonymousRead(String bucket) {
            readable.add(bucket);
            return this;
        }

        /** Keeps buckets and objects in this directory beyond {@link #close()}. */
        public Builder dataDir(Path directory) {
            dataDir = Objects.requireNonNull(directory, "dataDir");
            return this;
        }

        /** The server's clock; the system clock by default. */
        public Builder clock(Clock serverClock) {
            clock = Objects.requireNonNull(serverClock, "clock");
            return this;
        }

        /** Speaks TLS with this context. */
        public Builder sslContext(SSLContext context) {
            sslContext = Objects.requireNonNull(context, "sslContext");
            return this;
        }

        /** The name below which zones and buckets are hosts; {@code qingstor.test} by default. */
        public Builder baseHost(String host) {
            baseHost = host.toLowerCase(Locale.ROOT);
            return this;
        }

        /**
         * Whether only signatures by the rules are accepted, the default. False accepts the known deviations of official
         * SDKs as well.
         */
        public Builder strict(boolean onlyTheRules) {
            strict = onlyTheRules;
            return this;
        }

        /** Whether an IP address stands for the default zone only; false by default. */
        public Builder zoneCheckOnIp(boolean check) {
            zoneCheckOnIp = check;
            return this;
        }

        /**
         * Whether a Content-MD5 is believed instead of checked; false by default. Benchmarks use it so that the server
         * spends no time on digests the client has computed; bodies without Content-MD5 are digested as always.
         */
        public Builder trustContentMd5(boolean trust) {
            trustContentMd5 = trust;
            return this;
        }

        /** Most entries in a page of objects; 1000 by default, the documentation says 100. */
        public Builder listLimit(int entries) {
            listLimit = entries;
            return this;
        }

        /** Most requests the journal keeps; 10,000 by default, 0 keeps none. */
        public Builder journalSize(int requests) {
            if (requests < 0) {
                throw new IllegalArgumentException("journalSize must not be negative, got " + requests);
            }
            journalSize = requests;
            return this;
        }

        /** Most bytes in one put, append, part or copy source; 5 GiB by default. */
        public Builder maxSingleObjectBytes(long bytes) {
            maxSingleObjectBytes = bytes;
            return this;
        }

        /** Fewest bytes in a part other than the last; 4 MiB by default. */
        public Builder minPartBytes(long bytes) {
            minPartBytes = bytes;
            return this;
        }

        /** Most bytes of objects up to 64 KiB kept on the heap; larger objects are never kept there. */
        public Builder memoryBudget(long bytes) {
            memoryBudget = bytes;
            return this;
        }

        /**
         * Starts the server.
         *
         * @throws UncheckedIOException when the port is taken or the data directory cannot be used
         * @throws IllegalArgumentException when the settings do not fit together
         */
        public QingStorEmulator start() {
            try {
                return new QingStorEmulator(this);
            } catch (IOException e) {
                throw new UncheckedIOException("the emulator cannot start: " + e.getMessage(), e);
            }
        }

        private List<String> zones() {
            return zones.isEmpty() ? List.of("pek3a") : zones;
        }

        private ServiceOptions options() {
            return new ServiceOptions(
                    accounts.isEmpty() ? List.of(new Account(ACCESS_KEY, SECRET_KEY, USER_ID)) : accounts,
                    zones(),
                    baseHost,
                    strict,
                    zoneCheckOnIp,
                    trustContentMd5,
                    listLimit,
                    maxSingleObjectBytes,
                    minPartBytes);
        }
    }
}
