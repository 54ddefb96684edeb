<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <!-- <lexeme> of nobody -->
  <lexeme role="b:company"><grapheme>Blendwerk</grapheme><grapheme>Blendwerk AG</grapheme><alias>bờ len véc</alias></lexeme>
  <lexeme role="b:abbreviation">
    <grapheme>TCHC</grapheme>
    <alias b:before="quyết định|phòng|cán bộ">tổ chức hành chính</alias>
    <alias b:after="giai đoạn" b:lang="en">hello</alias>
    <alias>tê xê hát xê</alias>
    <example>phòng TCHC</example>
  </lexeme>
  <lexeme role="b:technology"><grapheme>web</grapheme><phoneme>w'E3p</phoneme></lexeme>
</lexicon>
