// Before the first row is drawn: with scripts, older tags are folded away.
document.documentElement.classList.add('js');
