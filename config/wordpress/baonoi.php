<?php
/**
 * Plugin Name: baonoi
 * Description: Gives every post its audio: tells baonoi what is published, and plays what it has read.
 * Version: 0.1.0
 * Requires at least: 5.7
 * Requires PHP: 7.4
 * License: GPL-3.0-or-later
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
defined('ABSPATH') || exit;

const BAONOI_META = '_baonoi_audio'; // the recording of a post, an object
const BAONOI_ASKED = '_baonoi_asked'; // Unix time at which audio was asked for and has not come yet

/* What an administrator sets: constants in wp-config.php go before the settings page. */
function baonoi_setting(string $name): string {
    $constant = 'BAONOI_' . strtoupper($name);
    return defined($constant) ? (string) constant($constant) : (string) get_option("baonoi_$name", '');
}

function baonoi_post_types(): array {
    return (array) apply_filters('baonoi_post_types', ['post']);
}

/* Published for everyone. A password or another status means that its audio must not be public either. */
function baonoi_is_public(?WP_Post $post): bool {
    return $post !== null && in_array($post->post_type, baonoi_post_types(), true) &&
           $post->post_status === 'publish' && $post->post_password === '';
}

function baonoi_audio(int $post_id): ?array {
    $audio = get_post_meta($post_id, BAONOI_META, true);
    return is_array($audio) && !empty($audio['url']) ? $audio : null;
}

add_action('init', function () {
    $text = ['type' => 'string'];
    $number = ['type' => 'number'];
    $properties = ['media' => ['type' => 'integer'], 'url' => $text, 'type' => $text,
                   'bytes' => ['type' => 'integer'], 'duration' => $number, 'sha256' => $text,
                   'content_hash' => $text, 'captions' => $text, 'captions_media' => ['type' => 'integer'],
                   'voice_note' => $text];
    foreach (baonoi_post_types() as $type) {
        register_post_meta($type, BAONOI_META, [
            'type' => 'object',
            'single' => true,
            'show_in_rest' => ['schema' => ['type' => 'object', 'properties' => $properties]],
            'auth_callback' => fn($allowed, $key, $post_id) => current_user_can('edit_post', $post_id),
        ]);
    }
    add_shortcode('baonoi', fn() => baonoi_place((int) get_the_ID()));
    register_block_type('baonoi/audio', ['api_version' => 2, 'title' => 'baonoi',
                                         'render_callback' => fn() => baonoi_place((int) get_the_ID())]);
});

/* ---- The player ---- */

function baonoi_minutes(float $seconds): string {
    $whole = (int) round($seconds);
    return $whole < 60 ? "$whole giây" : intdiv($whole, 60) . ' phút ' . ($whole % 60) . ' giây';
}

function baonoi_player(int $post_id): string {
    $audio = baonoi_audio($post_id);
    if ($audio === null || !baonoi_is_public(get_post($post_id))) {
        return '';
    }
    $about = ['@context' => 'https://schema.org', '@type' => 'AudioObject', 'contentUrl' => $audio['url'],
              'encodingFormat' => 'audio/mpeg', 'contentSize' => (string) $audio['bytes'],
              'duration' => 'PT' . round((float) $audio['duration'], 3) . 'S', 'inLanguage' => 'vi',
              'name' => html_entity_decode(get_the_title($post_id), ENT_QUOTES | ENT_HTML5, 'UTF-8'),
              'isBasedOn' => get_permalink($post_id)];
    $track = empty($audio['captions']) ? '' :
        '<track kind="captions" srclang="vi" label="Tiếng Việt" src="' . esc_url($audio['captions']) . '">';
    $note = empty($audio['voice_note']) ? '' : '<br><small>' . esc_html($audio['voice_note']) . '</small>';
    return '<figure class="baonoi-audio" role="group" aria-label="Nghe bài viết">' .
           '<audio controls preload="none" aria-label="Nghe bài viết"><source src="' . esc_url($audio['url']) .
           '" type="audio/mpeg">' . $track . '<a href="' . esc_url($audio['url']) . '">Tải âm thanh</a></audio>' .
           '<figcaption>Nghe bài viết (' . esc_html(baonoi_minutes((float) $audio['duration'])) . ')' . $note .
           '</figcaption></figure><script type="application/ld+json">' .
           wp_json_encode($about, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_HEX_TAG) . '</script>';
}

/* For the shortcode and the block: only on the post's own page, so that neither lists nor what the API gives out
   (which is what is read aloud) hold the words of the player. */
function baonoi_place(int $post_id): string {
    return is_singular() && get_queried_object_id() === $post_id ? baonoi_player($post_id) : '';
}

add_filter('the_content', function (string $content): string {
    $post = get_post();
    if ($post === null || !is_main_query() || has_shortcode($post->post_content, 'baonoi') ||
        has_block('baonoi/audio', $post)) {
        return $content;
    }
    return baonoi_place($post->ID) . $content;
}, 20);

