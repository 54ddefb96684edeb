<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <meta name="a"/><lexeme><grapheme></grapheme><alias> </alias></lexeme><lexeme role="c:x"><grapheme>A&amp;B &#x41; <![CDATA[c]]></grapheme><phoneme alphabet="ipa">ab</phoneme></lexeme><word/></lexicon>