import type { viDrafting } from './vi-drafting.ts'

export const enDrafting = {
  'drafting.text': 'Text',
  'drafting.text.write': 'Text being drafted',
  'drafting.outline': 'Contents',
  'drafting.outline.empty': 'The text has no chapters or articles yet.',
  'drafting.outline.threads': '{count} open {count|comment|comments}',
  'drafting.opening': 'Opening the text',
  'drafting.people': 'People',
  'drafting.versions': 'Published versions',
  'drafting.publish': 'Publish draft',
  'save.reconnect': 'Reconnect now',

  'presence.writing': '{count} writing',
  'presence.reading': '{count} reading',
  'presence.more': 'and {count} more writing',
  'presence.no-organisation': 'Individuals',
  'presence.elsewhere': 'Other organisations',
  'presence.here': 'Here now',

  'notice.failing': 'The server cannot save',
  'notice.failing.next':
    'Writing is paused so that nothing is lost. What you wrote is kept on this device and is sent by itself as soon as the server can save.',
  'notice.failing.not-kept':
    'Writing is paused. The browser cannot keep an offline copy, so what was not sent is on this page alone: do not close it. It is sent by itself as soon as the server can save.',
  'notice.not-kept': 'The browser cannot keep an offline copy',
  'notice.not-kept.next':
    'You write and save to the server as usual. Without a network, what was not sent is on this page alone: do not close it until all is sent.',
  'notice.not-kept.read': 'Understood',
  'leave.title': 'Leave without saving?',
  'leave.words':
    '{count} {count|change|changes} of yours could not be sent and {count|is|are} on this page alone. Leaving it loses {count|it|them}.',
  'leave.act': 'Leave',
  'notice.foreign': 'The text holds something this page does not know',
  'notice.foreign.next':
    "Your page is older than a colleague's. The text can only be read until you reload the page.",
  'notice.sign-in': 'Sign in',
  'notice.unsent': 'What you wrote could not be sent',
  'notice.unsent.next':
    'The server did not get these lines and will not keep them. Copy them if you still need them.',
  'notice.unsent.file': 'not-sent',
  'notice.unsent.done': 'No longer needed',

  'structure.unknown-id': 'Somebody else has just changed this.',
  'structure.duplicate-id': 'This is already in the text.',
  'structure.missing-id': 'This is not ready yet, try again.',
  'structure.not-a-provision':
    'Only parts, chapters, sections, articles, clauses and points have levels.',
  'structure.offset-outside': 'This place is no longer in the text.',
  'structure.splits-character': 'A letter cannot be split.',
  'structure.no-previous': 'There is nothing before this to join.',
  'structure.nothing-before': 'It cannot move further up.',
  'structure.nothing-after': 'It cannot move further down.',
  'structure.into-itself': 'A part cannot be moved into itself.',
  'structure.last-block': 'The text keeps at least one line.',
  'structure.no-such-level': 'There is no deeper or higher level.',
  'structure.crosses-quotation': "Quoted words cannot be joined to the text's own.",
  'structure.already-quoted': 'This is already quoted.',
  'structure.not-quoted': 'This is not quoted.',
  'structure.no-number-between': 'There is no number left between these two.',
  'structure.empty-provision': 'This line is empty, write something first.',
  'structure.crosses-block': 'This works within one article, clause or point only.',
  'structure.takes-in-what-follows':
    'What follows this place would be taken in. Choose a place before or after that whole chapter or section.',
  'structure.into-annex': 'Chapters, sections and articles of the text cannot move into an annex.',
  'structure.section-outside-chapter': 'A section must lie in a chapter.',
  'structure.subsection-outside-section': 'A subsection must lie in a section.',
  'structure.clause-without-article': 'A clause must lie in an article.',
  'structure.point-without-clause': 'A point must lie in a clause.',
} satisfies Record<keyof typeof viDrafting, string>
