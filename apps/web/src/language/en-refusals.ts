import type { viRefusals } from './vi-refusals.ts'

export const enRefusals = {
  'refusal.malformed-request': 'What was sent is not in the expected form.',
  'refusal.malformed-request.next':
    'Check the fields and send again. If it happens again, reload the page.',
  'refusal.wrong-credentials': 'The e-mail or the password is not right.',
  'refusal.wrong-credentials.next':
    'Try again, minding Caps Lock and the Vietnamese input method. If you forgot the password, ask an administrator for a link to set a new one.',
  'refusal.not-signed-in': 'Your session has ended or you are not signed in.',
  'refusal.not-signed-in.next': 'Sign in to go on.',
  'refusal.foreign-origin': 'The request did not come from the official address of this system.',
  'refusal.foreign-origin.next': 'Open the system at the address you were given and try again.',
  'refusal.not-allowed': 'You may not do this.',
  'refusal.not-allowed.next': 'Ask the lead drafter or an administrator for the right.',
  'refusal.outside-scope': 'This part lies outside what you were invited to comment on.',
  'refusal.outside-scope.next':
    'Choose a provision within your scope, or ask the lead drafter to widen it.',
  'refusal.not-found': 'This could not be found.',
  'refusal.not-found.next': 'It may have been removed, or you have not been invited to it.',
  'refusal.link-unknown': 'The link is not right.',
  'refusal.link-unknown.next':
    'Check that the whole link was copied. If it still does not open, ask the sender for a new one.',
  'refusal.regulation-closed': 'Drafting of this text has ended.',
  'refusal.regulation-closed.next': 'It stays readable, but cannot be changed or commented on.',
  'refusal.already-exists': 'This exists already.',
  'refusal.already-exists.next': 'Look at the list; somebody may have just created it.',
  'refusal.stale': 'Somebody else has just changed this.',
  'refusal.stale.next': 'Reload to see the latest, then do it again.',
  'refusal.last-lead-drafter': 'Every draft keeps at least one lead drafter.',
  'refusal.last-lead-drafter.next':
    'Make somebody else lead drafter before changing or removing this person.',
  'refusal.link-expired': 'The link has expired.',
  'refusal.link-expired.next': 'Ask the sender for a new one.',
  'refusal.link-revoked': 'The link has been revoked.',
  'refusal.link-revoked.next': 'Ask the sender if you still need to take part.',
  'refusal.link-used-up': 'The link has no uses left.',
  'refusal.link-used-up.next':
    'If you used it before, sign in. If not, ask the sender for a new link.',
  'refusal.too-large': 'This is larger than allowed.',
  'refusal.too-large.next':
    'Shorten or split it and send again. An imported file may have up to 25 MB.',
  'refusal.not-text': 'This file cannot be read as a text.',
  'refusal.not-text.next':
    'In your word processor save the text as .docx, or as .txt with UTF-8 encoding, and choose it again.',
  'refusal.not-acceptable': 'This does not meet a requirement.',
  'refusal.not-acceptable.next': 'Look at the fields again and at the requirement below each.',
  'refusal.mention-without-rights': 'Somebody mentioned takes no part in this draft.',
  'refusal.mention-without-rights.next':
    'Take the name out and send again, or ask the lead drafter to invite that person.',
  'refusal.too-many-attempts': 'Too many attempts in a short time.',
  'refusal.too-many-attempts.next': 'Wait a few minutes and try again.',
  'refusal.too-many-attempts.wait': 'Try again in {seconds} {seconds|second|seconds}.',
  'refusal.storage-failing': 'The server cannot write at the moment.',
  'refusal.storage-failing.next':
    'What was saved is safe. Keep this page and try again in a few minutes; if it goes on, tell an administrator.',
  'refusal.network-lost': 'The server cannot be reached.',
  'refusal.network-lost.next':
    'Check the network and try again. What you entered is still on this page.',
  'refusal.unexpected': 'Something unexpected went wrong.',
  'refusal.unexpected.next': 'Try again. If it happens again, tell an administrator at what time.',

  'refusal.detail.lines':
    'A draft takes at most 100,000 lines. Divide the text into several files and import each.',
  'refusal.detail.characters':
    'A draft takes at most 3,000,000 characters, eight times the Civil Code. Divide the text into several files and import each.',
  'refusal.detail.word-binary':
    'This is an old .doc file. Open it in Word, save it as .docx and choose it again.',
  'refusal.detail.word-encrypted':
    'The Word file is protected by a password. Remove it, save and choose the file again.',
  'refusal.detail.word-damaged':
    'The Word file is damaged or was not fully downloaded. Save it as a new .docx in Word and choose that.',
  'refusal.detail.word-too-large':
    'The Word file unpacks to more than is allowed. Keep only the text to import and choose it again.',
  'refusal.detail.empty': 'A required field is empty.',
  'refusal.detail.too-short':
    'This is shorter than required; a password needs at least 10 characters.',
  'refusal.detail.too-long': 'This is longer than allowed.',
  'refusal.detail.guest': 'A guest needs an account before taking this role.',
  'refusal.detail.last-administrator': 'The system keeps at least one active administrator.',
  'refusal.detail.thread-resolved': 'This thread is resolved. Reopen it before writing.',
  'refusal.detail.withdrawn': 'This comment has been withdrawn.',
  'refusal.detail.quote': 'The selected words have just changed. Select them again.',
  'refusal.detail.email-taken':
    'This e-mail already has an account. Sign in with it, or use another e-mail.',
  'refusal.detail.name-taken': 'There is an organisation of this name.',

  'close.malformed-frame': 'The connection was closed because data could not be read.',
  'close.malformed-frame.next': 'Reload the page to connect again.',
  'close.not-signed-in': 'Your session has ended.',
  'close.not-signed-in.next': 'Sign in again to go on; what was not sent is kept on this device.',
  'close.not-signed-in.given':
    'It ran out, or you signed out on another page. What was not sent is only here below: copy it before you sign in again.',
  'close.not-allowed': 'You no longer have access to this draft.',
  'close.not-allowed.next':
    'The invitation link may have been revoked. Ask the lead drafter if needed.',
  'close.not-found': 'This draft could not be found.',
  'close.not-found.next': 'It may have been removed, or you have not been invited to it.',
  'close.schema-too-old': 'The open page belongs to an older release of the system.',
  'close.schema-too-old.next': 'Reload the page to use the new one.',
  'close.too-large': 'One change was larger than allowed.',
  'close.too-large.next': 'Reload the page and paste in smaller pieces.',
  'close.rejected-update': 'A change does not fit the text on the server.',
  'close.rejected-update.next': 'Copy what you just wrote, reload the page and write it again.',
  'close.too-fast': 'Your device sent too many changes in a short time.',
  'close.too-fast.next': 'Wait a minute, then reload the page.',
  'close.read-only': 'Your role may not change the text.',
  'close.read-only.next': 'Reload the page to read and comment in your role.',
  'close.rights-changed': 'Your rights on this draft have just changed.',
  'close.rights-changed.next': 'The page connects again with the new rights; nothing to do.',
  'close.room-closed': 'The server is restarting.',
  'close.room-closed.next': 'The page connects again by itself; nothing to do.',
  'close.storage-failing': 'The server cannot open the text at the moment.',
  'close.storage-failing.next':
    'The page tries again by itself; if it goes on, tell an administrator.',
  'close.too-slow': 'Your connection does not keep up with the changes.',
  'close.too-slow.next': 'The page connects again by itself and gets the latest text.',
} satisfies Record<keyof typeof viRefusals, string>
