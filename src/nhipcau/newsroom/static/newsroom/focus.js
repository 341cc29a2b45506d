// A click on the picture tells what matters in it; the two numbers say the same for whoever has no mouse.
(function () {
  "use strict";
  var frame = document.querySelector("[data-focus]"), x = document.getElementById("id_focus_x"), y = document.getElementById("id_focus_y");
  if (!frame || !x || !y) return;
  var mark = document.createElement("span");
  mark.className = "nn-focus__mark";
  frame.appendChild(mark);
  show();

  function show() { mark.style.left = x.value + "%"; mark.style.top = y.value + "%"; }

  frame.addEventListener("click", function (event) {
    var box = frame.getBoundingClientRect();
    x.value = Math.round(100 * (event.clientX - box.left) / box.width);
    y.value = Math.round(100 * (event.clientY - box.top) / box.height);
    show();
  });
  [x, y].forEach(function (field) { field.addEventListener("input", show); });
})();