add_action('rss2_item', function () {
    $audio = baonoi_audio((int) get_the_ID());
    if ($audio !== null && baonoi_is_public(get_post())) {
        printf("<enclosure url=\"%s\" length=\"%d\" type=\"audio/mpeg\" />\n", esc_url($audio['url']),
               (int) $audio['bytes']);
    }
});

/* ---- The publish hook ---- */

/* Null when baonoi took it, else what went wrong. */
function baonoi_tell(string $event, string $url, int $post_id): ?string {
    $to = baonoi_setting('hook_url');
    $secret = baonoi_setting('hook_secret');
    $key = base64_decode(substr($secret, 6), true);
    if ($to === '' || strpos($secret, 'whsec_') !== 0 || !$key) {
        return 'BAONOI_HOOK_URL and BAONOI_HOOK_SECRET ("whsec_…") are not set';
    }
    $id = 'wp_' . wp_generate_uuid4();
    $time = (string) time();
    $body = wp_json_encode(['event' => $event, 'url' => $url, 'id' => (string) $post_id]);
    $answer = wp_remote_post($to, [
        'timeout' => 3, 'redirection' => 0, 'body' => $body,
        'headers' => ['Content-Type' => 'application/json', 'webhook-id' => $id, 'webhook-timestamp' => $time,
                      'webhook-signature' =>
                          'v1,' . base64_encode(hash_hmac('sha256', "$id.$time.$body", $key, true))]]);
    if (is_wp_error($answer)) {
        return $answer->get_error_message();
    }
    $status = (int) wp_remote_retrieve_response_code($answer);
    return $status === 202 ? null : "baonoi answers $status: " . substr(wp_remote_retrieve_body($answer), 0, 300);
}

/* With what baonoi marked in the description: also recordings that were replaced and are kept for slow readers. */
function baonoi_take_away(int $post_id): void {
    delete_post_meta($post_id, BAONOI_META);
    delete_post_meta($post_id, BAONOI_ASKED);
    $files = get_posts(['post_type' => 'attachment', 'post_status' => 'any', 'post_parent' => $post_id,
                        'post_mime_type' => ['audio', 'text/vtt'], 'numberposts' => -1]);
    foreach ($files as $file) {
        if (preg_match('/^baonoi(-retired)?:[0-9a-f]{64}$/', $file->post_content)) {
            wp_delete_attachment($file->ID, true);
        }
    }
}

function baonoi_ask(string $event, WP_Post $post): ?string {
    $fault = baonoi_tell($event, get_permalink($post), $post->ID);
    update_post_meta($post->ID, BAONOI_ASKED, time());
    return $fault;
}

/* After every save, also of a scheduled post when its time has come. What does not change the text (our own meta
   above all) is not told, so that attaching audio does not ask for audio. */
add_action('wp_after_insert_post', function (int $post_id, WP_Post $post, bool $update, ?WP_Post $before) {
    $was = baonoi_is_public($before);
    $is = baonoi_is_public($post);
    if ($was && (!$is || get_permalink($before) !== get_permalink($post))) {
        baonoi_tell('deleted', get_permalink($before), $post_id);
    }
    if (!$is) {
        baonoi_take_away($post_id);
        return;
    }
    $text = fn(WP_Post $one) => [$one->post_title, $one->post_content, get_permalink($one)];
    if (!$was) {
        baonoi_ask('published', $post);
    } elseif ($text($before) !== $text($post)) {
        baonoi_ask('updated', $post);
    }
}, 10, 4);

add_action('before_delete_post', function (int $post_id, WP_Post $post) {
    if (baonoi_is_public($post)) {
        baonoi_tell('deleted', get_permalink($post), $post_id);
    }
    if (in_array($post->post_type, baonoi_post_types(), true)) {
        baonoi_take_away($post_id);
    }
}, 10, 2);

/* ---- The API that baonoi uses beside WordPress' own ---- */

/* Sets the recording without a new date of change, and only while the post is the one that was read. */
function baonoi_attach(WP_REST_Request $request) {
    $post = get_post((int) $request['id']);
    if (!baonoi_is_public($post)) {
        return new WP_Error('baonoi_not_public', 'the post is not public', ['status' => 409]);
    }
    if ($request['text'] !== hash('sha256', $post->post_title . "\n" . $post->post_content)) {
        return new WP_Error('baonoi_changed', 'the text has changed', ['status' => 409]);
    }
    update_post_meta($post->ID, BAONOI_META, wp_slash($request['audio']));
    delete_post_meta($post->ID, BAONOI_ASKED);
    clean_post_cache($post->ID);
    do_action('baonoi_attached', $post->ID); // for plugins that cache pages
    return ['id' => $post->ID];
}

