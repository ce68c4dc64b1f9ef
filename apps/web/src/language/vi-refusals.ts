/** What went wrong and what to do next, for every refusal of the server and every close of a connection. */
export const viRefusals = {
  'refusal.malformed-request': 'Thông tin gửi đi chưa đúng dạng.',
  'refusal.malformed-request.next':
    'Kiểm tra lại các ô đã nhập rồi gửi lại. Nếu vẫn gặp, tải lại trang.',
  'refusal.wrong-credentials': 'Thư điện tử hoặc mật khẩu không đúng.',
  'refusal.wrong-credentials.next':
    'Nhập lại, chú ý phím Caps Lock và bộ gõ tiếng Việt. Nếu quên mật khẩu, đề nghị quản trị viên cấp đường dẫn đặt lại.',
  'refusal.not-signed-in': 'Phiên làm việc đã hết hoặc bạn chưa đăng nhập.',
  'refusal.not-signed-in.next': 'Đăng nhập để tiếp tục.',
  'refusal.foreign-origin': 'Yêu cầu không đến từ địa chỉ chính thức của hệ thống.',
  'refusal.foreign-origin.next': 'Mở hệ thống bằng đúng địa chỉ được cấp rồi thực hiện lại.',
  'refusal.not-allowed': 'Bạn không có quyền thực hiện việc này.',
  'refusal.not-allowed.next': 'Đề nghị người chủ trì soạn thảo hoặc quản trị viên cấp quyền.',
  'refusal.outside-scope': 'Phần này nằm ngoài phạm vi bạn được mời góp ý.',
  'refusal.outside-scope.next':
    'Chọn điều, khoản trong phạm vi được mời, hoặc đề nghị người chủ trì mở rộng phạm vi.',
  'refusal.not-found': 'Không tìm thấy nội dung này.',
  'refusal.not-found.next': 'Nội dung có thể đã được gỡ, hoặc bạn chưa được mời tham gia.',
  'refusal.link-unknown': 'Đường dẫn không đúng.',
  'refusal.link-unknown.next':
    'Kiểm tra xem đã sao chép đủ đường dẫn chưa. Nếu vẫn không mở được, đề nghị người gửi cấp lại.',
  'refusal.regulation-closed': 'Dự thảo đã kết thúc soạn thảo.',
  'refusal.regulation-closed.next':
    'Nội dung vẫn đọc được, nhưng không sửa và không góp ý thêm được.',
  'refusal.already-exists': 'Nội dung này đã có trong hệ thống.',
  'refusal.already-exists.next': 'Kiểm tra lại danh sách; có thể người khác vừa tạo.',
  'refusal.stale': 'Nội dung vừa được người khác thay đổi.',
  'refusal.stale.next': 'Tải lại để xem bản mới nhất rồi thực hiện lại.',
  'refusal.last-lead-drafter': 'Mỗi dự thảo phải có ít nhất một người chủ trì soạn thảo.',
  'refusal.last-lead-drafter.next':
    'Giao vai trò chủ trì cho người khác trước khi đổi hoặc gỡ người này.',
  'refusal.link-expired': 'Đường dẫn đã hết hạn.',
  'refusal.link-expired.next': 'Đề nghị người gửi cấp đường dẫn mới.',
  'refusal.link-revoked': 'Đường dẫn đã bị thu hồi.',
  'refusal.link-revoked.next': 'Liên hệ người gửi nếu bạn vẫn cần tham gia.',
  'refusal.link-used-up': 'Đường dẫn đã hết lượt sử dụng.',
  'refusal.link-used-up.next':
    'Nếu bạn đã dùng đường dẫn này trước đây, hãy đăng nhập. Nếu chưa, đề nghị người gửi cấp đường dẫn mới.',
  'refusal.too-large': 'Nội dung vượt quá dung lượng cho phép.',
  'refusal.too-large.next':
    'Rút ngắn hoặc chia nhỏ nội dung rồi gửi lại. Tệp nhập vào tối đa 25 MB.',
  'refusal.not-text': 'Tệp này không đọc được như một văn bản.',
  'refusal.not-text.next':
    'Trong phần mềm soạn thảo, lưu văn bản ở dạng .docx, hoặc .txt với mã hóa UTF-8, rồi chọn lại.',
  'refusal.not-acceptable': 'Nội dung chưa đáp ứng yêu cầu.',
  'refusal.not-acceptable.next': 'Xem lại các ô đã nhập và yêu cầu ghi bên dưới mỗi ô.',
  'refusal.mention-without-rights': 'Có người được nhắc đến không tham gia dự thảo này.',
  'refusal.mention-without-rights.next':
    'Bỏ tên người đó khỏi ý kiến rồi gửi lại, hoặc đề nghị người chủ trì mời họ tham gia.',
  'refusal.too-many-attempts': 'Có quá nhiều lần thử trong thời gian ngắn.',
  'refusal.too-many-attempts.next': 'Đợi ít phút rồi thử lại.',
  'refusal.too-many-attempts.wait': 'Thử lại sau {seconds} giây.',
  'refusal.storage-failing': 'Máy chủ chưa ghi được dữ liệu.',
  'refusal.storage-failing.next':
    'Những gì đã lưu vẫn còn nguyên. Giữ trang này và thử lại sau ít phút; nếu kéo dài, báo quản trị viên.',
  'refusal.network-lost': 'Không kết nối được với máy chủ.',
  'refusal.network-lost.next':
    'Kiểm tra mạng rồi thử lại. Những gì đã nhập vẫn còn trên trang này.',
  'refusal.unexpected': 'Hệ thống gặp lỗi ngoài dự kiến.',
  'refusal.unexpected.next': 'Thử lại. Nếu vẫn gặp, báo quản trị viên kèm thời điểm xảy ra.',

  'refusal.detail.lines':
    'Một dự thảo nhận tối đa 100.000 dòng. Chia văn bản thành nhiều tệp rồi nhập từng tệp.',
  'refusal.detail.characters':
    'Một dự thảo nhận tối đa 3.000.000 ký tự, gấp tám lần Bộ luật Dân sự. Chia văn bản thành nhiều tệp rồi nhập từng tệp.',
  'refusal.detail.word-binary':
    'Đây là tệp .doc của Word đời cũ. Mở bằng Word, lưu thành .docx rồi chọn lại.',
  'refusal.detail.word-encrypted':
    'Tệp Word được bảo vệ bằng mật khẩu. Gỡ mật khẩu, lưu lại rồi chọn lại.',
  'refusal.detail.word-damaged':
    'Tệp Word bị hỏng hoặc tải về chưa đủ. Mở bằng Word, lưu thành tệp .docx mới rồi chọn lại.',
  'refusal.detail.word-too-large':
    'Tệp Word giải nén ra lớn hơn mức cho phép. Chỉ giữ phần văn bản cần nhập rồi chọn lại.',
  'refusal.detail.empty': 'Có ô bắt buộc còn trống.',
  'refusal.detail.too-short': 'Nội dung ngắn hơn mức yêu cầu; mật khẩu cần ít nhất 10 ký tự.',
  'refusal.detail.too-long': 'Nội dung dài quá mức cho phép.',
  'refusal.detail.guest':
    'Khách tham gia bằng đường dẫn cần có tài khoản trước khi giữ vai trò này.',
  'refusal.detail.last-administrator':
    'Hệ thống phải còn ít nhất một quản trị viên đang hoạt động.',
  'refusal.detail.thread-resolved': 'Trao đổi này đã khép lại. Mở lại trước khi viết tiếp.',
  'refusal.detail.withdrawn': 'Ý kiến này đã được rút.',
  'refusal.detail.quote': 'Đoạn chữ được chọn vừa thay đổi. Chọn lại rồi gửi.',
  'refusal.detail.email-taken':
    'Thư điện tử này đã có tài khoản. Đăng nhập bằng tài khoản đó, hoặc dùng thư điện tử khác.',
  'refusal.detail.name-taken': 'Đã có tổ chức mang tên này.',

  'close.malformed-frame': 'Kết nối bị ngắt vì dữ liệu không đọc được.',
  'close.malformed-frame.next': 'Tải lại trang để nối lại.',
  'close.not-signed-in': 'Phiên làm việc đã hết.',
  'close.not-signed-in.next': 'Đăng nhập lại để tiếp tục; những gì chưa gửi được giữ trên máy này.',
  'close.not-signed-in.given':
    'Phiên đã hết hạn hoặc bạn đã đăng xuất ở một trang khác. Những gì chưa gửi chỉ còn ở dưới đây: hãy sao chép trước khi đăng nhập lại.',
  'close.not-allowed': 'Bạn không còn quyền vào dự thảo này.',
  'close.not-allowed.next':
    'Đường dẫn mời có thể đã bị thu hồi. Liên hệ người chủ trì soạn thảo nếu cần.',
  'close.not-found': 'Không tìm thấy dự thảo này.',
  'close.not-found.next': 'Dự thảo có thể đã được gỡ, hoặc bạn chưa được mời tham gia.',
  'close.schema-too-old': 'Trang đang mở thuộc phiên bản cũ của hệ thống.',
  'close.schema-too-old.next': 'Tải lại trang để dùng phiên bản mới.',
  'close.too-large': 'Một lần thay đổi vượt quá dung lượng cho phép.',
  'close.too-large.next': 'Tải lại trang rồi dán nội dung thành nhiều phần nhỏ hơn.',
  'close.rejected-update': 'Một thay đổi không khớp với văn bản trên máy chủ.',
  'close.rejected-update.next': 'Sao chép phần vừa viết ra ngoài, tải lại trang rồi viết lại.',
  'close.too-fast': 'Máy của bạn gửi quá nhiều thay đổi trong thời gian ngắn.',
  'close.too-fast.next': 'Đợi một phút rồi tải lại trang.',
  'close.read-only': 'Vai trò của bạn không được sửa văn bản.',
  'close.read-only.next': 'Tải lại trang để đọc và góp ý theo vai trò của mình.',
  'close.rights-changed': 'Quyền của bạn trên dự thảo này vừa thay đổi.',
  'close.rights-changed.next': 'Trang tự nối lại theo quyền mới; không cần làm gì.',
  'close.room-closed': 'Máy chủ đang khởi động lại.',
  'close.room-closed.next': 'Trang tự nối lại sau giây lát; không cần làm gì.',
  'close.storage-failing': 'Máy chủ chưa mở được văn bản.',
  'close.storage-failing.next': 'Trang tự thử lại; nếu kéo dài, báo quản trị viên.',
  'close.too-slow': 'Đường truyền của bạn không theo kịp các thay đổi.',
  'close.too-slow.next': 'Trang tự nối lại và lấy bản mới nhất.',
} as const
