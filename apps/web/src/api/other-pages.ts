/** The pages of one browser have one session: who signs out on one is told so on all of them. */
const channel = 'cucao:signed-out'

/** After it, and after what the browser kept of the person is deleted. */
export function tellSignedOut(): void {
  const others = new BroadcastChannel(channel)
  others.postMessage(null)
  others.close()
}

/** As long as the page stands. */
export function onSignedOutElsewhere(listener: () => void): void {
  new BroadcastChannel(channel).onmessage = listener
}
