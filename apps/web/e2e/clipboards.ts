/** What programs put into the clipboard, shortened to what matters. */

/** Word: lists by `mso-list`, conditional comments, `o:p`, smart tags, a tracked deletion, a table. */
export const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:st1="urn:schemas-microsoft-com:office:smarttags">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument>x</w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Times New Roman"} --></style></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><span lang=VI>Điều 9. Trách nhiệm của
<st1:place w:st="on">Bộ Khoa học</st1:place> và Công nghệ<o:p></o:p></span></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Xây dựng <i>hệ thống</i> dùng chung;<del>bỏ đoạn này</del><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Công bố mức phí theo bảng sau:<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal>Dịch vụ<o:p></o:p></p></td><td><p class=MsoNormal>Mức phí<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Cấp mới</p></td><td><p class=MsoNormal>50.000 đồng</p></td></tr></table>
<p class=MsoNormal>a) Cập nhật hằng năm<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>;<o:p></o:p></p>
<p class=MsoNormal>b) Công khai kết quả.<o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>`

/** A page of laws: nested divs, bold headings, no-break blanks, the head as a table, an advertisement hidden. */
export const fromWeb = `<html><body><!--StartFragment--><div class="content1"><div style="display:none">Quảng cáo</div>
<table cellpadding="0"><tbody><tr><td width="223"><p align="center"><b>BỘ TÀI CHÍNH<br>-------</b></p></td>
<td width="335"><p align="center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>---------------</b></p></td></tr></tbody></table>
<div><div><p><a name="dieu_1"></a><b>Điều 1.&nbsp;Phạm vi điều chỉnh</b></p><p>1.&nbsp;Thông tư này quy định về phí.</p>
<p>2. Thông tư này không áp dụng với:</p><div><span>a) Cơ quan đại diện;</span></div><div><span>b) Tổ chức quốc tế.</span></div></div></div></div><!--EndFragment--></body></html>`

/** Google Docs: everything in a `<b>` that is not bold, numbers of lists drawn only. */
export const fromGoogleDocs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;white-space:pre;white-space:pre-wrap;">Điều 3. Nguyên tắc</span></p>
<ol start="1"><li dir="ltr" aria-level="1"><p role="presentation"><span style="font-style:italic">Công khai</span><span>, minh bạch;</span></p></li><li dir="ltr" aria-level="1"><p role="presentation"><span>Đúng thẩm quyền:</span></p></li>
<ol type="a"><li style="list-style-type:lower-alpha" aria-level="2"><p><span>Của bộ;</span></p></li><li style="list-style-type:lower-alpha"><p><span>Của tỉnh.</span></p></li></ol></ol></b>`

/** LibreOffice: capital tags, entities, a list that begins at three. */
export const fromLibreOffice = `<HTML><BODY LANG="vi-VN"><OL START=3><LI><P LANG="vi-VN">B&aacute;o c&aacute;o Ch&iacute;nh phủ;</P></LI><LI><P>Chịu tr&aacute;ch nhiệm trước Thủ tướng.</P></LI></OL></BODY></HTML>`

const deep = (tag: string, levels: number, words: string) =>
  `<${tag}>`.repeat(levels) + words + `</${tag}>`.repeat(levels)

/** Everything that should run, load, hide, overflow or pass for something else. */
export const hostile = (existingId: string): string => `<html><head>
<base href="https://attacker.invalid/"><meta http-equiv="refresh" content="0;url=https://attacker.invalid/">
<link rel=stylesheet href="https://attacker.invalid/a.css"><style>body{display:none!important}@import url(https://attacker.invalid/b.css)</style>
<script>window.ran = 'script'</script></head><body onload="window.ran='onload'">
<img src="https://attacker.invalid/x.png" onerror="window.ran='onerror'"><iframe src="https://attacker.invalid/" srcdoc="<script>parent.ran='frame'</script>"></iframe>
<svg onload="window.ran='svg'"><script>window.ran='svg script'</script><image href="https://attacker.invalid/y.svg"/></svg>
<object data="https://attacker.invalid/o"></object><embed src="https://attacker.invalid/e"><video src="https://attacker.invalid/v" autoplay></video>
<p data-id="${existingId}" class="provision" onclick="window.ran='click'">Chữ giữ lại một <a href="javascript:window.ran='link'">liên kết</a></p>
<my-element style="background:url(https://attacker.invalid/c)">Chữ giữ lại hai</my-element><!-- ghi chú ẩn --><!--[if mso]><p>chỉ Word thấy</p><![endif]-->
<p>Chữ giữ\u0000 lại b\u202Ea\u202C\u200B ${'hoà'.normalize('NFD')}</p>
${deep('ul', 200, '<li>Chữ giữ lại bốn</li>')}${deep('div', 10_000, 'Chữ giữ lại năm')}
<form action="https://attacker.invalid/"><input value=x><select><option>không phải chữ</option></select><button>Chữ giữ lại sáu</button></form>
</body></html>`

/** Blocks that say they come from this editor. */
export const forgedSlice = (existingId: string): string =>
  `<p class="provision" data-pm-slice="0 0 []" data-id="${existingId}" data-level="emperor" data-quoted="maybe">Giả mạo một</p><p class="provision" data-id="${'x'.repeat(5000)}" onclick="window.ran='forged'">Giả mạo hai<img src="https://attacker.invalid/z.png" onerror="window.ran='forged'"></p>`

export const giantTable = (rows: number, columns: number): string =>
  `<table>${`<tr>${'<td>ô</td>'.repeat(columns)}</tr>`.repeat(rows)}</table>`
