// What the browser does for one view of an explorer: tells the kernel what the pointer and the arrow keys do to the picture,
// says aloud what the readout says, keeps the figure as high as there is room for, shows that the kernel is at work.
// `root` is the view's outermost element. Whatever is under .lec-page is replaced with each picture, so nothing is kept there.

const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
const find = (what) => root.querySelector(what);
const labelled = (grip) => grip ? find(`[data-grip="${grip}"]`) : null;
let focused = null; // what had the keyboard last
let grip = '';    // the one that has the keyboard, to be found again in the next picture
let last = 0;     // the number of the last key
let pressed = []; // keys of a grip that the kernel has not yet taken, as far as is known
let asked = null; // timer that runs while the kernel owes an answer
let others = 0, width = 0; // the most pixels that all but the figure has needed at this width
let told = null, before = null, toldAt = 0, acted = false; // lines and settings when it was at rest last; when something was said last;
                                                            // and whether somebody has done something since

// ipywidgets folds what is said while a message is under way into the last of it: of a drag only that matters, but each key that
// was pressed counts, so it is said again until the picture says that it has been taken.
function tell(message) {
  const input = find('.lec-told input');
  if ('steps' in message) pressed.push(message);
  input.value = JSON.stringify('steps' in message ? pressed : [...pressed, message]);
  input.dispatchEvent(new Event('input', {bubbles: true}));
  ask();
}

// ---- taking hold: by pointer, by keyboard

