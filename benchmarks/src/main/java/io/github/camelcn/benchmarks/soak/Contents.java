package io.github.camelcn.benchmarks.soak;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;

/** The bytes of object number n, the same whoever makes them: most are small, one in a hundred is not. Thread-safe. */
final class Contents {

    private static final int SMALL = 4 << 10;
    private static final int LARGE = 256 << 10;
    private static final int ONE_IN = 100;

    private final byte[] pattern = new byte[2 * LARGE];

    Contents() {
        new Random(1).nextBytes(pattern);
    }

    byte[] of(int id) {
        int mixed = id * 0x9E3779B1;
        int size = Integer.BYTES + Math.floorMod(mixed, id % ONE_IN == 0 ? LARGE : SMALL);
        int from = Math.floorMod(mixed >>> 7, LARGE);
        byte[] bytes = Arrays.copyOfRange(pattern, from, from + size);
        ByteBuffer.wrap(bytes).putInt(id);
        return bytes;
    }

    /** @return whose bytes these are, empty if they are nobody's: cut, mixed up or changed */
    OptionalInt idOf(byte[] bytes) {
        if (bytes.length < Integer.BYTES) {
            return OptionalInt.empty();
        }
        int id = ByteBuffer.wrap(bytes).getInt();
        return id >= 0 && Arrays.equals(bytes, of(id)) ? OptionalInt.of(id) : OptionalInt.empty();
    }
}
