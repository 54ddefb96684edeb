<?php
/**
 * A post and its recording.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/**
 * What an administrator sets: constants in wp-config.php go before the settings page.
 *
 * @param string $name Such as "hook_url".
 */
function baonoi_setting( string $name ): string {
	$constant = 'BAONOI_' . strtoupper( $name );
	return defined( $constant ) ? (string) constant( $constant ) : (string) get_option( "baonoi_$name", '' );
}

/** The types of posts that get audio. */
function baonoi_post_types(): array {
	$types = preg_split( '/[\s,]+/', baonoi_setting( 'post_types' ), -1, PREG_SPLIT_NO_EMPTY );
	return (array) apply_filters( 'baonoi_post_types', $types ? $types : array( 'post' ) );
}

/**
 * A post that may have audio. A revision or an autosave never is one.
 *
 * @param WP_Post|null $post The post.
 */
function baonoi_is_ours( ?WP_Post $post ): bool {
	return null !== $post && in_array( $post->post_type, baonoi_post_types(), true );
}

/**
 * Published for everyone. A password or another status means that its audio must not be public either.
 *
 * @param WP_Post|null $post The post.
 */
function baonoi_is_public( ?WP_Post $post ): bool {
	return baonoi_is_ours( $post ) && 'publish' === $post->post_status && '' === $post->post_password;
}

/**
 * Public, and its editors did not say that it gets no audio.
 *
 * @param WP_Post|null $post The post.
 */
function baonoi_is_wanted( ?WP_Post $post ): bool {
	return baonoi_is_public( $post ) && 'no' !== get_post_meta( $post->ID, BAONOI_MAKE, true );
}

/**
 * The recording with the addresses that its files have now. Null: there is none.
 *
 * @param int $post_id The post.
 */
function baonoi_audio( int $post_id ): ?array {
	$audio = get_post_meta( $post_id, BAONOI_META, true );
	$url   = is_array( $audio ) && ! empty( $audio['media'] ) ? wp_get_attachment_url( (int) $audio['media'] ) : false;
	if ( ! $url ) {
		return null;
	}
	$audio['url']      = $url;
	$audio['captions'] = empty( $audio['captions_media'] ) ? '' : (string) wp_get_attachment_url( (int) $audio['captions_media'] );
	if ( ! empty( $audio['opus_media'] ) ) {
		$audio['opus'] = (string) wp_get_attachment_url( (int) $audio['opus_media'] );
	}
	return $audio;
}

/**
 * The files of a recording in the library: its ids there.
 *
 * @param mixed $audio The recording as it is kept.
 */
function baonoi_media( $audio ): array {
	$files = array();
	foreach ( array( 'media', 'captions_media', 'opus_media' ) as $name ) {
		$files[] = is_array( $audio ) ? (int) ( $audio[ $name ] ?? 0 ) : 0;
	}
	return array_filter( $files );
}

/**
 * SHA-256 of what is stored, as baonoi computes it: tells whether a post is still the one that was read.
 *
 * @param WP_Post $post The post.
 */
function baonoi_text_hash( WP_Post $post ): string {
	return hash( 'sha256', $post->post_title . "\n" . $post->post_content );
}

/**
 * SHA-256 of the words of title and text: markup and blocks that are filled when they are shown do not count.
 *
 * @param string $title The title.
 * @param string $text  The text, as HTML with comments of blocks.
 */
