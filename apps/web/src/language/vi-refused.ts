/** Words on what a person wrote and the server did not take. */
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
} as const
