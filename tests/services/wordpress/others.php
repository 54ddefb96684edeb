<?php
// SPDX-License-Identifier: GPL-3.0-or-later
// What other plugins bring to a site: a type of posts without custom fields, a text that is another at each request,
// page caches that can be purged, a CDN.
add_action('init', function () {
    register_post_type('thong_bao', ['public' => true, 'label' => 'Thông báo', 'show_in_rest' => true,
                                     'rest_base' => 'thong-bao', 'supports' => ['title', 'editor', 'revisions']]);
    add_shortcode('luot_xem', fn() => '<p>Bài này đã có ' . wp_rand(1000, 999999) . ' lượt xem cho tới lúc này.</p>');
});

function baonoi_test_purged(string $cache, $post): void {
    file_put_contents(ABSPATH . '../purged', "$cache $post\n", FILE_APPEND);
}
function rocket_clean_post($post) {
    baonoi_test_purged('rocket', $post);
}
function w3tc_flush_post($post, $force = false) {
    baonoi_test_purged($force ? 'w3tc' : 'w3tc by its policy', $post);
}
function wpfc_clear_post_cache_by_id($post) {
    throw new RuntimeException('this cache is broken');
}
add_action('litespeed_purge_post', fn($post) => baonoi_test_purged('litespeed', $post));
add_action('baonoi_attached', fn($post) => baonoi_test_purged('action', $post));

// The classic editor, while the file "classic" exists.
add_filter('use_block_editor_for_post', fn($use) => $use && !is_file(ABSPATH . '../classic'));

// A server that is too busy to take a recording, while the file "busy" exists.
add_filter('rest_pre_dispatch', function ($result, $server, $request) {
    $is_busy = is_file(ABSPATH . '../busy') && preg_match('#^/baonoi/v1/post/\d+/audio$#', $request->get_route());
    return $is_busy ? new WP_Error('busy', 'too busy', ['status' => 503]) : $result;
}, 10, 3);

// As on a site without https, while the file "no-passwords" exists.
add_filter('wp_is_application_passwords_available', fn($is) => $is && !is_file(ABSPATH . '../no-passwords'));

// A Vietnamese site, while the file "vi" exists.
add_filter('locale', fn($locale) => is_file(ABSPATH . '../vi') ? 'vi' : $locale);

// A CDN that a plugin puts in front: the page names another address of the same file. The file "cdn" holds its address.
add_action('template_redirect', function () {
    if (is_file(ABSPATH . '../cdn')) {
        $cdn = trim(file_get_contents(ABSPATH . '../cdn'));
        ob_start(fn($page) => str_replace(content_url('/uploads/'), $cdn, $page));
    }
});
