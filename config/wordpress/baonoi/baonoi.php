<?php
/**
 * Plugin Name: baonoi
 * Description: Gives every post its audio: tells baonoi what is published, and plays what it has read.
 * Version: 0.3.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: GPL-3.0-or-later
 * Text Domain: baonoi
 * Domain Path: /languages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

const BAONOI_VERSION = '0.3.0';

// Meta of a post.
const BAONOI_META   = '_baonoi_audio';  // Its recording; baonoi_audio() adds the addresses.
const BAONOI_ASKED  = '_baonoi_asked';  // Unix time at which audio was asked for and has not come yet.
const BAONOI_STATE  = '_baonoi_state';  // What baonoi said last: "skipped", "retrying"; or "untold", "lost". Else none.
const BAONOI_REASON = '_baonoi_reason'; // Why, in baonoi's words, or why it could not be told.
const BAONOI_TOLD   = '_baonoi_told';   // What the publish hook said last: address and hash.
const BAONOI_MAKE   = '_baonoi_make';   // What the editors want: "yes", "no"; else as it comes.
const BAONOI_VOICE  = '_baonoi_voice';  // The voice that the editors chose; else as it comes.
const BAONOI_READ   = '_baonoi_read';   // What baonoi read: hashes; the text itself where it is another each time.
// Meta of a file: the post that it belongs to, also when it was detached in the library.
const BAONOI_OF = '_baonoi_post';

require __DIR__ . '/includes/post.php';
require __DIR__ . '/includes/caches.php';
require __DIR__ . '/includes/player.php';
require __DIR__ . '/includes/feed.php';
require __DIR__ . '/includes/hook.php';
require __DIR__ . '/includes/lost.php';
require __DIR__ . '/includes/lease.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/reading.php';
require __DIR__ . '/includes/list.php';
require __DIR__ . '/includes/editor.php';
require __DIR__ . '/includes/settings.php';

/** Vietnamese for those who work in Vietnamese. */
function baonoi_translations() {
	load_plugin_textdomain( 'baonoi', false, basename( __DIR__ ) . '/languages' );
}
add_action( 'init', 'baonoi_translations', 1 );