add_action('rest_api_init', function () {
    register_rest_route('baonoi/v1', '/post', [
        'methods' => 'GET',
        'permission_callback' => fn() => current_user_can('edit_posts'),
        'args' => ['url' => ['type' => 'string', 'required' => true]],
        'callback' => function (WP_REST_Request $request) {
            $id = url_to_postid($request['url']);
            return $id ? ['id' => $id] :
                new WP_Error('baonoi_no_post', 'no post has this address', ['status' => 404]);
        }]);
    register_rest_route('baonoi/v1', '/post/(?P<id>\d+)/audio', [
        'methods' => 'POST',
        'permission_callback' => fn($request) => current_user_can('edit_post', (int) $request['id']),
        'args' => ['text' => ['type' => 'string', 'required' => true],
                   'audio' => ['type' => 'object', 'required' => true]],
        'callback' => 'baonoi_attach']);
    // The audio that the post has is right: nobody waits any more.
    register_rest_route('baonoi/v1', '/post/(?P<id>\d+)/current', [
        'methods' => 'POST',
        'permission_callback' => fn($request) => current_user_can('edit_post', (int) $request['id']),
        'callback' => fn($request) => ['waited' => delete_post_meta((int) $request['id'], BAONOI_ASKED)]]);
    register_rest_route('baonoi/v1', '/about', [
        'methods' => 'GET',
        'permission_callback' => fn() => current_user_can('edit_posts'),
        'callback' => fn() => [
            'version' => '0.1.0', 'wordpress' => get_bloginfo('version'), 'php' => PHP_VERSION,
            'may_upload' => current_user_can('upload_files'),
            'may_edit_others' => current_user_can('edit_others_posts'),
            'max_upload' => wp_max_upload_size(), 'time' => time(),
            'has_hook' => baonoi_setting('hook_url') !== '' && baonoi_setting('hook_secret') !== '']]);
});

/* ---- The list of posts ---- */

function baonoi_again_url(int $post_id): string {
    return wp_nonce_url(admin_url("admin-post.php?action=baonoi_again&post=$post_id"), "baonoi_again_$post_id");
}

add_action('init', function () {
    foreach (baonoi_post_types() as $type) {
        add_filter("manage_{$type}_posts_columns", fn(array $columns) => $columns + ['baonoi' => 'Âm thanh']);
        add_action("manage_{$type}_posts_custom_column", 'baonoi_column', 10, 2);
    }
});

function baonoi_column(string $column, int $post_id): void {
    if ($column !== 'baonoi' || !baonoi_is_public(get_post($post_id))) {
        return;
    }
    $audio = baonoi_audio($post_id);
    $asked = (int) get_post_meta($post_id, BAONOI_ASKED, true);
    if ($asked > time() - HOUR_IN_SECONDS) {
        echo esc_html('Đang làm, từ ' . wp_date('H:i', $asked));
    } elseif ($asked > 0) {
        echo esc_html('Đã yêu cầu lúc ' . wp_date('H:i d/m', $asked) . ', chưa có kết quả');
    } else {
        echo esc_html($audio === null ? 'Chưa có' : 'Có, ' . baonoi_minutes((float) $audio['duration']));
    }
    if (current_user_can('edit_post', $post_id)) {
        printf('<br><a href="%s">Làm lại</a>', esc_url(baonoi_again_url($post_id)));
    }
}

add_action('admin_post_baonoi_again', function () {
    $post_id = (int) ($_GET['post'] ?? 0);
    check_admin_referer("baonoi_again_$post_id");
    $post = get_post($post_id);
    if (!current_user_can('edit_post', $post_id) || !baonoi_is_public($post)) {
        wp_die('Bạn không có quyền làm lại âm thanh của bài này.', '', ['response' => 403]);
    }
    $fault = baonoi_ask('again', $post);
    if ($fault !== null) {
        delete_post_meta($post_id, BAONOI_ASKED);
        wp_die(esc_html("baonoi không nhận lời yêu cầu: $fault"), '', ['response' => 502, 'back_link' => true]);
    }
    wp_safe_redirect(wp_get_referer() ?: admin_url('edit.php'));
    exit;
});

/* ---- Settings → Reading ---- */

add_action('admin_init', function () {
    add_settings_section('baonoi', 'baonoi', '__return_null', 'reading');
    foreach (['hook_url' => 'Publish hook', 'hook_secret' => 'Hook secret (whsec_…)'] as $name => $label) {
        register_setting('reading', "baonoi_$name", ['type' => 'string', 'sanitize_callback' => 'trim']);
        add_settings_field("baonoi_$name", $label, function () use ($name) {
            $fixed = defined('BAONOI_' . strtoupper($name));
            printf('<input class="regular-text" type="%s" name="baonoi_%s" value="%s" %s autocomplete="off">',
                   $name === 'hook_secret' ? 'password' : 'url', esc_attr($name),
                   $fixed ? '' : esc_attr((string) get_option("baonoi_$name", '')),
                   $fixed ? 'disabled placeholder="wp-config.php"' : '');
        }, 'reading', 'baonoi');
    }
});