function baonoi_words_hash( string $title, string $text ): string {
	$silent = '<([a-z0-9]+)[^>]*\sclass="(?:[^"]*\s)?(?:baonoi-skip|no-audio|nospeech)[\s"][^>]*>.*?<\/\1>';
	$text   = preg_replace( "/<!--.*?-->|$silent/is", ' ', $text );
	$text   = wp_strip_all_tags( preg_replace( '/<(?:br|\/(?:p|div|li|h[1-6]|td|th|blockquote|figcaption))\b/i', ' $0', strip_shortcodes( (string) $text ) ) );
	$text   = html_entity_decode( "$title $text", ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	return hash( 'sha256', trim( (string) preg_replace( '/[\s\x{A0}]+/u', ' ', $text ) ) );
}

/**
 * Whether the words of the post are others than those that its recording says.
 *
 * @param WP_Post $post  The post.
 * @param array   $audio Its recording.
 */
function baonoi_is_older( WP_Post $post, array $audio ): bool {
	return ! empty( $audio['words'] ) && baonoi_words_hash( $post->post_title, $post->post_content ) !== $audio['words'];
}

/**
 * The files that baonoi uploaded for a post, also those that were replaced and are kept for slow readers.
 *
 * @param int $post_id The post.
 */
function baonoi_files( int $post_id ): array {
	$query = array(
		'post_type'      => 'attachment',
		'post_status'    => 'any',
		'post_mime_type' => array( 'audio', 'text/vtt' ),
		'numberposts'    => -1,
	);
	$files = array_merge(
		get_posts( $query + array( 'post_parent' => $post_id ) ),
		get_posts(
			$query + array(
				'meta_key'   => BAONOI_OF, // phpcs:ignore WordPress.DB.SlowDBQuery
				'meta_value' => $post_id, // phpcs:ignore WordPress.DB.SlowDBQuery
			)
		)
	);
	$ours  = array();
	foreach ( $files as $file ) {
		if ( preg_match( '/^baonoi(-retired)?:[0-9a-f]{64}$/', $file->post_content ) ) {
			$ours[ $file->ID ] = $file;
		}
	}
	return $ours;
}

/**
 * Everything that plays or announces the recording of a post is made anew.
 *
 * @param int $post_id The post.
 */
function baonoi_changed( int $post_id ): void {
	clean_post_cache( $post_id );
	baonoi_touch_feeds();
	baonoi_purge_caches( $post_id );
	do_action( 'baonoi_attached', $post_id );
}

/**
 * Removes the recording of a post with all its files. Of a revision nothing is removed: WordPress would take the
 * meta of the post itself.
 *
 * @param int $post_id The post.
 */
function baonoi_take_away( int $post_id ): void {
	if ( 'revision' === get_post_type( $post_id ) ) {
		return;
	}
	$had = delete_post_meta( $post_id, BAONOI_META );
	foreach ( array( BAONOI_ASKED, BAONOI_STATE, BAONOI_REASON, BAONOI_READ ) as $key ) {
		delete_post_meta( $post_id, $key );
	}
	foreach ( baonoi_files( $post_id ) as $file ) {
		wp_delete_attachment( $file->ID, true );
		$had = true;
	}
	if ( $had ) {
		baonoi_changed( $post_id );
	}
}

/**
 * The state of a post for its editors.
 *
 * @param int $post_id The post.
 */
function baonoi_state( int $post_id ): array {
	$post  = get_post( $post_id );
	$audio = baonoi_audio( $post_id );
	$asked = (int) get_post_meta( $post_id, BAONOI_ASKED, true );
	$state = (string) get_post_meta( $post_id, BAONOI_STATE, true );
	$note  = (string) get_post_meta( $post_id, BAONOI_REASON, true );
	if ( 'no' === get_post_meta( $post_id, BAONOI_MAKE, true ) ) {
		$words = __( 'Not wanted', 'baonoi' );
	} elseif ( 'skipped' === $state ) {
		/* translators: %s: the reason. */
		$words = sprintf( __( 'Cannot be read aloud: %s', 'baonoi' ), $note );
	} elseif ( 'retrying' === $state ) {
		/* translators: %s: the reason. */
		$words = sprintf( __( 'Did not work, is tried again: %s', 'baonoi' ), $note );
	} elseif ( 'untold' === $state ) {
		/* translators: 1: hour and day, 2: the reason. */
		$words = sprintf( __( 'Asked for at %1$s, but baonoi could not be told at once: %2$s', 'baonoi' ), wp_date( 'H:i d/m', $asked ), $note );
	} elseif ( $asked > time() - HOUR_IN_SECONDS ) {
		/* translators: %s: the hour. */
		$words = sprintf( __( 'Being made since %s', 'baonoi' ), wp_date( 'H:i', $asked ) );
	} elseif ( $asked > 0 ) {
		/* translators: %s: hour and day. */
		$words = sprintf( __( 'Asked for at %s, nothing has come yet', 'baonoi' ), wp_date( 'H:i d/m', $asked ) );
	} elseif ( null !== $audio ) {
		/* translators: %s: the duration. */
		$words = sprintf( __( 'There, %s', 'baonoi' ), baonoi_minutes( (float) $audio['duration'] ) );
	} else {
		$words = __( 'None yet', 'baonoi' );
	}
	if ( null !== $audio && null !== $post && baonoi_is_older( $post, $audio ) ) {
		$words .= ' · ' . __( 'what plays was read before the last change', 'baonoi' );
	}
	return array(
		'state'    => $words,
		'audio'    => null === $audio ? '' : $audio['url'],
		'captions' => null === $audio ? '' : $audio['captions'],
	);
}
