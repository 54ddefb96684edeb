<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Health care, prevention, food safety. Source: written by the project. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <lexeme role="b:agency"><grapheme>BVĐK</grapheme><alias>bệnh viện đa khoa</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BVĐKTW</grapheme><alias>bệnh viện đa khoa trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BVĐKKV</grapheme><alias>bệnh viện đa khoa khu vực</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BVTW</grapheme><alias>bệnh viện trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BVTƯ</grapheme><alias>bệnh viện trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BVQY</grapheme><alias>bệnh viện quân y</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BVĐHYD</grapheme><alias>bệnh viện đại học y dược</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BVYHCT</grapheme><alias>bệnh viện y học cổ truyền</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BVCR</grapheme><alias>bệnh viện Chợ Rẫy</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BV</grapheme>
    <alias b:before="nhân viên|lực lượng|tổ|chốt|bác">bảo vệ</alias>
    <alias b:after="môi trường|rừng|tổ quốc|thực vật|trẻ em">bảo vệ</alias>
    <alias>bệnh viện</alias>
    <example>đưa vào BV cấp cứu</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>TTYT</grapheme><alias>trung tâm y tế</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TYT</grapheme><alias>trạm y tế</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KSBT</grapheme><alias>kiểm soát bệnh tật</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTKSBT</grapheme><alias>trung tâm kiểm soát bệnh tật</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CDC</grapheme><alias>xê đê xê</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HCDC</grapheme><alias>hát xê đê xê</alias></lexeme>
  <lexeme role="b:agency"><grapheme>YTDP</grapheme><alias>y tế dự phòng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>YTCC</grapheme><alias>y tế công cộng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>YDCT</grapheme><alias>y dược cổ truyền</alias></lexeme>
  <lexeme role="b:agency"><grapheme>YHCT</grapheme><alias>y học cổ truyền</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ATTP</grapheme><alias>an toàn thực phẩm</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VSATTP</grapheme><alias>vệ sinh an toàn thực phẩm</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ATVSTP</grapheme><alias>an toàn vệ sinh thực phẩm</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NĐTP</grapheme><alias>ngộ độc thực phẩm</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CCATTP</grapheme><alias>chi cục an toàn thực phẩm</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CQLD</grapheme><alias>cục quản lý dược</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BN</grapheme>
    <alias b:before="số|ca|các|là|khám|điều trị|cứu|nhiều|những|mỗi|cho|chuyển|tiếp nhận|[number]">bệnh nhân</alias>
    <alias b:after="nặng|nhập viện|tử vong">bệnh nhân</alias>
    <example>các BN nặng</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>NB</grapheme>
    <alias b:after="nam|nữ|nhập viện|bị|có|được|tỉnh|[number]">người bệnh</alias>
    <alias b:before="cho|các|thân nhân">người bệnh</alias>
    <example>thân nhân NB</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBYT</grapheme><alias>cán bộ y tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NVYT</grapheme><alias>nhân viên y tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSYT</grapheme><alias>cơ sở y tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTBYT</grapheme><alias>trang thiết bị y tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VTYT</grapheme><alias>vật tư y tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KCB</grapheme><alias>khám chữa bệnh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KBCB</grapheme><alias>khám bệnh chữa bệnh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KCBBĐ</grapheme><alias>khám chữa bệnh ban đầu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSSK</grapheme><alias>chăm sóc sức khỏe</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSSKSS</grapheme><alias>chăm sóc sức khỏe sinh sản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSSKBĐ</grapheme><alias>chăm sóc sức khỏe ban đầu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BVSK</grapheme><alias>bảo vệ sức khỏe</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BVCSSK</grapheme><alias>bảo vệ chăm sóc sức khỏe</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDSK</grapheme><alias>giáo dục sức khỏe</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTGDSK</grapheme><alias>truyền thông giáo dục sức khỏe</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCMR</grapheme><alias>tiêm chủng mở rộng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SXH</grapheme><alias>sốt xuất huyết</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCM</grapheme>
    <alias b:before="bệnh|dịch|ca|mắc">tay chân miệng</alias>
    <example>ca mắc TCM</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>SDD</grapheme><alias>suy dinh dưỡng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSCC</grapheme><alias>hồi sức cấp cứu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSTC</grapheme><alias>hồi sức tích cực</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GMHS</grapheme><alias>gây mê hồi sức</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTCH</grapheme><alias>chấn thương chỉnh hình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTSN</grapheme><alias>chấn thương sọ não</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TMH</grapheme>
    <alias b:before="khoa|bệnh viện">tai mũi họng</alias>
    <example>khoa TMH</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>RHM</grapheme><alias>răng hàm mặt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CĐHA</grapheme><alias>chẩn đoán hình ảnh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KSNK</grapheme><alias>kiểm soát nhiễm khuẩn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XN</grapheme>
    <alias b:before="kết quả|làm|mẫu">xét nghiệm</alias>
    <example>kết quả XN âm tính</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>BHYTHS</grapheme><alias>bảo hiểm y tế học sinh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BHYTHGĐ</grapheme><alias>bảo hiểm y tế hộ gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐTĐ</grapheme>
    <alias b:before="bệnh|mắc|điều trị|người|tiền sử|biến chứng|bị|chứng|tiền|nguy cơ|THA">đái tháo đường</alias>
    <alias b:after="type|típ|tuýp|thai kỳ|và">đái tháo đường</alias>
    <example>người mắc ĐTĐ</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐMV</grapheme>
    <alias b:before="bệnh|can thiệp|hẹp">động mạch vành</alias>
    <example>can thiệp ĐMV</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>HIV</grapheme><alias>hát i vê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>AIDS</grapheme><alias>ết</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HIV/AIDS</grapheme><alias>hát i vê ết</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ARV</grapheme><alias>a e rờ vê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ARN</grapheme><alias>a e rờ nờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ADN</grapheme><alias>a đê en nờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DNA</grapheme><alias>đê en nờ a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>RNA</grapheme><alias>e rờ en nờ a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>mRNA</grapheme><alias>em mờ e rờ en nờ a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCR</grapheme><alias>pê xê e rờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>RT-PCR</grapheme><alias>a rờ tê pê xê rờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ICU</grapheme><alias>ai xi iu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ECMO</grapheme><alias>éc mô</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MRI</grapheme><alias>em mờ e rờ i</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CT scanner</grapheme><alias>xê tê xờ can nơ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>X-quang</grapheme><alias>ích quang</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ECG</grapheme><alias>e xê giê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>EEG</grapheme><alias>e e giê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SpO2</grapheme><alias>ét pê o hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BMI</grapheme><alias>bê em mờ i</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>IVF</grapheme><alias>i vê ép</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GMP</grapheme><alias>giê em mờ pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HACCP</grapheme><alias>hát xê xê pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VietGAP</grapheme><alias>việt gáp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GlobalGAP</grapheme><alias>gờ lâu bồ gáp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>COVAX</grapheme><alias>cô vác</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>covid</grapheme><alias>cô vít</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>covid-19</grapheme><alias>cô vít mười chín</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>corona</grapheme><alias>cô rô na</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SARS</grapheme><alias>sát</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SARS-CoV-2</grapheme><alias>sát cô vi hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MERS</grapheme><alias>mớt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Mpox</grapheme><alias>em pốc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Omicron</grapheme><alias>ô mi cờ rôn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>H5N1</grapheme><alias>hát năm en nờ một</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>H1N1</grapheme><alias>hát một en nờ một</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>vaccine</grapheme><alias>vắc xin</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>virus</grapheme><alias>vi rút</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>vitamin</grapheme><alias>vi ta min</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>paracetamol</grapheme><alias>pa ra xê ta môn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>penicillin</grapheme><alias>pê ni xi lin</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>aspirin</grapheme><alias>át pi rin</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>insulin</grapheme><alias>in su lin</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>methanol</grapheme><alias>mê ta non</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ethanol</grapheme><alias>ê ta non</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>nicotine</grapheme><alias>ni cô tin</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>heroin</grapheme><alias>hê rô in</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>cocaine</grapheme><alias>cô ca in</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>cocain</grapheme><alias>cô ca in</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ketamine</grapheme><alias>kê ta min</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>cholesterol</grapheme><alias>cô lét tê rôn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>protein</grapheme><alias>pờ rô tê in</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>collagen</grapheme><alias>cô la gien</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>enzyme</grapheme><alias>en dim</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>hormone</grapheme><alias>hoóc môn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>stress</grapheme><alias>xờ trét</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>bacteria</grapheme><alias>bác tê ri a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Salmonella</grapheme><alias>xan mô ne la</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>E.coli</grapheme><alias>e cô li</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>gene</grapheme><alias>gien</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TBYT</grapheme><alias>thiết bị y tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TBMMN</grapheme><alias>tai biến mạch máu não</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NKBV</grapheme><alias>nhiễm khuẩn bệnh viện</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTTON</grapheme><alias>thụ tinh trong ống nghiệm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GCNSK</grapheme><alias>giấy chứng nhận sức khỏe</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTTM</grapheme><alias>phẫu thuật thẩm mỹ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>COPD</grapheme><alias>xê o pê đê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PEEP</grapheme><alias>píp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>FiO2</grapheme><alias>ép i o hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HER2</grapheme><alias>hơ hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSTC-CĐ</grapheme><alias>hồi sức tích cực chống độc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>H3N2</grapheme><alias>hát ba en nờ hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>H7N9</grapheme><alias>hát bảy en nờ chín</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>H9N2</grapheme><alias>hát chín en nờ hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>H5N8</grapheme><alias>hát năm en nờ tám</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MERS-CoV</grapheme><alias>mớt cô vi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HBsAg</grapheme><alias>hát bê ét a giê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>EV71</grapheme><alias>e vê bảy mươi mốt</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>oresol</grapheme><alias>ô rê don</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Efferalgan</grapheme><alias>ê phê ran gan</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Panadol</grapheme><alias>pa na đôn</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Augmentin</grapheme><alias>au mên tin</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>ibuprofen</grapheme><alias>i bu pờ rô phen</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>amoxicillin</grapheme><alias>a mốc xi xi lin</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>corticoid</grapheme><alias>cóc ti cô ít</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>creatinin</grapheme><alias>cờ rê a ti nin</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>creatinine</grapheme><alias>cờ rê a ti nin</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>uric</grapheme><alias>u rích</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>lipid</grapheme><alias>li pít</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Glasgow</grapheme><alias>gờ lát gâu</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>glucose</grapheme><alias>gờ lu cô dơ</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>omega-3</grapheme><alias>ô mê ga ba</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>botox</grapheme><alias>bô tốc</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>filler</grapheme><alias>phi lơ</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>detox</grapheme><alias>đi tốc</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>melatonin</grapheme><alias>mê la tô nin</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>caffeine</grapheme><alias>ca phê in</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>calo</grapheme><alias>ca lo</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>kcal</grapheme><alias>ki lô ca lo</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>whitmore</grapheme><alias>uýt mo</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Ebola</grapheme><alias>ê bô la</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Zika</grapheme><alias>di ca</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Marburg</grapheme><alias>mác bớt</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Nipah</grapheme><alias>ni pa</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>rubella</grapheme><alias>ru be la</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Hib</grapheme><alias>híp</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Parkinson</grapheme><alias>pác kin xơn</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Alzheimer</grapheme><alias>an dai mơ</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>lupus</grapheme><alias>lu pút</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>botulinum</grapheme><alias>bô tu li num</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>xyanua</grapheme><alias>xi a nua</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>cyanua</grapheme><alias>xi a nua</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Kawasaki</grapheme><alias>ca oa xa ki</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>type</grapheme><alias>típ</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>stent</grapheme><alias>xờ ten</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HPV</grapheme><alias>hát pê vê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>EMA</grapheme><alias>e em mờ a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DSA</grapheme><alias>đê ét a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Rh</grapheme><alias>e rờ hát</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HA</grapheme>
    <alias b:before="mạch|đo|chỉ số|huyết|nhịp tim|đường huyết|tụt|tăng|hạ|l p|p">huyết áp</alias>
    <alias b:after="mmHg|tâm thu|tâm trương|tối đa|tối thiểu|mạch|[number]">huyết áp</alias>
    <example>mạch 90, đo HA 180/100 mmHg</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐM</grapheme>
    <alias b:after="chủ|vành|não|cảnh|phổi|đùi|gan|thận|mạch">động mạch</alias>
    <alias b:before="hẹp|phình|tắc|bóc tách|xơ vữa">động mạch</alias>
    <example>phình ĐM chủ</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐMC</grapheme><alias>động mạch chủ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTC</grapheme>
    <alias b:before="ung thư|viêm|polyp|khám|soi|mở|K">cổ tử cung</alias>
    <example>ung thư CTC</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>BV ĐK</grapheme><alias>bệnh viện đa khoa</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TPBVSK</grapheme><alias>thực phẩm bảo vệ sức khỏe</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VNNB</grapheme><alias>viêm não Nhật Bản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐD</grapheme>
    <alias b:before="bác sĩ|BS|trưởng|các|cử nhân">điều dưỡng</alias>
    <alias b:after="[name]|trưởng">điều dưỡng</alias>
    <example>ĐD Nguyễn Thị Lụa</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>VDNC</grapheme><alias>viêm da nổi cục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CPAP</grapheme><alias>xi páp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DTLCP</grapheme><alias>dịch tả lợn châu Phi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DTHCP</grapheme><alias>dịch tả heo châu Phi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CGC</grapheme><alias>cúm gia cầm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>IU/L</grapheme><alias>đơn vị quốc tế trên lít</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>U/L</grapheme><alias>đơn vị trên lít</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>U/l</grapheme><alias>đơn vị trên lít</alias></lexeme>
  <lexeme role="b:science"><grapheme>ng/ml</grapheme><alias>na nô gam trên mi li lít</alias></lexeme>
  <lexeme role="b:science"><grapheme>pg/ml</grapheme><alias>pi cô gam trên mi li lít</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>E. coli</grapheme><alias>e cô li</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NMCT</grapheme><alias>nhồi máu cơ tim</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>typ 1</grapheme><alias>típ một</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>typ 2</grapheme><alias>típ hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HFNC</grapheme><alias>hát ép en nờ xê</alias></lexeme>
</lexicon>
