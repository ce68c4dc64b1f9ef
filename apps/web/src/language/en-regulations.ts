import type { viRegulations } from './vi-regulations.ts'

export const enRegulations = {
  'kind.decree': 'Decree',
  'kind.circular': 'Circular',
  'kind.decision': 'Decision',
  'kind.resolution': 'Resolution',
  'kind.law': 'Law',
  'kind.other': 'Other text',
  'regulation-state.drafting': 'Being drafted',
  'regulation-state.closed': 'Ended',

  'home.title': 'My work',
  'home.create': 'New draft',
  'home.import': 'Import a file',
  'home.led-by': 'led by {organisation}',
  'home.none-match': 'No draft matches “{query}”.',
  'home.empty.staff': 'You do not take part in any draft yet.',
  'home.empty.staff.next':
    'Create one from the template, or import an existing text to have it divided into chapters, articles, clauses and points.',
  'home.empty.participant': 'You have not been invited to any draft yet.',
  'home.empty.participant.next':
    'When an invitation comes, open its link; the draft will appear here.',

  'create.title': 'New draft',
  'create.name': 'Title of the text',
  'create.name.example': 'For example: On fully online public services',
  'create.name.rule': 'No need to write “{kind}”: it is printed on the line above the title.',
  'create.kind': 'Kind of text',
  'create.lead': 'Organisation that leads the drafting',
  'create.action': 'Create and start drafting',
  'create.missing-name': 'Enter the title of the text.',

  'import.title': 'Import a text',
  'import.lead':
    'A Word file or plain text is divided into parts, chapters, sections, articles, clauses and points. No word is lost; whatever is uncertain is listed for you to look at.',
  'import.choose': 'Choose a .docx or .txt file',
  'import.drop': 'Drop a file here, or',
  'import.limit':
    'A Word file .docx (automatic numbers are read too) or plain UTF-8 text, up to 25 MB. A .doc file: open it in Word and save it as .docx.',
  'import.paste': 'Or paste the text',
  'import.paste.example': 'Paste the whole text here, from the head to the recipients',
  'import.preview': 'Read and preview',
  'import.chosen': '{name} ({size} KB)',
  'import.pasted': 'Pasted text ({size} KB)',
  'import.change': 'Choose another text',
  'import.too-large': 'This file has {size} MB, more than the 25 MB allowed; nothing was sent.',
  'import.too-large.next':
    'Split the text into smaller files, or save it as .docx without pictures.',
  'import.sending': 'Sending the file: {percent}%',
  'import.drop-anywhere': 'Drop the file here to import it as a draft',
  'review.begin': '{count} {count|line|lines} of the import to look at.',
  'review.line': '{at}/{count} · Line {line} of the file: {reason}',
  'review.next': 'To the next place',
  'review.done': 'All seen',
  'import.reading': 'Reading the text',
  'import.found': 'Recognised',
  'import.level.part': 'parts',
  'import.level.chapter': 'chapters',
  'import.level.section': 'sections',
  'import.level.subsection': 'subsections',
  'import.level.article': 'articles',
  'import.level.clause': 'clauses',
  'import.level.point': 'points',
  'import.attached':
    'In the attached text: {article} {article|article|articles}, {clause} {clause|clause|clauses}, {point} {point|point|points}.',
  'import.quoted':
    'In quoted amendments: {article} {article|article|articles}, {clause} {clause|clause|clauses}, {point} {point|point|points}.',
  'import.annexes': '{count} {count|annex|annexes}.',
  'import.lost.none': 'No word was lost.',
  'import.lost.some':
    '{count} {count|character|characters} could not be kept. Better not import this text; tell an administrator.',
  'import.word.insertions':
    '{count} tracked {count|insertion|insertions} in Word: taken as accepted.',
  'import.word.deletions':
    '{count} tracked {count|deletion|deletions} in Word: taken as accepted, the deleted words are not imported.',
  'import.word.comments': '{count} {count|comment|comments} of the Word file not imported.',
  'import.word.hidden':
    '{count} {count|piece|pieces} of hidden text in the Word file not imported.',
  'import.word.pictures':
    '{count} {count|picture, chart or embedded object|pictures, charts or embedded objects} not imported.',
  'import.word.contents': '{count} automatic {count|table|tables} of contents passed over.',
  'import.word.embedded': '{count} {count|file|files} embedded in the Word file not read.',
  'import.warnings': '{count} {count|line|lines} to look at',
  'import.warnings.none': 'No line needs a look.',
  'import.warnings.next':
    'What these lines say is kept as it is; correct it in the editor after importing.',
  'import.line': 'Line {line}',
  'import.more-warnings': 'Show all {count} lines',
  'import.create': 'Create a draft from this text',
  'import.creating': 'Creating the draft, {percent}% sent',
  'import.writing': 'Writing the text',
  'import.empty': 'Choose a file or paste the text first.',
  'import.no-articles': 'No article was recognised. Check that this is the right text.',

  'warning.number-out-of-order':
    'The number does not follow the one before; it is kept as in the file.',
  'warning.label-misread':
    'The number or letter may be mistyped or misscanned; it is read as its place demands.',
  'warning.label-form': 'The number is not in the official form; it is kept as in the file.',
  'warning.label-inside-line': 'A provision inside a line was made one of its own.',
  'warning.label-taken-as-words':
    'Looks like a number, but is kept as words of the provision before.',
  'warning.item-below-level':
    'An item below a point, which the law does not know; kept as a paragraph.',
  'warning.line-joined': 'The line was joined to the one before.',
  'warning.page-number': 'Perhaps a page number; kept as a paragraph.',
  'warning.page-head': 'Perhaps a running head; kept as a paragraph.',
  'warning.quotation-not-closed': 'A quotation opens here and is never closed.',
  'warning.quotation-not-opened': 'Quoted text whose opening mark is missing.',
  'warning.words-after-quotation': 'There are words after the closing mark of a quotation.',
  'warning.title-missing': 'A part, chapter, section or subsection without a title.',
  'warning.frame-inside-text':
    'Lines of signature or recipients inside the text; kept as paragraphs.',
  'warning.text-after-signature':
    'Text after the signature that is neither annex nor attached text.',
  'warning.attached-title-missing':
    'Articles start again at 1 without the title of an attached text.',
  'warning.annex-out-of-order': 'The number of the annex does not follow the one before.',
  'warning.strange-character': 'There is a strange character in the line.',

  'regulation.tab.text': 'Text',
  'regulation.tab.people': 'People',
  'regulation.tab.versions': 'Published versions',
  'regulation.sections': 'Sections of the draft',
  'regulation.close': 'End drafting',
  'regulation.close.title': 'End drafting?',
  'regulation.close.ask':
    'When drafting ends, the text, the comments and the people stay readable; nobody can change or comment until it is reopened.',
  'regulation.closed': 'Drafting has ended.',
  'regulation.reopen': 'Reopen drafting',
  'regulation.reopened': 'Drafting was reopened.',

  'versions.title': 'Published versions',
  'versions.lead':
    'Each version is the whole text at one moment and never changes. Anybody with the address can read it without an account.',
  'versions.none': 'Nothing has been published yet.',
  'versions.none.next':
    'Publishing fixes the present text as version 1 and gives it a public address.',
  'versions.none.reader': 'When the lead drafter publishes, the version appears here.',
  'versions.number': 'Version {number}',
  'versions.by': 'Published by {name} at {time}',
  'versions.open': 'View the version',
  'versions.address': 'Public address',
  'versions.hash': 'Fingerprint (SHA-256)',
  'versions.hash.why': 'Computed over the whole text: one changed letter makes it different.',
  'versions.latest': 'Latest',
  'versions.all': 'Public page of the draft',

  'publish.action': 'Publish the draft',
  'publish.title': 'Publish the draft',
  'publish.what':
    'The present text is fixed as version {number}. A published version can be neither changed nor withdrawn; to change it, publish the next one.',
  'publish.who': 'Anybody with the address can read it without an account.',
  'publish.note': 'Note on this version',
  'publish.note.example': 'For example: Second draft, sent to the provincial departments',
  'publish.confirm': 'Publish version {number}',
  'publish.same': 'The text is the same as version {number}.',
  'publish.same.next': 'Change the text before publishing the next version.',
  'publish.done': 'Version {number} is published',
  'publish.done.next': 'Send this address to those who should read it.',
} satisfies Record<keyof typeof viRegulations, string>
