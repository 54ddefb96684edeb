<?php
/**
 * What the editors of one post choose and see: a panel of the block editor, a box of the classic one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/** Names of voices that editors may choose. */
function baonoi_voices(): array {
	$names = preg_split( '/[\s,]+/', baonoi_setting( 'voices' ), -1, PREG_SPLIT_NO_EMPTY );
	return (array) apply_filters( 'baonoi_voices', $names ? $names : array( 'vi-north', 'vi-north-female' ) );
}

/** What "make audio" offers. */
function baonoi_choices(): array {
	return array(
		''    => __( 'As usual', 'baonoi' ),
		'yes' => __( 'Yes', 'baonoi' ),
		'no'  => __( 'No', 'baonoi' ),
	);
}

/** What "voice" offers. */
function baonoi_voice_choices(): array {
	return array( '' => __( 'As usual', 'baonoi' ) ) + array_combine( baonoi_voices(), baonoi_voices() );
}

/**
 * Where baonoi shows how it reads a post; empty when nobody has said where that is.
 *
 * @param int $post_id The post.
 */
function baonoi_console_url( int $post_id ): string {
	$pattern = baonoi_setting( 'console_url' );
	return '' === $pattern ? '' : str_replace( '{url}', rawurlencode( (string) get_permalink( $post_id ) ), $pattern );
}

/** The panel. It is written without a build step. */
function baonoi_enqueue_panel() {
	$post = get_post();
	if ( ! baonoi_is_ours( $post ) ) {
		return;
	}
	$needs = array( 'wp-plugins', 'wp-edit-post', 'wp-element', 'wp-components', 'wp-data', 'wp-api-fetch', 'wp-blocks', 'wp-hooks', 'wp-compose', 'wp-block-editor' );
	wp_enqueue_script( 'baonoi-editor', plugins_url( 'editor.js', __DIR__ ), $needs, BAONOI_VERSION, true );
	$about = array(
		'choices' => baonoi_choices(),
		'voices'  => baonoi_voice_choices(),
		'console' => baonoi_console_url( $post->ID ),
		'words'   => array(
			'title'   => __( 'Audio', 'baonoi' ),
			'make'    => __( 'Make audio', 'baonoi' ),
			'voice'   => __( 'Voice', 'baonoi' ),
			'again'   => __( 'Make again', 'baonoi' ),
			'said'    => __( 'What is said', 'baonoi' ),
			'console' => __( 'This post in baonoi', 'baonoi' ),
			'skip'    => __( 'Not read aloud', 'baonoi' ),
			'place'   => __( 'The player of this post stands here.', 'baonoi' ),
			'unsaved' => __( 'What you choose holds when the post is saved.', 'baonoi' ),
		),
	);
	wp_add_inline_script( 'baonoi-editor', 'var baonoiEditor = ' . wp_json_encode( $about ) . ';', 'before' );
}
add_action( 'enqueue_block_editor_assets', 'baonoi_enqueue_panel' );

/** The box. The block editor has the panel instead. */
function baonoi_add_box() {
	add_meta_box( 'baonoi', __( 'Audio', 'baonoi' ), 'baonoi_box', baonoi_post_types(), 'side', 'default', array( '__back_compat_meta_box' => true ) );
}
add_action( 'add_meta_boxes', 'baonoi_add_box' );

/**
 * One choice of the box.
 *
 * @param string $name    Of the field.
 * @param string $label   What it says.
 * @param array  $choices Value and label.
 * @param string $chosen  The value.
 */
function baonoi_select( string $name, string $label, array $choices, string $chosen ): void {
	printf( '<p><label>%s<br><select name="%s">', esc_html( $label ), esc_attr( $name ) );
	foreach ( $choices as $value => $words ) {
		printf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( $chosen, (string) $value, false ), esc_html( $words ) );
	}
	echo '</select></label></p>';
}

/**
 * The box of one post.
 *
 * @param WP_Post $post The post.
 */
function baonoi_box( $post ) {
	wp_nonce_field( "baonoi_box_$post->ID", 'baonoi_box' );
	baonoi_select( 'baonoi_make', __( 'Make audio', 'baonoi' ), baonoi_choices(), (string) get_post_meta( $post->ID, BAONOI_MAKE, true ) );
	baonoi_select( 'baonoi_voice', __( 'Voice', 'baonoi' ), baonoi_voice_choices(), (string) get_post_meta( $post->ID, BAONOI_VOICE, true ) );
	if ( ! baonoi_is_public( $post ) ) {
		return;
	}
	$state = baonoi_state( $post->ID );
	printf( '<p>%s</p>', esc_html( $state['state'] ) );
	if ( '' !== $state['audio'] ) {
		printf( '<audio controls preload="none" src="%s" style="width:100%%"></audio>', esc_url( $state['audio'] ) );
	}
	$links = array(
		array( $state['captions'], __( 'What is said', 'baonoi' ) ),
		array( baonoi_console_url( $post->ID ), __( 'This post in baonoi', 'baonoi' ) ),
		array( baonoi_is_wanted( $post ) ? baonoi_again_url( $post->ID ) : '', __( 'Make again', 'baonoi' ) ),
	);
	foreach ( $links as list( $url, $words ) ) {
		if ( '' !== $url ) {
			printf( '<p><a href="%s">%s</a></p>', esc_url( $url ), esc_html( $words ) );
		}
	}
}

/**
 * What was chosen in the box: before WordPress says that the post is saved, and baonoi hears of it.
 *
 * @param int $post_id The post.
 */
function baonoi_save_box( $post_id ) {
	$nonce = sanitize_text_field( wp_unslash( $_POST['baonoi_box'] ?? '' ) );
	if ( '' === $nonce || ! wp_verify_nonce( $nonce, "baonoi_box_$post_id" ) || ! current_user_can( 'edit_post', $post_id ) ) {
		return;
	}
	baonoi_choose(
		$post_id,
		array(
			'make'  => sanitize_text_field( wp_unslash( $_POST['baonoi_make'] ?? '' ) ),
			'voice' => sanitize_text_field( wp_unslash( $_POST['baonoi_voice'] ?? '' ) ),
		)
	);
}
add_action( 'save_post', 'baonoi_save_box' );
