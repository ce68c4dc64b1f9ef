/** Words of the frame around a published text. The law itself is never translated. */
export const pageLanguages = ['vi', 'en'] as const
export type PageLanguage = (typeof pageLanguages)[number]

export interface PageWords {
  otherLanguage: { code: PageLanguage; name: string }
  department: string
  publicDrafts: string
  skip: string
  draft: (number: number) => string
  notLaw: string
  publishedAt: string
  leadOrganisation: string
  note: string
  outline: string
  close: string
  about: string
  versions: string
  newest: string
  newer: (number: number) => string
  previous: string
  next: string
  textFile: string
  contentFile: string
  hash: string
  howToVerify: string
  verify: string
  table: string
  listTitle: string
  notFound: string
  notFoundWhy: string
  moment: (time: number) => string
  day: (time: number) => string
}

/** Times are shown as in Việt Nam, whoever reads where. */
const zone = 'Asia/Ho_Chi_Minh'
const dayIn = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'long' })
  return (time: number) => format.format(time)
}
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
})
const vietnameseDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})
const englishDay = dayIn('en-GB')

export const pageWords: Record<PageLanguage, PageWords> = {
  vi: {
    otherLanguage: { code: 'en', name: 'English' },
    department: 'Cục Ảo',
    publicDrafts: 'Công bố dự thảo văn bản',
    skip: 'Đến nội dung văn bản',
    draft: (number) => `Dự thảo ${number}`,
    notLaw: 'Đây là dự thảo, chưa được ban hành và chưa có hiệu lực thi hành.',
    publishedAt: 'Công bố lúc',
    leadOrganisation: 'Cơ quan chủ trì soạn thảo',
    note: 'Ghi chú của bản này',
    outline: 'Mục lục',
    close: 'Đóng',
    about: 'Về bản này',
    versions: 'Các bản đã công bố',
    newest: 'Bản mới nhất',
    newer: (number) => `Đã có bản mới hơn: Dự thảo ${number}`,
    previous: 'Bản trước',
    next: 'Bản sau',
    textFile: 'Tải văn bản thuần (.txt)',
    contentFile: 'Tải nội dung gốc (.json)',
    hash: 'Mã băm nội dung (SHA-256)',
    howToVerify: 'Cách kiểm tra',
    verify:
      'Tải nội dung gốc và tính mã băm SHA-256 của tệp vừa tải. Nội dung còn nguyên vẹn khi kết quả trùng với mã ở trên.',
    table: 'Bảng',
    listTitle: 'Các bản dự thảo đã công bố',
    notFound: 'Không có trang này',
    notFoundWhy: 'Dự thảo chưa được công bố, hoặc địa chỉ chưa đúng.',
    moment: (time) => `${clock.format(time)} ngày ${vietnameseDate.format(time)}`,
    day: (time) => vietnameseDate.format(time),
  },
  en: {
    otherLanguage: { code: 'vi', name: 'Tiếng Việt' },
    department: 'Cục Ảo',
    publicDrafts: 'Published draft regulations',
    skip: 'Skip to the text',
    draft: (number) => `Draft ${number}`,
    notLaw: 'This is a draft. It has not been promulgated and has no legal effect.',
    publishedAt: 'Published',
    leadOrganisation: 'Lead drafting body',
    note: 'Note on this version',
    outline: 'Contents',
    close: 'Close',
    about: 'About',
    versions: 'Published versions',
    newest: 'Newest version',
    newer: (number) => `A newer version is published: Draft ${number}`,
    previous: 'Previous version',
    next: 'Next version',
    textFile: 'Download plain text (.txt)',
    contentFile: 'Download original content (.json)',
    hash: 'Content hash (SHA-256)',
    howToVerify: 'How to verify',
    verify:
      'Download the original content and compute the SHA-256 hash of the file. The content is intact if the result equals the hash above.',
    table: 'Table',
    listTitle: 'Published drafts',
    notFound: 'There is no such page',
    notFoundWhy: 'The draft is not published, or the address is not right.',
    moment: (time) => `${englishDay(time)}, ${clock.format(time)} (Việt Nam)`,
    day: englishDay,
  },
}