root.addEventListener('pointerdown', (down) => {
  const held = down.target.closest('[data-grip]');
  if (!held || down.button || !down.isPrimary) return;
  const panel = held.closest('.lec-panel'), box = panel.getBoundingClientRect(), scale = panel.dataset.width / box.width;
  const place = (event) => [+panel.dataset.left + (event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  const message = {grip: held.dataset.grip, drag: performance.timeOrigin + down.timeStamp, from: place(down)};
  if ('follows' in held.dataset) message.way = []; // what is drawn has its corners, however slow the kernel is
  let moved = false;
  const follow = (event) => {
    moved ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > 4;
    message.way?.push(...(event.getCoalescedEvents?.() ?? []).map(place), place(event));
    if (moved) tell({...message, to: place(event)});
  };
  const letGo = () => {
    root.onpointermove = root.onpointerup = root.onpointercancel = null;
    root.classList.remove('lec-dragging');
  };
  down.preventDefault(); // no text is selected, no cell
  held.focus({preventScroll: true});
  root.setPointerCapture(down.pointerId); // not `held`, which is gone with the next picture
  root.classList.add('lec-dragging');
  root.onpointermove = follow;
  root.onpointerup = (up) => { letGo(); moved ? follow(up) : tell({...message, to: message.from, click: true}); };
  root.onpointercancel = letGo;
});

root.addEventListener('keydown', (event) => {
  const held = event.target.closest('[data-grip]');
  if (!held || event.ctrlKey || event.metaKey || event.altKey) return;
  last = Math.max(last + 1e-3, performance.timeOrigin + event.timeStamp);
  const message = {grip: held.dataset.grip, drag: last};
  if (event.key in ARROWS) tell({...message, steps: ARROWS[event.key]});
  else if (event.key === 'Enter' || event.key === ' ') tell({...message, steps: [0, 0], click: true});
  else if (event.key === 'PageDown' || event.key === 'PageUp') {
    const all = [...root.querySelectorAll('[data-grip][tabindex]')];
    all[(all.indexOf(held) + (event.key === 'PageDown' ? 1 : all.length - 1)) % all.length].focus({preventScroll: true});
  } else return;
  event.preventDefault();
});
root.addEventListener('focusin', (event) => {
  focused = event.target;
  grip = focused.closest('[data-grip]')?.dataset.grip || '';
});

// A letter in an explorer is no command to the notebook (x would cut the cell): JupyterLab and Notebook take every key for their
// own but where the focused element has this mark. Shift + Enter still runs the cell.
window.lecKeys ||= window.addEventListener('keydown', (event) => {
  const theirs = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === 'Enter');
  if (event.target.closest?.('.lec')) event.target.toggleAttribute('data-lm-suppress-shortcuts', !theirs);
}, true) || true;

// Escape takes back what was typed. Before ipywidgets, which keeps the keys of its fields for itself.
const typing = (type, act) => root.addEventListener(type, (event) => event.target.matches('.lec-value input') && act(event.target, event), true);
typing('beforeinput', (box, {inputType}) => { if (inputType !== 'insertLineBreak') box.dataset.was ??= box.value; });
typing('keydown', (box, {key}) => {
  if (key === 'Escape') box.value = box.dataset.was ?? box.value;
  if (key === 'Escape' || key === 'Enter') delete box.dataset.was;
  if (key === 'Enter') setTimeout(() => Date.now() - toldAt > 800 && !asked && speak([find('.lec-heard').dataset.same]), 800);
});
typing('focusout', (box) => { delete box.dataset.was; });

// ---- the kernel is at work: it owes a picture

function ask() {
  asked ??= setTimeout(() => root.classList.add('lec-busy'), 300);
}
root.addEventListener('change', (event) => event.target.matches('select, .lec-value input') && ask());
root.addEventListener('click', (event) => event.target.closest('button') && ask());
root.addEventListener('keydown', (event) => {
  const handle = event.target.closest('.noUi-handle'), before = handle?.ariaValueNow;
  if (handle) setTimeout(() => handle.ariaValueNow !== before && ask());
});
root.addEventListener('pointermove', (event) => event.buttons && event.target.closest('.noUi-target') && ask());

// ---- what has changed

function name(handle, moving) { // a slider says what it is, and its value as a person writes it
  const row = handle.closest('.widget-inline-hbox'), slider = handle.closest('.noUi-target').noUiSlider;
  const tick = slider ? +slider.get(true) : +handle.ariaValueNow, box = row.parentElement.querySelector('.lec-value input');
  const value = row.classList.contains('lec-log') ? 10 ** tick : tick;
  const text = !moving && box ? box.value : String(+value.toPrecision(4)); // a person moves to a tick; a button, anywhere
  const label = row.querySelector('.widget-label').textContent;
  if (handle.ariaLabel !== label) handle.ariaLabel = label;
  if (handle.ariaValueText !== text) handle.ariaValueText = text;
}

function nameAll() {
  root.querySelectorAll('.noUi-handle').forEach((handle) => name(handle, false));
  root.querySelectorAll('button').forEach((button) => { // ▶ and ×10 in words
    const text = button.textContent.trim(), said = button.querySelector('i') ? `${button.title} ${text}` : text.replace(/^×10/, button.title);
    if (said !== text && button.ariaLabel !== said) button.ariaLabel = said;
  });
  root.querySelectorAll('.lec-value input').forEach((input) => { input.ariaLabel ||= input.title || input.closest('.lec-value').title; });
}

function seen() { // a new picture
  clearTimeout(asked);
  asked = null;
  root.classList.remove('lec-busy');
  if (document.activeElement === document.body) { // it has gone with the old picture, or at an end of the steps
    if (grip) labelled(grip)?.focus({preventScroll: true});
    else if (focused?.disabled) focused.closest('.lec-cell')?.querySelector('button:enabled')?.focus({preventScroll: true});
  }
  const shown = find('.lec-shown'), playing = shown?.dataset.number;
  pressed = pressed.filter((key) => key.drag > +shown?.dataset.taken);
  if (playing) tell({seen: +playing}), clearTimeout(asked), asked = null;
  if (!shown) return;
  if ('rest' in shown.dataset) fit(), say(shown);
  else if (playing) { // of what is dragged, nobody wants to hear more than the value
    const [first, ...rest] = lines(shown);
    if (Date.now() - toldAt > 4000) speak([rest.concat(first).find((line) => line.includes('n =')) ?? first]);
    told = [];
  }
}

// ---- what is heard: only what has changed

for (const type of ['keydown', 'click']) root.addEventListener(type, (event) => { acted ||= event.key !== 'Tab'; }, true);
root.addEventListener('click', (event) => { if (event.target.closest('button')?.querySelector('.fa-play')) toldAt = 0; }, true);

const lines = (shown) => shown.querySelector('img').alt.replace(/^.*?: /, '').split(/\n|　/);

function settings() { // what stands beside the sliders and in the menus, by name; not what has the keyboard, and is heard anyway
  const boxes = [...root.querySelectorAll('.lec-value input')].map((box) => [box.ariaLabel, box.value, box]);
  const menus = [...root.querySelectorAll('.widget-dropdown')].map((menu) => {
    const select = menu.querySelector('select');
    return [menu.querySelector('label').textContent, select.selectedOptions[0]?.label, select];
  });
  return new Map([...boxes, ...menus].map(([name, value, element]) => [name, {text: `${name} = ${value}`, element}]));
}

function say(shown) {
  const wrong = shown.querySelector('.lec-alert')?.textContent, now = lines(shown), set = settings();
  mark(wrong);
  if (wrong) return speak([wrong]);
  const held = grip && labelled(grip)?.title.split(/[:：]/)[0], news = now.filter((line) => !told?.includes(line));
  const moved = [...set].filter(([name, {text, element}]) => before?.get(name)?.text !== text && !heardAnyway(element)).map(([, {text}]) => text);
  if (told && (held || moved.length || news.length)) speak([held, ...moved, ...news]);
  else if (told && acted) speak([find('.lec-heard').dataset.same]);
  [told, before, acted] = [now, set, false];
}

function heardAnyway(element) { // by the slider that has the keyboard, or by the box or the menu itself
  return element === document.activeElement || element.closest('.lec-cell')?.contains(document.activeElement);
}

function mark(wrong) { // what was typed wrongly is said beside where it was typed
  find('.lec-wrong')?.remove();
  root.querySelectorAll('[aria-invalid]').forEach((box) => { box.ariaInvalid = null; });
  const box = document.activeElement;
  if (!wrong || !box?.matches('.lec-value input')) return;
  const [all, place] = [root, box].map((e) => e.getBoundingClientRect()), note = document.createElement('div');
  box.ariaInvalid = 'true';
  note.className = 'lec-wrong';
  note.textContent = wrong;
  note.style.top = `${place.bottom - all.top + 3}px`;
  note.style.right = `${all.right - place.right}px`;
  root.append(note);
}

function speak(said) {
  const heard = find('.lec-heard'); // δ^o is no power
  heard.textContent = said.filter((words) => words).join('\n').replace(/δ\^/g, 'δ ').replaceAll('_', ' ');
  toldAt = Date.now();
  setTimeout(() => Date.now() - toldAt > 3900 && (heard.textContent = ''), 4000); // who reads on meets it but once, under the picture
}

function fit() { // controls, figure and readout on one screen
  const figure = find('.lec-panels');
  if (!figure || !root.isConnected) return;
  if (root.clientWidth !== width) [width, others] = [root.clientWidth, 0];
  let room = innerHeight;
  for (let e = root.parentElement; e; e = e.parentElement)
    if (/auto|scroll/.test(getComputedStyle(e).overflowY) && e.clientHeight > 300) room = Math.min(e.clientHeight, innerHeight);
  const [all, inner] = [root, figure].map((e) => e.getBoundingClientRect()), page = find('.lec-page').getBoundingClientRect();
  const alert = find('.lec-alert')?.getBoundingClientRect().height || 0; // which is not there for long
  others = Math.max(others, inner.top - all.top + page.bottom - inner.bottom - alert);
  const high = `${Math.max(120, room - others - 24)}px`;
  if (root.style.getPropertyValue('--lec-high') !== high) root.style.setProperty('--lec-high', high);
}

new MutationObserver((changes) => {
  for (const change of changes) if (change.type === 'attributes') name(change.target, change.target.matches(':focus, .noUi-active'));
  if (changes.some((change) => change.type === 'childList')) {
    nameAll();
    if (changes.some((change) => change.target.closest?.('.lec-page'))) seen();
  }
}).observe(root, {childList: true, subtree: true, attributes: true, attributeFilter: ['aria-valuetext']});
new ResizeObserver(fit).observe(root);
root.addEventListener('copy', (event) => { // numbers are pasted as code
  const small = Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹⁻'].map((sign, i) => [sign, '0123456789-'[i]]));
  const code = getSelection().toString().replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, power) => 'e' + [...power].map((s) => small[s]).join(''));
  event.clipboardData.setData('text/plain', code.replaceAll('−', '-').replaceAll(' × ', ' * '));
  event.preventDefault();
});
nameAll();
if (find('.lec-shown')) seen();
