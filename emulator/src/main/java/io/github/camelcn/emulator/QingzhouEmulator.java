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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

import io.github.camelcn.emulator.qingzhou.Account;
import io.github.camelcn.emulator.qingzhou.Catalog;
import io.github.camelcn.emulator.qingzhou.QingzhouCall;
import io.github.camelcn.emulator.qingzhou.QingzhouControls;
import io.github.camelcn.emulator.qingzhou.QingzhouOptions;
import io.github.camelcn.emulator.qingzhou.QingzhouService;

/**
 * A Qingzhou cloud in this process: one fleet behind the API styles {@code openapi}, {@code rest} and
 * {@code qingcloud}. It verifies signatures itself, takes its time over changes, and misbehaves on request.
 *
 * <p>Time: transitions live by the builder's clock plus what {@link #passTime(Duration)} adds, signatures are checked by
 * the clock alone. With a long transition delay and {@code passTime} a test decides when a change takes effect, while
 * clients sign by their own clock as always.
 *
 * <p>Thread-safe. {@link #close()} ends all connections and threads.
 */
public final class QingzhouEmulator implements Emulator {
    /** Access key id every emulator knows unless others are named. */
    public static final String ACCESS_KEY_ID = "AKID-emulator";

    /** Secret of {@link #ACCESS_KEY_ID}. */
    public static final String ACCESS_KEY_SECRET = "emulator-secret";

    /** User of style B every emulator knows unless others are named. */
    public static final String USERNAME = "admin";

    /** Password of {@link #USERNAME}. */
    public static final String PASSWORD = "Emulator-Pass-1";

    private final RunningService running;
    private final QingzhouService service;
    private final QingzhouControls controls;
    private final List<String> accessKeys;
    private final FaultSwitches faults = new FaultSwitches("ServiceUnavailable", 429, "Throttling.User");

