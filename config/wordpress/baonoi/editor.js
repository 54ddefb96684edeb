// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of the block editor, the switch "not read aloud" of each block, and the block of the player.
( function ( wp, about ) {
	'use strict';
	var el = wp.element.createElement;
	var words = about.words;
	// WordPress 6.6 moved it.
	var Panel = ( wp.editor && wp.editor.PluginDocumentSettingPanel ) || wp.editPost.PluginDocumentSettingPanel;

	function options( choices ) {
		return Object.keys( choices ).map( function ( value ) {
			return { value: value, label: choices[ value ] };
		} );
	}

	function select( label, choices, value, change ) {
		return el( wp.components.SelectControl, {
			label: label,
			options: options( choices ),
			value: value,
			onChange: change,
		} );
	}

	function link( url, label ) {
		return url ? el( 'p', null, el( 'a', { href: url, target: '_blank', rel: 'noreferrer' }, label ) ) : null;
	}

	function State( props ) {
		var given = wp.element.useState( null );
		var busy = wp.element.useState( false );
		var state = given[ 0 ] || props.state;
		function again() {
			busy[ 1 ]( true );
			wp.apiFetch( { path: '/baonoi/v1/post/' + props.id + '/again', method: 'POST' } )
				.then( given[ 1 ], function ( error ) {
					given[ 1 ]( { state: error.message, audio: '', captions: '' } );
				} )
				.then( function () {
					busy[ 1 ]( false );
				} );
		}
		return el(
			wp.element.Fragment,
			null,
			el( 'p', { className: 'baonoi-state' }, state.state ),
			state.audio ? el( 'audio', { controls: true, preload: 'none', src: state.audio, style: { width: '100%' } } ) : null,
			link( state.captions, words.said ),
			link( about.console, words.console ),
			el( wp.components.Button, { variant: 'secondary', isBusy: busy[ 0 ], disabled: busy[ 0 ], onClick: again }, words.again )
		);
	}

	function AudioPanel() {
		var post = wp.data.useSelect( function ( select_ ) {
			var editor = select_( 'core/editor' );
			return {
				id: editor.getCurrentPostId(),
				saved: editor.getCurrentPost(),
				baonoi: editor.getEditedPostAttribute( 'baonoi' ),
			};
		} );
		var edit = wp.data.useDispatch( 'core/editor' ).editPost;
		if ( ! post.baonoi ) {
			return null;
		}
		function choose( name ) {
			return function ( value ) {
				var changed = Object.assign( {}, post.baonoi );
				changed[ name ] = value;
				edit( { baonoi: changed } );
			};
		}
		var saved = post.saved.baonoi || post.baonoi;
		var isPublic = 'publish' === post.saved.status && ! post.saved.password && 'no' !== saved.make;
		return el(
			Panel,
			{ name: 'baonoi', title: words.title, className: 'baonoi-panel' },
			select( words.make, about.choices, post.baonoi.make, choose( 'make' ) ),
			select( words.voice, about.voices, post.baonoi.voice, choose( 'voice' ) ),
			el( 'p', { className: 'description' }, words.unsaved ),
			isPublic ? el( State, { id: post.id, state: saved.reported, key: saved.asked + saved.reported.state } ) : null
		);
	}
	wp.plugins.registerPlugin( 'baonoi', { render: AudioPanel, icon: 'controls-volumeon' } );

	// A class of the block: extraction drops what bears it.
	var skip = 'baonoi-skip';
	function classes( attributes ) {
		return ( attributes.className || '' ).split( /\s+/ ).filter( Boolean );
	}
	var withSwitch = wp.compose.createHigherOrderComponent( function ( BlockEdit ) {
		return function ( props ) {
			if ( ! wp.blocks.hasBlockSupport( props.name, 'customClassName', true ) ) {
				return el( BlockEdit, props );
			}
			var has = classes( props.attributes ).indexOf( skip ) >= 0;
			function change( on ) {
				var left = classes( props.attributes ).filter( function ( name ) {
					return name !== skip;
				} );
				props.setAttributes( { className: ( on ? left.concat( skip ) : left ).join( ' ' ) || undefined } );
			}
			return el(
				wp.element.Fragment,
				null,
				el( BlockEdit, props ),
				props.isSelected
					? el(
							wp.blockEditor.InspectorControls,
							null,
							el(
								wp.components.PanelBody,
								{ title: words.title, initialOpen: has },
								el( wp.components.ToggleControl, { label: words.skip, checked: has, onChange: change } )
							)
					  )
					: null
			);
		};
	}, 'withBaonoiSwitch' );
	wp.hooks.addFilter( 'editor.BlockEdit', 'baonoi/skip', withSwitch );

	wp.blocks.registerBlockType( 'baonoi/audio', {
		apiVersion: 2,
		title: 'baonoi',
		icon: 'controls-volumeon',
		category: 'media',
		supports: { html: false, multiple: false },
		edit: function () {
			return el( 'div', wp.blockEditor.useBlockProps(), el( wp.components.Placeholder, { label: 'baonoi', instructions: words.place } ) );
		},
		save: function () {
			return null;
		},
	} );
} )( window.wp, window.baonoiEditor );
