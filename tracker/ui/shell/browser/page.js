// What only a script can do for a reader: keys, places within a page, and where the focus is after a change of page.
// It is a file of its own, so that a content security policy need allow no script within a page. It holds no words.
(() => {
  if (window.trackerAttends) return // a page that is drawn again sends its script again
  window.trackerAttends = true
  const GIVES_UP_AFTER = 20000 // milliseconds

  // A letter alone, outside a field, is no command: Streamlit's "r" and "c" would draw the page again (WCAG 2.1.4).
  const isLetterAlone = event =>
    /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey &&
    !event.target.closest?.('input, textarea, select, [contenteditable="true"]')
  for (const kind of ['keydown', 'keyup']) {
    window.addEventListener(kind, event => { if (isLetterAlone(event)) event.stopImmediatePropagation() }, true)
  }

  const isDrawn = () =>
    document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
  const focus = element => {
    if (element.tabIndex < 0) element.setAttribute('tabindex', '-1')
    element.focus({ preventScroll: true })
  }

  // The place that the address names is drawn only after the browser has looked for it, and moves while more is drawn.
  let sought = null
  let givesUpAt = 0
  const seek = () => {
    sought = decodeURIComponent(location.hash.slice(1)) || null
    givesUpAt = Date.now() + GIVES_UP_AFTER
    look()
  }
  const goTo = place => {
    for (let outer = place.closest('details'); outer; outer = outer.parentElement.closest('details')) outer.open = true
    place.scrollIntoView({ block: 'start' })
  }
  const leaveAlone = () => { sought = null } // who has begun to read is not moved
  for (const kind of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    window.addEventListener(kind, leaveAlone, { capture: true, passive: true })
  }

  // Streamlit leaves the focus nowhere when the page changes; it goes to the new page's heading.
  let page = null
  const follow = () => {
    const here = document.querySelector('.st-key-menu [aria-current="page"]')?.textContent
    if (!here || here === page || !isDrawn()) return
    const heading = document.querySelector('h1')
    if (page !== null && heading && !sought) focus(heading)
    page = here
  }

  // The keyboard stops at a table only where there is something to scroll.
  const seeToTables = () => {
    for (const region of document.querySelectorAll('.region')) {
      const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight
      const tabIndex = scrolls ? 0 : -1
      if (region.tabIndex !== tabIndex) region.tabIndex = tabIndex
    }
  }
  window.addEventListener('resize', seeToTables)
  document.addEventListener('toggle', seeToTables, true)

  // What is wrong with a field is read out with it; a script alone can say so of Streamlit's own fields. And it names the
  // place of a document, and each document in it, but as things that may not have a name.
  const seeToFields = () => {
    for (const named of document.querySelectorAll('[data-testid="stFileUploaderDropzone"], [data-testid="stFileChip"]')) {
      if (named.getAttribute('role') !== 'group') named.setAttribute('role', 'group')
    }
    for (const box of document.querySelectorAll('[class*="st-key-field_"]')) {
      const wrong = box.querySelector('.wrong-value')
      for (const field of box.querySelectorAll('input:not([type="radio"], [type="checkbox"]), textarea')) {
        if (wrong && field.getAttribute('aria-describedby') !== wrong.id) {
          field.setAttribute('aria-describedby', wrong.id)
          field.setAttribute('aria-invalid', 'true')
        } else if (!wrong && field.getAttribute('aria-describedby')?.startsWith('wrong-')) {
          field.removeAttribute('aria-describedby')
          field.removeAttribute('aria-invalid')
        }
      }
    }
  }
  // Once an entry is sent its button is gone, and the focus with it: that goes to what stands in the form's place.
  const seeToSent = () => {
    const heading = document.querySelector('.sent h2')
    if (!heading || heading.dataset.reached || !isDrawn()) return
    heading.dataset.reached = 'yes'
    if (document.activeElement === document.body) focus(heading)
  }
  // Text that is there to be taken away.
  document.addEventListener('click', async event => {
    const button = event.target.closest?.('button.copies')
    const text = button && document.getElementById(button.dataset.copies)
    if (!text) return
    const isCopied = await navigator.clipboard?.writeText(text.textContent).then(() => true, () => false)
    const done = button.parentElement.querySelector('.copied')
    if (done) done.hidden = !isCopied
    if (isCopied) return
    for (let outer = text.closest('details'); outer; outer = outer.parentElement.closest('details')) outer.open = true
    getSelection().selectAllChildren(text) // a browser that lets no page copy: the reader's own command does it
  })

  // A file is made when it is asked for: meanwhile the page says so, and where it is not made, why. The page stays.
  const save = (content, name) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(content)
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), GIVES_UP_AFTER)
  }
  document.addEventListener('click', async event => {
    const link = event.target.closest?.('a.fetch')
    const becomes = link?.parentElement.querySelector('.becomes')
    if (!becomes || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (link.getAttribute('aria-busy') === 'true') return
    link.setAttribute('aria-busy', 'true')
    becomes.textContent = becomes.dataset.beingMade
    try {
      const answer = await fetch(link.href)
      if (answer.ok) {
        save(await answer.blob(), answer.headers.get('content-disposition')?.match(/filename="([^"]+)"/)?.[1] ?? '')
      }
      becomes.textContent = answer.ok ? '' : (await answer.text()).slice(0, 300)
    } catch {
      becomes.textContent = becomes.dataset.noAnswer
    }
    link.removeAttribute('aria-busy')
  })

  // On paper a chart would keep the width of the window and be cut; it is made smaller, whole.
  const drawings = () => document.querySelectorAll('.js-plotly-plot .main-svg')
  window.addEventListener('beforeprint', () => {
    for (const drawing of drawings()) {
      const [width, height] = ['width', 'height'].map(side => drawing.getAttribute(side))
      drawing.setAttribute('viewBox', `0 0 ${width} ${height}`)
      drawing.parentElement.style.aspectRatio = `${width} / ${height}`
    }
  })
  window.addEventListener('afterprint', () => {
    for (const drawing of drawings()) {
      drawing.removeAttribute('viewBox')
      drawing.parentElement.style.aspectRatio = ''
    }
  })

  const look = () => {
    follow()
    seeToTables()
    seeToFields()
    seeToSent()
    const place = sought && document.getElementById(sought)
    if (place) goTo(place)
    if (sought && (Date.now() > givesUpAt || (place && isDrawn()))) {
      if (place) focus(place)
      sought = null
    }
  }
  let waits = false
  new MutationObserver(() => {
    if (waits) return
    waits = true
    requestAnimationFrame(() => { waits = false; look() })
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-test-script-state'] })
  window.addEventListener('hashchange', seek)
  seek()
})()
