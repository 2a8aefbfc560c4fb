// Draws each chart from the specification beside it. Without this script the tables still hold every number.
(() => {
  "use strict";
  const options = { ast: true, renderer: "svg", actions: false, mode: "vega-lite", tooltip: { theme: "page" } };

  const draw = async (figure) => {
    const place = figure.querySelector(".chart");
    const specification = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    place.hidden = false;
    try {
      await window.vegaEmbed(place, specification, options);
      place.dataset.drawn = "yes";
    } catch (failure) {
      place.textContent = `This chart could not be drawn (${failure.message}). The table below holds its numbers.`;
    }
  };

  document.getElementById("without-charts").hidden = true;
  for (const figure of document.querySelectorAll("figure.charted")) draw(figure);
})();
