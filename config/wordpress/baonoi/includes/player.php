<?php
/**
 * The player, in Vietnamese as what it plays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/**
 * "2 phút 5 giây".
 *
 * @param float $seconds The duration.
 */
function baonoi_minutes( float $seconds ): string {
	$whole = (int) round( $seconds );
	return $whole < 60 ? "$whole giây" : intdiv( $whole, 60 ) . ' phút ' . ( $whole % 60 ) . ' giây';
}

/**
 * What schema.org calls an AudioObject, as a script.
 *
 * @param WP_Post $post  The post.
 * @param array   $audio Its recording.
 */
function baonoi_json_ld( WP_Post $post, array $audio ): string {
	$about = array(
		'@context'       => 'https://schema.org',
		'@type'          => 'AudioObject',
		'contentUrl'     => $audio['url'],
		'encodingFormat' => 'audio/mpeg',
		'contentSize'    => (string) $audio['bytes'],
		'duration'       => 'PT' . round( (float) $audio['duration'], 3 ) . 'S',
		'inLanguage'     => 'vi',
		'name'           => html_entity_decode( get_the_title( $post ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ),
		'isBasedOn'      => get_permalink( $post ),
	);
	return '<script type="application/ld+json">' .
		wp_json_encode( $about, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_HEX_TAG ) . '</script>';
}

/** The script around the audio element, in a version of its own for each of its bytes. */
function baonoi_player_script() {
	$file    = dirname( __DIR__ ) . '/baonoi-player.js';
	$version = substr( (string) hash_file( 'sha256', $file ), 0, 12 );
	wp_enqueue_script( 'baonoi-player', plugins_url( 'baonoi-player.js', $file ), array(), $version, true );
	if ( '' !== baonoi_setting( 'beacon' ) ) {
		$version = substr( (string) hash_file( 'sha256', dirname( $file ) . '/baonoi-listening.js' ), 0, 12 );
		wp_enqueue_script( 'baonoi-listening', plugins_url( 'baonoi-listening.js', $file ), array(), $version, true );
	}
}

/**
 * Names whom the script of the player tells how far it is listened to.
 *
 * @param string $tag    The script's element.
 * @param string $handle Its name.
 */
function baonoi_beacon( $tag, $handle ) {
	$to = esc_url( baonoi_setting( 'beacon' ), array( 'https', 'http' ) );
	return 'baonoi-listening' === $handle ? str_replace( '<script ', '<script data-to="' . $to . '" ', $tag ) : $tag;
}
add_filter( 'script_loader_tag', 'baonoi_beacon', 10, 2 );

/**
 * The player of a post; empty when there is nothing to play.
 *
 * @param int $post_id The post.
 */
function baonoi_player( int $post_id ): string {
	$post  = get_post( $post_id );
	$audio = baonoi_is_wanted( $post ) ? baonoi_audio( $post_id ) : null;
	if ( null === $audio ) {
		return '';
	}
	$track = '' === $audio['captions'] ? '' :
		'<track kind="captions" srclang="vi" label="Tiếng Việt" src="' . esc_url( $audio['captions'] ) . '">';
	$opus  = empty( $audio['opus'] ) ? '' : // First: a browser plays the first that it can.
		'<source src="' . esc_url( $audio['opus'] ) . '" type="audio/ogg; codecs=opus">';
	$notes = baonoi_is_older( $post, $audio ) ? array( 'Bản đọc này có trước lần sửa bài mới nhất.' ) : array();
	if ( ! empty( $audio['voice_note'] ) ) {
		$notes[] = $audio['voice_note'];
	}
	$small = $notes ? '<p class="baonoi-note"><small>' . implode( '<br>', array_map( 'esc_html', $notes ) ) . '</small></p>' : '';
	baonoi_player_script();
	return '<div class="baonoi-audio" data-baonoi role="group" aria-label="Nghe bài viết" data-nosnippet>' .
		'<baonoi-player duration="' . esc_attr( (string) round( (float) $audio['duration'], 1 ) ) . '">' .
		'<p class="baonoi-label">Nghe bài viết (' . esc_html( baonoi_minutes( (float) $audio['duration'] ) ) . ')</p>' .
		'<audio controls preload="none" aria-label="Nghe bài viết">' . $opus . '<source src="' . esc_url( $audio['url'] ) .
		'" type="audio/mpeg">' . $track . '<a href="' . esc_url( $audio['url'] ) . '">Tải âm thanh</a></audio>' . $small .
		'</baonoi-player></div>' . baonoi_json_ld( $post, $audio );
}

/**
 * Only on the post's own page, so that neither lists nor excerpts nor what the API gives out (which is what is read
 * aloud) hold the words of the player.
 *
 * @param int $post_id The post.
 */
function baonoi_place( int $post_id ): string {
	if ( doing_filter( 'get_the_excerpt' ) || ! is_singular() || get_queried_object_id() !== $post_id ) {
		return '';
	}
	return baonoi_player( $post_id );
}

/** For the shortcode and the block. */
function baonoi_place_here(): string {
	return baonoi_place( (int) get_the_ID() );
}

/**
 * Above the text, unless its author put the player somewhere else.
 *
 * @param string $content The text as HTML.
 */
function baonoi_content( $content ) {
	$post = get_post();
	if ( null === $post || ! is_main_query() || has_shortcode( $post->post_content, 'baonoi' ) || has_block( 'baonoi/audio', $post ) ) {
		return $content;
	}
	return baonoi_place( $post->ID ) . $content;
}
add_filter( 'the_content', 'baonoi_content', 20 );

/** The shortcode [baonoi] and the block baonoi/audio. */
function baonoi_register_places() {
	add_shortcode( 'baonoi', 'baonoi_place_here' );
	register_block_type(
		'baonoi/audio',
		array(
			'api_version'     => 2,
			'title'           => 'baonoi',
			'render_callback' => 'baonoi_place_here',
		)
	);
}
add_action( 'init', 'baonoi_register_places' );
