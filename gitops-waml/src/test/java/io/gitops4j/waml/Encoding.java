package io.gitops4j.waml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A way to damage a manifest below the level of text. */
enum Encoding {
    /** Bytes that UTF-8 does not know, and halves of characters. */
    STRAY_BYTES {
        @Override
        byte[] apply(String text, SplittableRandom random) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int more = 1 + random.nextInt(3); more > 0; more--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return bytes;
        }
    },
    /** The end is missing, in the middle of a character as well. */
    CUT_OFF {
        @Override
        byte[] apply(String text, SplittableRandom random) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
    },
    /** Line ends of Windows, old Macs, or a mixture. */
    LINE_ENDS {
        @Override
        byte[] apply(String text, SplittableRandom random) {
            StringBuilder mixed = new StringBuilder();
            boolean always = random.nextBoolean();
            String end = random.nextBoolean() ? "\r\n" : "\r";
            text.lines().forEach(line -> mixed.append(line).append(always || random.nextBoolean() ? end : "\n"));
            return mixed.toString().getBytes(StandardCharsets.UTF_8);
        }
    },
    /** A byte order mark, at the start or within. */
    BYTE_ORDER_MARK {
        @Override
        byte[] apply(String text, SplittableRandom random) {
            int at = random.nextBoolean() ? 0 : random.nextInt(text.length());
            return (text.substring(0, at) + "\uFEFF" + text.substring(at)).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** Another encoding altogether. */
    NOT_UTF8 {
        @Override
        byte[] apply(String text, SplittableRandom random) {
            return switch (random.nextInt(4)) {
                case 0 -> text.getBytes(StandardCharsets.UTF_16);
                case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
                case 2 -> text.getBytes(StandardCharsets.UTF_16BE);
                default -> (text + "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
            };
        }
    },
    /** A character written longer than need be, or half of a pair, which decoders must refuse. */
    FORBIDDEN_FORMS {
        @Override
        byte[] apply(String text, SplittableRandom random) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byte[][] forms = {
                {(byte) 0xC0, (byte) 0xAF},
                {(byte) 0xE0, (byte) 0x80, (byte) 0xAF},
                {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}
            };
            int at = random.nextInt(bytes.length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, at);
            out.writeBytes(forms[random.nextInt(forms.length)]);
            out.write(bytes, at, bytes.length - at);
            return out.toByteArray();
        }
    },
    /** Controls, direction changes, other line ends and characters beyond the first plane, which UTF-8 does know. */
    ODD_CHARACTERS {
        @Override
        byte[] apply(String text, SplittableRandom random) {
            StringBuilder odd = new StringBuilder(text);
            String[] signs = {
                "\0",
                "\u001B",
                "\u007F",
                "\u0085",
                "\u00A0",
                "\u200B",
                "\u2028",
                "\u202E",
                "\uFFFE",
                "\uD83D\uDE00",
                "\uD842\uDFB7"
            };
            for (int more = 1 + random.nextInt(3); more > 0; more--) {
                odd.insert(random.nextInt(odd.length()), signs[random.nextInt(signs.length)]);
            }
            return odd.toString().getBytes(StandardCharsets.UTF_8);
        }
    };

    abstract byte[] apply(String text, SplittableRandom random);
}
