<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Administrative words, short forms of provinces, cities and regions, short forms of countries. Source: written by the project. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <lexeme role="b:place"><grapheme>TP</grapheme>
    <alias b:before="phát hành">trái phiếu</alias>
    <alias b:after="kỳ hạn|riêng lẻ|đáo hạn">trái phiếu</alias>
    <alias>thành phố</alias>
    <example>TP kỳ hạn 3 năm</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>tp.</grapheme><alias>thành phố</alias></lexeme>
  <lexeme role="b:place"><grapheme>tp</grapheme><alias>thành phố</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.HCM</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP HCM</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP. HCM</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>TPHCM</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>Tp.HCM</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>Tp HCM</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>Tp. HCM</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>TpHCM</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>tp.HCM</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Hồ Chí Minh</grapheme><alias>thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Hà Nội</grapheme><alias>thành phố Hà Nội</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Đà Nẵng</grapheme><alias>thành phố Đà Nẵng</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Hải Phòng</grapheme><alias>thành phố Hải Phòng</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Cần Thơ</grapheme><alias>thành phố Cần Thơ</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Huế</grapheme><alias>thành phố Huế</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Vinh</grapheme><alias>thành phố Vinh</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Nha Trang</grapheme><alias>thành phố Nha Trang</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Đà Lạt</grapheme><alias>thành phố Đà Lạt</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Thủ Đức</grapheme><alias>thành phố Thủ Đức</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Biên Hòa</grapheme><alias>thành phố Biên Hòa</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Vũng Tàu</grapheme><alias>thành phố Vũng Tàu</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Quy Nhơn</grapheme><alias>thành phố Quy Nhơn</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Buôn Ma Thuột</grapheme><alias>thành phố Buôn Ma Thuột</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Thanh Hóa</grapheme><alias>thành phố Thanh Hóa</alias></lexeme>
  <lexeme role="b:place"><grapheme>TP.Hạ Long</grapheme><alias>thành phố Hạ Long</alias></lexeme>
  <lexeme role="b:place"><grapheme>HCM</grapheme><alias>Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:place"><grapheme>HN</grapheme>
    <alias b:before="BCH|dự|khai mạc|bế mạc">hội nghị</alias>
    <alias>Hà Nội</alias>
    <example>bay từ HN</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>SG</grapheme>
    <alias b:before="tại|từ|ở|về|ra|ga|cảng">Sài Gòn</alias>
    <example>bay từ SG</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>HP</grapheme>
    <alias b:before="tại|thành phố|TP|cảng|từ">Hải Phòng</alias>
    <example>cảng HP</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>ĐN</grapheme>
    <alias b:before="tại|thành phố|TP|từ">Đà Nẵng</alias>
    <example>thành phố ĐN</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>TX</grapheme><alias>thị xã</alias></lexeme>
  <lexeme role="b:place"><grapheme>TX.</grapheme><alias>thị xã</alias></lexeme>
  <lexeme role="b:place"><grapheme>Tx.</grapheme><alias>thị xã</alias></lexeme>
  <lexeme role="b:place"><grapheme>TT.</grapheme>
    <alias b:before="xã|các|tại|thôn|khu phố">thị trấn</alias>
    <alias b:after="huyện">thị trấn</alias>
    <example>tại TT. Bến Sông</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>TT</grapheme>
    <alias b:before="cựu|tổng|đời">tổng thống</alias>
    <alias b:after="PTQĐ|y tế|văn hóa|dạy nghề|hội nghị|giáo dục|kiểm soát|GDTX|GDNN|thương mại|tuyển sinh|ngoại ngữ|tin học|anh ngữ|dịch vụ|hành chính|hành chính công|PVHCC|phục vụ|đào tạo|nghiên cứu|hỗ trợ|tư vấn|xúc tiến|khuyến nông|bảo tồn|cấp cứu|điều hành|dịch vụ việc|CNTT|quản lý|phát triển|công nghệ|nuôi dưỡng|bảo trợ|khảo thí|kiểm định|đăng kiểm|triển lãm|hội chợ|huấn luyện|tiếng anh|chính trị|phát thanh|truyền thông|dự báo|thông tin|TDTT|phòng chống">trung tâm</alias>
    <alias b:before="thị|BĐS">thị trường</alias>
    <alias b:after="nước ngoài|trong nước|bất động sản|BĐS|chứng khoán|xuất khẩu|lao động|tiêu thụ|trái phiếu|vốn|tiền tệ|bán lẻ">thị trường</alias>
    <alias b:after="của bộ|liên tịch|[number]">thông tư</alias>
    <alias b:before="phó|chức">thủ tướng</alias>
    <alias b:before="xã">thị trấn</alias>
    <alias b:after="huyện">thị trấn</alias>
    <alias b:before="giám đốc|các|tại|mỗi|PGĐ|GĐ|phó giám đốc">trung tâm</alias>
    <example>TT Y tế huyện</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>Q.</grapheme><alias>quận</alias></lexeme>
  <lexeme role="b:place"><grapheme>H.</grapheme><alias>huyện</alias></lexeme>
  <lexeme role="b:place"><grapheme>X.</grapheme><alias>xã</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đ.</grapheme>
    <alias b:before="số|nhà|địa chỉ|tại">đường</alias>
    <example>số 12 Đ. Trần Phú</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>P.</grapheme>
    <alias b:before="số|tổ|khu phố|tại|ngụ|trú|ở|đường|phố|ngõ">phường</alias>
    <alias b:after="quận|thành phố|thị xã|TP|Q|TX">phường</alias>
    <alias b:before="trưởng|phó|chuyên viên">phòng</alias>
    <example>ngụ P. Bến Đò</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>KP</grapheme>
    <alias b:before="tổ|ngụ|tại">khu phố</alias>
    <example>tổ 2 KP 3</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>KP.</grapheme><alias>khu phố</alias></lexeme>
  <lexeme role="b:place"><grapheme>QL.</grapheme><alias>quốc lộ</alias></lexeme>
  <lexeme role="b:place"><grapheme>BR-VT</grapheme><alias>Bà Rịa Vũng Tàu</alias></lexeme>
  <lexeme role="b:place"><grapheme>BRVT</grapheme><alias>Bà Rịa Vũng Tàu</alias></lexeme>
  <lexeme role="b:place"><grapheme>TT-Huế</grapheme><alias>Thừa Thiên Huế</alias></lexeme>
  <lexeme role="b:place"><grapheme>TT Huế</grapheme><alias>Thừa Thiên Huế</alias></lexeme>
  <lexeme role="b:place"><grapheme>T.T.Huế</grapheme><alias>Thừa Thiên Huế</alias></lexeme>
  <lexeme role="b:place"><grapheme>TTH</grapheme>
    <alias b:before="tỉnh">Thừa Thiên Huế</alias>
    <example>tỉnh TTH</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>BMT</grapheme><alias>Buôn Ma Thuột</alias></lexeme>
  <lexeme role="b:place"><grapheme>ĐBSCL</grapheme><alias>đồng bằng sông Cửu Long</alias></lexeme>
  <lexeme role="b:place"><grapheme>ĐBSH</grapheme><alias>đồng bằng sông Hồng</alias></lexeme>
  <lexeme role="b:place"><grapheme>ĐBBB</grapheme><alias>đồng bằng bắc bộ</alias></lexeme>
  <lexeme role="b:place"><grapheme>TDMNPB</grapheme><alias>trung du miền núi phía bắc</alias></lexeme>
  <lexeme role="b:place"><grapheme>TDMN</grapheme><alias>trung du miền núi</alias></lexeme>
  <lexeme role="b:place"><grapheme>MNPB</grapheme><alias>miền núi phía bắc</alias></lexeme>
  <lexeme role="b:place"><grapheme>ĐNB</grapheme><alias>Đông Nam Bộ</alias></lexeme>
  <lexeme role="b:place"><grapheme>TNB</grapheme><alias>Tây Nam Bộ</alias></lexeme>
  <lexeme role="b:place"><grapheme>BTB</grapheme><alias>Bắc Trung Bộ</alias></lexeme>
  <lexeme role="b:place"><grapheme>NTB</grapheme>
    <alias b:before="vùng|khu vực">nam trung bộ</alias>
    <example>vùng NTB</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>BTBDHMT</grapheme><alias>bắc trung bộ và duyên hải miền trung</alias></lexeme>
  <lexeme role="b:place"><grapheme>DHMT</grapheme><alias>duyên hải miền trung</alias></lexeme>
  <lexeme role="b:place"><grapheme>DHNTB</grapheme><alias>duyên hải nam trung bộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTTĐ</grapheme><alias>kinh tế trọng điểm</alias></lexeme>
  <lexeme role="b:place"><grapheme>TGLX</grapheme><alias>tứ giác Long Xuyên</alias></lexeme>
  <lexeme role="b:place"><grapheme>VN</grapheme>
    <alias b:before="phim|LHP|liên hoan|giải|hoa hậu|cúp|tuyển|ĐT|người|thương hiệu">Việt Nam</alias>
    <alias b:before="chuyến bay|chuyến|số hiệu|mã|mã hiệu|ký hiệu">vê nờ</alias>
    <alias b:after="[number]">vê nờ</alias>
    <alias>Việt Nam</alias>
    <example>chuyến bay VN205</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>TQ</grapheme>
    <alias b:before="hàng|từ|người|thị trường">Trung Quốc</alias>
    <example>thị trường TQ</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>HQ</grapheme>
    <alias b:before="hàng|từ|người|thị trường">Hàn Quốc</alias>
    <example>thị trường HQ</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>TBN</grapheme><alias>Tây Ban Nha</alias></lexeme>
  <lexeme role="b:place"><grapheme>BĐN</grapheme><alias>Bồ Đào Nha</alias></lexeme>
  <lexeme role="b:place"><grapheme>UAE</grapheme><alias>u a e</alias></lexeme>
  <lexeme role="b:place"><grapheme>USA</grapheme><alias>u ét a</alias></lexeme>
  <lexeme role="b:place"><grapheme>US</grapheme>
    <alias b:before="tại|nước">u ét</alias>
    <example>tại US</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>UK</grapheme><alias>u ca</alias></lexeme>
  <lexeme role="b:place"><grapheme>CHDCND</grapheme><alias>cộng hòa dân chủ nhân dân</alias></lexeme>
  <lexeme role="b:place"><grapheme>CHDCND Lào</grapheme><alias>cộng hòa dân chủ nhân dân Lào</alias></lexeme>
  <lexeme role="b:place"><grapheme>CHDC</grapheme><alias>cộng hòa dân chủ</alias></lexeme>
  <lexeme role="b:place"><grapheme>CHND</grapheme><alias>cộng hòa nhân dân</alias></lexeme>
  <lexeme role="b:place"><grapheme>CHLB</grapheme><alias>cộng hòa liên bang</alias></lexeme>
  <lexeme role="b:place"><grapheme>CH Séc</grapheme><alias>cộng hòa Séc</alias></lexeme>
  <lexeme role="b:place"><grapheme>CH Pháp</grapheme><alias>cộng hòa Pháp</alias></lexeme>
  <lexeme role="b:place"><grapheme>Washington D.C</grapheme><alias>oa sinh tơn đê xê</alias></lexeme>
  <lexeme role="b:place"><grapheme>Washington D.C.</grapheme><alias>oa sinh tơn đê xê</alias></lexeme>
  <lexeme role="b:place"><grapheme>Washington DC</grapheme><alias>oa sinh tơn đê xê</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đăk Lăk</grapheme><alias>đắc lắc</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đắk Lắk</grapheme><alias>đắc lắc</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đak Lak</grapheme><alias>đắc lắc</alias></lexeme>
  <lexeme role="b:place"><grapheme>Daklak</grapheme><alias>đắc lắc</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đăk Nông</grapheme><alias>đắc nông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đắk Nông</grapheme><alias>đắc nông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đak Nông</grapheme><alias>đắc nông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đắk Tô</grapheme><alias>đắc tô</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đăk Tô</grapheme><alias>đắc tô</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đắk Mil</grapheme><alias>đắc min</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đắk Song</grapheme><alias>đắc song</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đắk R'Lấp</grapheme><alias>đắc rờ lấp</alias></lexeme>
  <lexeme role="b:place"><grapheme>Kon Tum</grapheme><alias>công tum</alias></lexeme>
  <lexeme role="b:place"><grapheme>Kontum</grapheme><alias>công tum</alias></lexeme>
  <lexeme role="b:place"><grapheme>Kon Plông</grapheme><alias>công lông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Pleiku</grapheme><alias>pờ lây cu</alias></lexeme>
  <lexeme role="b:place"><grapheme>Plei Ku</grapheme><alias>pờ lây cu</alias></lexeme>
  <lexeme role="b:place"><grapheme>Krông Pắk</grapheme><alias>cờ rông pắc</alias></lexeme>
  <lexeme role="b:place"><grapheme>Krông Pắc</grapheme><alias>cờ rông pắc</alias></lexeme>
  <lexeme role="b:place"><grapheme>Krông Ana</grapheme><alias>cờ rông a na</alias></lexeme>
  <lexeme role="b:place"><grapheme>Krông Bông</grapheme><alias>cờ rông bông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Krông Búk</grapheme><alias>cờ rông búc</alias></lexeme>
  <lexeme role="b:place"><grapheme>Krông Năng</grapheme><alias>cờ rông năng</alias></lexeme>
  <lexeme role="b:place"><grapheme>Krông Nô</grapheme><alias>cờ rông nô</alias></lexeme>
  <lexeme role="b:place"><grapheme>Cư M'gar</grapheme><alias>cư mờ ga</alias></lexeme>
  <lexeme role="b:place"><grapheme>Ea H'leo</grapheme><alias>ê a hờ leo</alias></lexeme>
  <lexeme role="b:place"><grapheme>Ea Kar</grapheme><alias>ê a ca</alias></lexeme>
  <lexeme role="b:place"><grapheme>Ea Súp</grapheme><alias>ê a súp</alias></lexeme>
  <lexeme role="b:place"><grapheme>M'Đrắk</grapheme><alias>mờ đờ rắc</alias></lexeme>
  <lexeme role="b:place"><grapheme>Chư Păh</grapheme><alias>chư pả</alias></lexeme>
  <lexeme role="b:place"><grapheme>Chư Prông</grapheme><alias>chư pờ rông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Chư Pưh</grapheme><alias>chư pứ</alias></lexeme>
  <lexeme role="b:place"><grapheme>Ia Grai</grapheme><alias>i a gờ rai</alias></lexeme>
  <lexeme role="b:place"><grapheme>Ia Pa</grapheme><alias>i a pa</alias></lexeme>
  <lexeme role="b:place"><grapheme>Kbang</grapheme><alias>cờ bang</alias></lexeme>
  <lexeme role="b:place"><grapheme>K'Bang</grapheme><alias>cờ bang</alias></lexeme>
  <lexeme role="b:place"><grapheme>Mang Yang</grapheme><alias>mang giang</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đak Đoa</grapheme><alias>đắc đoa</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đak Pơ</grapheme><alias>đắc pơ</alias></lexeme>
  <lexeme role="b:place"><grapheme>Krông Pa</grapheme><alias>cờ rông pa</alias></lexeme>
  <lexeme role="b:place"><grapheme>Sapa</grapheme><alias>sa pa</alias></lexeme>
  <lexeme role="b:place"><grapheme>Fansipan</grapheme><alias>phan xi păng</alias></lexeme>
  <lexeme role="b:place"><grapheme>Phanxipăng</grapheme><alias>phan xi păng</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đakrông</grapheme><alias>đa cờ rông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đa Krông</grapheme><alias>đa cờ rông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Dray Sáp</grapheme><alias>đờ rây sáp</alias></lexeme>
  <lexeme role="b:place"><grapheme>Langbiang</grapheme><alias>lang bi ang</alias></lexeme>
  <lexeme role="b:place"><grapheme>LangBiang</grapheme><alias>lang bi ang</alias></lexeme>
  <lexeme role="b:place"><grapheme>Bidoup</grapheme><alias>bi đúp</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đạ Tẻh</grapheme><alias>đạ tẻ</alias></lexeme>
  <lexeme role="b:place"><grapheme>Đạ Huoai</grapheme><alias>đạ hoai</alias></lexeme>
  <lexeme role="b:place"><grapheme>Êđê</grapheme><alias>ê đê</alias></lexeme>
  <lexeme role="b:place"><grapheme>Ê-đê</grapheme><alias>ê đê</alias></lexeme>
  <lexeme role="b:place"><grapheme>Jrai</grapheme><alias>gia rai</alias></lexeme>
  <lexeme role="b:place"><grapheme>Gia-rai</grapheme><alias>gia rai</alias></lexeme>
  <lexeme role="b:place"><grapheme>Ba-na</grapheme><alias>ba na</alias></lexeme>
  <lexeme role="b:place"><grapheme>M'nông</grapheme><alias>mờ nông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Mnông</grapheme><alias>mờ nông</alias></lexeme>
  <lexeme role="b:place"><grapheme>M'Nông</grapheme><alias>mờ nông</alias></lexeme>
  <lexeme role="b:place"><grapheme>K'Ho</grapheme><alias>cờ ho</alias></lexeme>
  <lexeme role="b:place"><grapheme>H'Mông</grapheme><alias>hờ mông</alias></lexeme>
  <lexeme role="b:place"><grapheme>H'mông</grapheme><alias>hờ mông</alias></lexeme>
  <lexeme role="b:place"><grapheme>HMông</grapheme><alias>hờ mông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Pa Kô</grapheme><alias>pa cô</alias></lexeme>
  <lexeme role="b:place"><grapheme>Raglai</grapheme><alias>ra gờ lai</alias></lexeme>
  <lexeme role="b:place"><grapheme>Ra Glai</grapheme><alias>ra gờ lai</alias></lexeme>
  <lexeme role="b:place"><grapheme>Khmer</grapheme><alias>khơ me</alias></lexeme>
  <lexeme role="b:place"><grapheme>Khơ-me</grapheme><alias>khơ me</alias></lexeme>
  <lexeme role="b:place"><grapheme>S'tiêng</grapheme><alias>xờ tiêng</alias></lexeme>
  <lexeme role="b:place"><grapheme>Brâu</grapheme><alias>bờ râu</alias></lexeme>
  <lexeme role="b:place"><grapheme>Bru-Vân Kiều</grapheme><alias>bờ ru vân kiều</alias></lexeme>
  <lexeme role="b:place"><grapheme>TPHN</grapheme><alias>thành phố Hà Nội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BĐ</grapheme>
    <alias b:before="mức|trên|dưới|vượt|đạt|lũ|khoảng|quá|xấp xỉ|sông">báo động</alias>
    <example>lũ ở mức BĐ</example>
  </lexeme>
  <lexeme role="b:place"><grapheme>T.P</grapheme><alias>thành phố</alias></lexeme>
  <lexeme role="b:place"><grapheme>T.P.</grapheme><alias>thành phố</alias></lexeme>
  <lexeme role="b:place"><grapheme>Ea</grapheme><alias>ê a</alias></lexeme>
  <lexeme role="b:place"><grapheme>Krông</grapheme><alias>cờ rông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Po Klong Garai</grapheme><alias>pô cờ lông ga rai</alias></lexeme>
  <lexeme role="b:place"><grapheme>Po Rome</grapheme><alias>pô rô mê</alias></lexeme>
  <lexeme role="b:place"><grapheme>Po Nagar</grapheme><alias>pô na ga</alias></lexeme>
  <lexeme role="b:place"><grapheme>Po Sah Inư</grapheme><alias>pô xa i nư</alias></lexeme>
  <lexeme role="b:place"><grapheme>Prông</grapheme><alias>pờ rông</alias></lexeme>
  <lexeme role="b:place"><grapheme>Dray Nur</grapheme><alias>đờ rây nu</alias></lexeme>
  <lexeme role="b:place"><grapheme>Kông Chro</grapheme><alias>công chờ ro</alias></lexeme>
  <lexeme role="b:place"><grapheme>Kon Klor</grapheme><alias>con cờ lo</alias></lexeme>
</lexicon>