    private QingzhouEmulator(Builder settings) throws IOException {
        this.service = QingzhouService.open(
                settings.options(), settings.clock, new SkewedClock(settings.clock, faults), settings.journalSize);
        this.controls = service.controls();
        this.accessKeys = settings.options().accounts().stream()
                .flatMap(account -> Stream.of(account.accessKeyId(), account.username()))
                .filter(name -> !name.isBlank())
                .toList();
        this.running = new RunningService(
                service,
                faults,
                settings.journalSize,
                settings.address,
                settings.port,
                Optional.ofNullable(settings.sslContext));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** {@code http://127.0.0.1:port}, the endpoint of styles A and B; {@code https} when an SSL context was given. */
    @Override
    public URI endpoint() {
        return running.endpoint();
    }

    /** The endpoint of style C. */
    public URI qingcloudEndpoint() {
        return endpoint().resolve("/iaas/");
    }

    @Override
    public String service() {
        return "qingzhou";
    }

    @Override
    public List<String> accessKeys() {
        return accessKeys;
    }

    @Override
    public int port() {
        return running.server().port();
    }

    @Override
    public FaultSwitches faults() {
        return faults;
    }

    /**
     * Requests with this action, to be given to {@link FaultSwitches#on(Predicate)}: the action of styles A and C, the
     * path below {@code /api/} in style B. An action inside a form is not seen.
     */
    public static Predicate<RecordedRequest> action(String action) {
        String parameter = "action=" + action;
        return request -> request.header("x-acs-action").filter(action::equals).isPresent()
                || request.path().equals("/api/" + action)
                || List.of(request.query().split("&")).contains(parameter);
    }

    /** The fleet past the protocols. */
    public QingzhouControls controls() {
        return controls;
    }

    /** @see QingzhouControls#passTime(Duration) */
    public void passTime(Duration duration) {
        controls.passTime(duration);
    }

    /** The latest requests as they came over the wire, those included that a fault answered. */
    @Override
    public List<RecordedRequest> requests() {
        return running.journal().entries();
    }

    /** The latest calls as the service understood them, with bodies. Faults in front of the service leave no call. */
    public List<QingzhouCall> calls() {
        return service.calls();
    }

    @Override
    public long requestCount() {
        return running.journal().served();
    }

    /** Empties {@link #requests()} and {@link #calls()}. */
    @Override
    public void clearRequests() {
        running.journal().clear();
        service.clearCalls();
    }

    @Override
    public long connectionsOpened() {
        return running.server().connectionsOpened();
    }

    @Override
    public int connectionsOpen() {
        return running.server().connectionsOpen();
    }

    /** Back to the beginning: fleet, time, switches, faults, journals. Requests must not be under way. */
    @Override
    public void reset() {
        faults.clear();
        service.reset();
        running.journal().clear();
    }

    @Override
    public void close() {
        running.close();
    }

    /** Settings of an emulator. Not thread-safe. */
    public static final class Builder {
        private InetAddress address = InetAddress.getLoopbackAddress();
        private int port;
        private Clock clock = Clock.systemUTC();
        private SSLContext sslContext;
        private int journalSize = 10_000;
        private final List<Account> accounts = new ArrayList<>();
        private final List<Catalog.Region> regions = new ArrayList<>();
        private final List<Catalog.Image> images = new ArrayList<>();
        private final List<Catalog.Flavor> flavors = new ArrayList<>();
        private final List<Catalog.Vpc> vpcs = new ArrayList<>();
        private final List<Catalog.Iso> isos = new ArrayList<>();
        private final List<String> addresses = new ArrayList<>();
        private Optional<String> contract = Optional.empty();
        private int instances;
        private Duration visibleDelay = Duration.ZERO;
        private Duration transitionDelay = Duration.ofMillis(200);
        private Duration leaseDelay = Duration.ZERO;
        private Duration tokenLifetime = Duration.ofHours(1);
        private Duration maxSkew = Duration.ofMinutes(15);
        private Optional<Integer> maxInstances = Optional.empty();
        private boolean verifySignatures = true;
        private boolean checkPasswords = true;
        private boolean monitorGaps;
        private long seed = 20260115;

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

        /** Most requests the journals keep; 10,000 by default, 0 keeps none. */
        public Builder journalSize(int requests) {
            if (requests < 0) {
                throw new IllegalArgumentException("journalSize must not be negative, got " + requests);
            }
            journalSize = requests;
            return this;
        }

        /** A key pair of styles A and C. May be called repeatedly; replaces the built-in account. */
        public Builder credentials(String accessKeyId, String accessKeySecret) {
            accounts.add(new Account(accessKeyId, accessKeySecret, Optional.empty(), Optional.empty(), "", ""));
            return this;
        }

        /** A key pair that is valid only together with this token, until it expires. Replaces the built-in account. */
        public Builder temporaryCredentials(
                String accessKeyId, String accessKeySecret, String securityToken, Instant expires) {
            accounts.add(new Account(
                    accessKeyId, accessKeySecret, Optional.of(securityToken), Optional.of(expires), "", ""));
            return this;
        }

        /** A user of style B. May be called repeatedly; replaces the built-in account. */
        public Builder user(String username, String password) {
            accounts.add(new Account("", "", Optional.empty(), Optional.empty(), username, password));
            return this;
        }

        /** A region of style A with one zone; replaces the built-in ones. The first one is the default. */
        public Builder region(String id, String name) {
            regions.add(new Catalog.Region(id, name));
            return this;
        }

        /** An image beside the built-in ones. */
        public Builder image(Catalog.Image image) {
            images.add(image);
            return this;
        }

        /** A flavor beside the built-in ones. */
        public Builder flavor(String id, int cpu, int memoryMiB) {
            flavors.add(new Catalog.Flavor(id, id, cpu, memoryMiB));
            return this;
        }

        /** A VPC beside the built-in one. */
        public Builder vpc(String id, String name, String cidrBlock, String regionId) {
            vpcs.add(new Catalog.Vpc(id, name, cidrBlock, regionId));
            return this;
        }

        /** An installation medium beside the built-in ones. */
        public Builder iso(String id, String name, String file, int sizeMiB) {
            isos.add(new Catalog.Iso(id, name, file, sizeMiB));
            return this;
        }

        /** A public address of style C beside the built-in ones, such as {@code eip-00000009}. */
        public Builder eip(String id) {
            addresses.add(id);
            return this;
        }

        /**
         * JSON merged over the contract of style A, so that a client with an overridden contract finds a server that
         * follows it: maps by key, everything else replaced, null removes.
         */
        public Builder contract(String json) {
            contract = Optional.of(json);
            return this;
        }

        /** Running instances that are there from the start; none by default. */
        public Builder instances(int count) {
            instances = count;
            return this;
        }

        /** How long an accepted change stays invisible; not at all by default. */
        public Builder visibleDelay(Duration delay) {
            visibleDelay = delay;
            return this;
        }

        /** How long a change takes; 200 ms by default, real systems take 10 to 30 s. */
        public Builder transitionDelay(Duration delay) {
            transitionDelay = delay;
            return this;
        }

        /** Style C: how long after its start an instance cannot be terminated; not at all by default. */
        public Builder leaseDelay(Duration delay) {
            leaseDelay = delay;
            return this;
        }

        /** Style B: lifetime of a bearer token, an hour by default. */
        public Builder tokenLifetime(Duration lifetime) {
            tokenLifetime = lifetime;
            return this;
        }

        /** Style A: how far the client's clock may be off, 15 minutes by default. */
        public Builder maxSkew(Duration skew) {
            maxSkew = skew;
            return this;
        }

        /** Quota of instances; 20 more than there are from the start by default. */
        public Builder maxInstances(int quota) {
            maxInstances = Optional.of(quota);
            return this;
        }

        /** Whether signatures of style A are checked, true by default; off for clients with another signer. */
        public Builder verifySignatures(boolean verify) {
            verifySignatures = verify;
            return this;
        }

        /** Whether guests' passwords are checked against the rules, true by default. */
        public Builder checkPasswords(boolean check) {
            checkPasswords = check;
            return this;
        }

        /** Style C: whether metrics come with gaps and offsets; false by default. */
        public Builder monitorGaps(boolean gaps) {
            monitorGaps = gaps;
            return this;
        }

        /** Seed of the identifiers; the same seed gives the same ids. */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /**
         * Starts the server.
         *
         * @throws UncheckedIOException when the port is taken
         * @throws IllegalArgumentException when the settings do not fit together
         */
        public QingzhouEmulator start() {
            try {
                return new QingzhouEmulator(this);
            } catch (IOException e) {
                throw new UncheckedIOException("the emulator cannot start: " + e.getMessage(), e);
            }
        }

        private QingzhouOptions options() {
            return new QingzhouOptions(
                    accounts.isEmpty() ? List.of(builtIn()) : accounts,
                    catalog(),
                    contract,
                    instances,
                    visibleDelay,
                    transitionDelay,
                    leaseDelay,
                    tokenLifetime,
                    maxSkew,
                    maxInstances,
                    verifySignatures,
                    checkPasswords,
                    monitorGaps,
                    seed);
        }

        private static Account builtIn() {
            return new Account(
                    ACCESS_KEY_ID, ACCESS_KEY_SECRET, Optional.empty(), Optional.empty(), USERNAME, PASSWORD);
        }

        private Catalog catalog() {
            List<Catalog.Region> all = regions.isEmpty()
                    ? List.of(
                            new Catalog.Region("cn-north-1", "North"),
                            new Catalog.Region("cn-east-1", "East"),
                            new Catalog.Region("cn-south-1", "South"))
                    : regions;
            String home = all.get(0).id();
            List<Catalog.Image> builtInImages = List.of(
                    image("image-ubuntu2204", "Ubuntu 22.04 LTS", "ubuntu", "linux", "available", 20, home),
                    image("image-centos79", "CentOS 7.9", "centos", "linux", "available", 20, home),
                    image("image-win2022", "Windows Server 2022", "windows", "windows", "available", 50, home),
                    image("image-review01", "Own image 01", "ubuntu", "linux", "reviewing", 20, home));
            List<Catalog.Flavor> builtInFlavors = List.of(
                    new Catalog.Flavor("flavor-1c1g", "1 core, 1 GiB", 1, 1024),
                    new Catalog.Flavor("flavor-2c4g", "2 cores, 4 GiB", 2, 4096),
                    new Catalog.Flavor("flavor-4c8g", "4 cores, 8 GiB", 4, 8192));
            List<Catalog.Iso> builtInIsos = List.of(
                    new Catalog.Iso("iso-0000de12", "debian-12", "debian-12.iso", 650),
                    new Catalog.Iso("iso-0000a319", "alpine-3.19", "alpine-3.19.iso", 200));
            return new Catalog(
                    all,
                    List.of("pek3", "pek3a", "gd2"),
                    joined(builtInImages, images),
                    joined(builtInFlavors, flavors),
                    joined(List.of(new Catalog.Vpc("vpc-0a1b2c3d", "default", "10.0.0.0/8", home)), vpcs),
                    joined(builtInIsos, isos),
                    joined(List.of("eip-00000001", "eip-00000002", "eip-00000003", "eip-00000004"), addresses));
        }

        private static Catalog.Image image(
                String id, String name, String family, String platform, String status, int minDiskGiB, String region) {
            String owner = id.equals("image-review01") ? "self" : "system";
            return new Catalog.Image(id, name, family, platform, owner, status, minDiskGiB, region);
        }

        private static <T> List<T> joined(List<T> builtIn, List<T> more) {
            List<T> all = new ArrayList<>(builtIn);
            all.addAll(more);
            return all;
        }
    }
}
