/** Words on what a person wrote and the server did not take, and on what it mended. */
export const viRefused = {
  'back.copy': 'Sao chép',
  'back.save': 'Tải xuống',

  'refused.title': 'Máy chủ không nhận một phần nội dung bạn viết',
  'refused.nothing': 'Máy chủ không nhận thay đổi vừa gửi; không có chữ nào của bạn bị mất',
  'refused.next':
    'Các dòng dưới đây trên trang này khác với bản của máy chủ. Lấy lại bản của máy chủ để soạn tiếp: các dòng này vẫn được giữ trong trình duyệt này cho đến khi bạn bỏ, còn chỗ bạn đã xóa mà máy chủ không nhận sẽ hiện lại.',
  'refused.words': 'Nội dung máy chủ không nhận',
  'refused.words.of': 'Nội dung máy chủ không nhận, lúc {time}',
  'refused.file': 'noi-dung-may-chu-khong-nhan',
  'refused.go-back': 'Lấy lại bản của máy chủ',
  'refused.why.gap': 'Thay đổi này dựa trên nội dung mà máy chủ không có.',
  'refused.why.not-an-update': 'Máy chủ không đọc được thay đổi này.',
  'refused.why.foreign-client': 'Thay đổi này mang mã của một trang do người khác mở.',
  'refused.why.unknown-root': 'Thay đổi này nằm ngoài văn bản.',
  'refused.kept': 'Có {count} lần máy chủ không nhận nội dung bạn viết',
  'refused.kept.next': 'Nội dung đó được giữ trong trình duyệt này cho đến khi bạn bỏ.',
  'refused.not-kept.next':
    'Trình duyệt không giữ được: nội dung đó chỉ có trên trang này. Sao chép hoặc tải xuống trước khi đóng trang.',
  'refused.show': 'Xem nội dung',
  'refused.list': 'Nội dung máy chủ không nhận',
  'refused.discard': 'Bỏ nội dung này',
  'refused.discard.title': 'Bỏ nội dung này?',
  'refused.discard.words':
    'Nội dung này chỉ còn trong trình duyệt này. Bỏ rồi thì không lấy lại được.',

  'mended.title': 'Hệ thống đã sửa {count} chỗ sai cấu trúc trong văn bản',
  'mended.next': 'Không có chữ nào bị mất. Hãy xem lại những chỗ này:',
  'mended.place': 'Xem chỗ này',
  'mended.more': 'và {count} chỗ khác',
  'mended.seen': 'Đã xem',
  'mended.unknown-block': 'nội dung không rõ loại, đã chuyển thành đoạn',
  'mended.unknown-content': 'nội dung nằm sai chỗ, đã đưa vào dòng gần nhất',
  'mended.unknown-attribute': 'cấp, số hoặc cách ghi không hợp lệ, đã bỏ',
  'mended.unknown-mark': 'kiểu chữ không rõ, đã bỏ',
  'mended.missing-id': 'thiếu mã, đã cấp mã mới',
  'mended.double-id': 'trùng mã với nội dung khác, có thể bị lặp',
} as const
