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
package io.github.camelcn.emulator.qingstor;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.wire.Json;

/**
 * An image on its way through the operations of an {@code action} parameter. One thread, one use.
 *
 * <p>Source: QingStor API documentation, "Image processing".
 */
final class ImagePipeline {
    private static final int MAX_SIDE = 10_000;

    private BufferedImage image;
    private String format;

    private ImagePipeline(BufferedImage image, String format) {
        this.image = image;
        this.format = format;
    }

    /** @throws ServiceError invalid_argument when the bytes are no image this runtime reads */
    static ImagePipeline read(byte[] bytes) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw refusal("the object is not an image");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return new ImagePipeline(reader.read(0), reader.getFormatName().toLowerCase(Locale.ROOT));
            } finally {
                reader.dispose();
            }
        }
    }

    /** @param action {@code name:k_v,k_v|name:k_v}; {@code info} ends the chain with JSON */
    @NotVerified("watermark_image and save, and unknown operations, are answered 400 invalid_argument.")
    HttpResponse run(String action) throws IOException {
        if (action.isEmpty()) {
            throw refusal("action is missing");
        }
        for (String operation : action.split("\\|")) {
            int colon = operation.indexOf(':');
            String name = colon < 0 ? operation : operation.substring(0, colon);
            Map<String, String> values = values(colon < 0 ? "" : operation.substring(colon + 1));
            switch (name) {
                case "info" -> {
                    return info();
                }
                case "crop" -> crop(values);
                case "rotate" -> rotate(number(values, "a", 0));
                case "resize" -> resize(values);
                case "watermark" -> watermark(values);
                case "format" -> format = values.getOrDefault("t", "");
                default -> throw refusal("image operation '" + name + "' is not supported");
            }
        }
        return encode();
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split(",")) {
            int underscore = pair.indexOf('_');
            if (underscore > 0) {
                values.put(pair.substring(0, underscore), pair.substring(underscore + 1));
            } else if (!pair.isEmpty()) {
                throw refusal("'" + pair + "' does not read key_value");
            }
        }
        return values;
    }

    private HttpResponse info() {
        ObjectNode body = Json.object();
        body.put("width", image.getWidth())
                .put("height", image.getHeight())
                .put("type", format)
                .put("orientation", 0)
                .put("alpha", image.getColorModel().hasAlpha())
                .put("space", image.getColorModel().getNumColorComponents() == 1 ? "b-w" : "srgb");
        return Json.answer(body);
    }

    private void crop(Map<String, String> values) {
        int width = Math.min(number(values, "w", image.getWidth()), image.getWidth());
        int height = Math.min(number(values, "h", image.getHeight()), image.getHeight());
        boolean corner = values.containsKey("l") || values.containsKey("t");
        if (corner && values.containsKey("g")) {
            throw refusal("crop takes either g or l and t");
        }
        int spareX = image.getWidth() - width;
        int spareY = image.getHeight() - height;
        int left;
        int top;
        if (corner) {
            left = number(values, "l", 0);
            top = number(values, "t", 0);
        } else {
            int gravity = number(values, "g", 0);
            left = switch (gravity) {
                case 4, 5, 7 -> 0;
                case 2, 6, 8 -> spareX;
                case 0, 1, 3, 9 -> spareX / 2;
                default -> throw refusal("g must be between 0 and 9");
            };
            top = switch (gravity) {
                case 1, 5, 6 -> 0;
                case 3, 7, 8 -> spareY;
                default -> spareY / 2;
            };
        }
        if (width < 1 || height < 1 || left < 0 || top < 0 || left > spareX || top > spareY) {
            throw refusal("the crop window lies outside the image");
        }
        image = image.getSubimage(left, top, width, height);
    }

    private void rotate(int degrees) {
        double angle = Math.toRadians(degrees);
        double sin = Math.abs(Math.sin(angle));
        double cos = Math.abs(Math.cos(angle));
        int width = (int) Math.round(image.getWidth() * cos + image.getHeight() * sin);
        int height = (int) Math.round(image.getWidth() * sin + image.getHeight() * cos);
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.rotate(angle);
        turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        draw(width, height, turn);
    }

    @NotVerified("Mode 1 (auto) and 2 keep the ratio within the given sides; a missing side follows the ratio.")
    private void resize(Map<String, String> values) {
        int width = number(values, "w", 0);
        int height = number(values, "h", 0);
        if (width < 0 || height < 0 || width > MAX_SIDE || height > MAX_SIDE || width + height == 0) {
            throw refusal("resize needs w or h between 1 and " + MAX_SIDE);
        }
        double scaleX = width == 0 ? (double) height / image.getHeight() : (double) width / image.getWidth();
        double scaleY = height == 0 ? scaleX : (double) height / image.getHeight();
        if (number(values, "m", 0) != 0) {
            scaleX = Math.min(scaleX, scaleY);
            scaleY = scaleX;
        }
        int newWidth = Math.max(1, (int) Math.round(image.getWidth() * scaleX));
        int newHeight = Math.max(1, (int) Math.round(image.getHeight() * scaleY));
        draw(newWidth, newHeight, AffineTransform.getScaleInstance(scaleX, scaleY));
    }

    private void draw(int width, int height, AffineTransform transform) {
        BufferedImage target = new BufferedImage(width, height, kind());
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        image = target;
    }

    private int kind() {
        return image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    private void watermark(Map<String, String> values) {
        String text = decoded(values, "t");
        String colour = values.containsKey("c") ? decoded(values, "c") : "#000000";
        float opacity;
        Color paint;
        try {
            opacity = Float.parseFloat(values.getOrDefault("p", "0.25"));
            paint = Color.decode(colour);
        } catch (NumberFormatException e) {
            throw refusal("the watermark's opacity or colour cannot be read");
        }
        if (text.isEmpty() || opacity < 0 || opacity > 1) {
            throw refusal("a watermark needs a text and an opacity between 0 and 1");
        }
        draw(image.getWidth(), image.getHeight(), new AffineTransform());
        Graphics2D graphics = image.createGraphics();
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, opacity));
        graphics.setColor(paint);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(8, number(values, "d", 150) / 10)));
        graphics.drawString(text, 2, Math.max(2, image.getHeight() / 2));
        graphics.dispose();
    }

    private static String decoded(Map<String, String> values, String name) {
        try {
            return new String(
                    Base64.getDecoder().decode(values.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refusal(name + " is not base64");
        }
    }

    private HttpResponse encode() throws IOException {
        if (format.equals("jpeg") && image.getColorModel().hasAlpha()) {
            BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = opaque.createGraphics();
            graphics.drawImage(image, 0, 0, Color.WHITE, null);
            graphics.dispose();
            image = opaque;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (format.isEmpty() || !ImageIO.write(image, format, bytes)) {
            throw refusal("image format '" + format + "' is not supported");
        }
        return HttpResponse.of(200).body(bytes.toByteArray(), "image/" + format);
    }

    private static int number(Map<String, String> values, String name, int otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refusal(name + " must be a whole number");
        }
    }

    private static ServiceError refusal(String message) {
        return new ServiceError(ErrorCode.INVALID_ARGUMENT, message);
    }
}
