"""Words that several charts, tables and the report share, in Spanish and English.

The words of one chart of sweeps, of one section of the report or of one list stand beside it.
"""

from sim.scenario.text import Language, Text

MONTHS: dict[Language, tuple[str, ...]] = {
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}

UNITS: dict[str, Text] = {
    "share": Text(es="%", en="%"),
    "days": Text(es="días", en="days"),
    "months": Text(es="meses", en="months"),
    "h": Text(es="h", en="h"),
    "km": Text(es="km", en="km"),
    "trips": Text(es="vueltas", en="trips"),
    "deliveries": Text(es="entregas", en="deliveries"),
    "pieces": Text(es="piezas", en="pieces"),
    "prescriptions": Text(es="recetas", en="prescriptions"),
    "patients": Text(es="pacientes", en="patients"),
    "visits": Text(es="visitas", en="visits"),
    "ratio": Text(es="razón", en="ratio"),
}
MONTH = Text(es="mes", en="month")
POINTS = Text(es="puntos", en="points")

BASELINE = Text(es="base de comparación", en="baseline")
BAND = Text(
    es="Banda: intervalo de {level} para la media de {replications} réplicas.",
    en="Band: {level} interval of the mean of {replications} replications.",
)
WHISKERS = Text(
    es="Barras: intervalo de {level} para la media de {replications} réplicas.",
    en="Whiskers: {level} interval of the mean of {replications} replications.",
)
ONE_RUN = Text(
    es="Una sola corrida simulada (réplica 0): existencias simuladas, no observadas.",
    en="A single simulated run (replication 0): simulated stock, not observed.",
)

STRATEGIES_TITLE = Text(es="Las estrategias, comparadas", en="The strategies compared")
STRATEGIES_NOTE = Text(
    es=(
        "Puntos: media de {replications} réplicas; barras: su intervalo de {level}. Línea gris:"
        " base de comparación. De mejor (arriba) a peor."
    ),
    en=(
        "Dots: mean of {replications} replications; bars: its {level} interval. Grey line:"
        " baseline. From best (top) to worst."
    ),
)

COMPARED_AXES = {
    "prescriptions_filled": Text(es="% de las recetas", en="% of prescriptions"),
    "stockout_days_vital": Text(
        es="% de los días de apertura, por clave vital", en="% of opening days, by vital product"
    ),
    "on_time": Text(
        es="% de las entregas, recibidas en su plazo", en="% of deliveries, received when promised"
    ),
    "cost_per_filled_prescription": Text(
        es="{currency} de transporte por receta surtida completa",
        en="{currency} of transport per prescription filled completely",
    ),
}

MAP_TITLE = Text(
    es="¿Dónde falta? Días-clave en desabasto por unidad",
    en="Where is it short? Product-days out of stock by unit",
)
MAP_SHARE = Text(
    es="Días-clave en desabasto (% de días de apertura × claves)",
    en="Product-days out of stock (% of opening days × products)",
)
MAP_NOTE = Text(
    es="Red carretera esquemática: distancias con un error típico de ±6 %.",
    en="Schematic road network: lengths within about ±6%.",
)
MAP_UNIT = Text(es="unidad", en="unit")
MAP_SYNTHETIC = Text(es="unidad sintética (ubicación supuesta)", en="synthetic unit (made-up site)")
MAP_HOSPITAL = Text(es="hospital", en="hospital")
MAP_STORE = Text(es="almacén", en="store")

STOCK_TITLE = Text(
    es="Existencias de {product} en {facility}", en="Stock of {product} at {facility}"
)
STOCK_AXIS = Text(es="piezas", en="pieces")
STOCK_MIN = Text(es="mínimo ({months})", en="minimum ({months})")
STOCK_MAX = Text(es="máximo ({months})", en="maximum ({months})")
STOCK_THRESHOLD = Text(es="umbral de pedido ({months})", en="asks at or below ({months})")
STOCK_MONTH = Text(es="consumo promedio mensual (CPM)", en="average monthly consumption (AMC)")
STOCK_PANEL = Text(
    es="{name} · días sin existencias (sombreados): {days}",
    en="{name} · days without stock (shaded): {days}",
)

PLACE_TITLE = Text(es="recetas completas: {share}", en="prescriptions filled: {share}")
PLACE_COST = Text(
    es="millones de {currency} de transporte al año",
    en="million {currency} of transport a year",
)

TURNAROUND_TITLE = Text(
    es="¿Cuánto tarda en llegar una entrega?", en="How long does a delivery take?"
)
TURNAROUND_DAYS = Text(
    es="días desde el pedido (desde el inicio de la ronda, si nadie pide)",
    en="days since the order (since the start of the round where nobody orders)",
)
TURNAROUND_SHARE = Text(es="entregas ya recibidas (%)", en="deliveries received by then (%)")
TURNAROUND_PROMISED = Text(
    es="Punto: plazo prometido (mediana). Entregas aún pendientes cuentan como no recibidas.",
    en="Dot: promised time (median). Deliveries still outstanding count as not received.",
)

PARTS_TITLE = Text(
    es="¿En qué se va el tiempo de una entrega?", en="What is the time of a delivery made of?"
)
PARTS_AXIS = Text(es="días, media por entrega recibida", en="days, mean of deliveries received")
PARTS_NOTE = Text(
    es="Donde nadie pide (kit, reposición en ruta) se cuenta desde que se decidió el envío.",
    en="Where nobody orders (kit, informed push) it counts from the release of the goods.",
)
FROM_ROUND = Text(es="desde el inicio de la ronda", en="since the start of the round")
TURNAROUND_FIGURE = Text(es="mediana: {days} días", en="median: {days} days")
UNITS_TITLE = Text(
    es="Recetas surtidas completas, de la peor a la mejor unidad",
    en="Prescriptions filled completely, from the worst unit to the best",
)
UNITS_AXIS = Text(
    es="unidades, ordenadas de peor a mejor en cada estrategia (%)",
    en="units, sorted from worst to best within each strategy (%)",
)
FILLED_AXIS = Text(
    es="recetas surtidas completas (% de las recetas)",
    en="prescriptions filled completely (% of prescriptions)",
)
UNITS_FIGURE = Text(es="peor 10 %: {share}", en="worst 10%: {share}")
WORST_DECILE = Text(es="peor 10 % de las unidades", en="worst 10% of units")

COVERAGE_TITLE = Text(
    es="¿Qué tan pronto queda abastecida la red en cada ronda?",
    en="How soon is the network served in each round?",
)
COVERAGE_AXIS = Text(es="día de la ronda (días naturales)", en="day of the round (calendar days)")
COVERAGE_SHARE = Text(
    es="unidades de la ronda ya atendidas (%)", en="facilities of the round served by then (%)"
)
COVERAGE_FIGURE = Text(es="día {day}: {share}", en="day {day}: {share}")
NO_ROUNDS = Text(es="Sin rondas fijas: {strategies}.", en="Without fixed rounds: {strategies}.")

SHOCK_TITLE = Text(
    es="¿Cuánto se pierde con el choque y cuándo se recupera?",
    en="How much does the shock cost, and when is the network back?",
)
SHOCK_AXIS = Text(
    es="días desde el inicio del primer choque", en="days since the start of the first shock"
)
SHOCK_FILLED_AXIS = Text(
    es="recetas surtidas completas, últimos 7 días (%)",
    en="prescriptions filled completely, last 7 days (%)",
)
SHOCK_FIGURE = Text(
    es="pierde hasta {depth} puntos;\n95 % a los {days} días",
    en="loses up to {depth} points;\n95% after {days} days",
)
NO_SHOCK = Text(es="sin choque", en="without a shock")
SHOCK_KINDS = {
    "supplier_interruption": Text(es="proveedores interrumpidos", en="suppliers interrupted"),
    "payment_interruption": Text(es="pagos interrumpidos", en="payments interrupted"),
    "hub_out": Text(es="almacén fuera de servicio", en="hub out"),
    "road_cut": Text(es="caminos cortados", en="roads cut"),
    "outbreak": Text(es="brote", en="outbreak"),
}

SENSITIVITY_TITLE = Text(
    es="¿De qué depende la respuesta? «{alternative}» frente a «{baseline}»",
    en="What does the answer depend on? “{alternative}” against “{baseline}”",
)

NO_ANSWER = Text(
    es="Ninguna réplica tuvo recetas: no hay nada que comparar.",
    en="No replication had prescriptions: there is nothing to compare.",
)
OVER = Text(es="más de {share}", en="over {share}")
UNDER = Text(es="menos de {share}", en="under {share}")
ANSWER_VISITS = Text(
    es="Más visitas de especialistas sin cruce y con sus claves: «{best}», {visits}.",
    en="Most visits of specialists without overlap and with their products: “{best}”, {visits}.",
)
ANSWER_MORE_VISITS = Text(
    es=(
        "Son {difference} más que con «{baseline}» (intervalo simultáneo de {level}: de {low} a"
        " {high})."
    ),
    en=(
        "That is {difference} more than “{baseline}” (simultaneous {level} interval: {low} to"
        " {high})."
    ),
)
ANSWER_BETTER = Text(
    es=(
        "«{best}» surte completas {share} de las recetas, {difference} puntos más que «{baseline}»"
        " (intervalo simultáneo de {level}: de {low} a {high}); probabilidad de que sea la"
        " mejor: {chance}."
    ),
    en=(
        "“{best}” fills {share} of prescriptions completely, {difference} points more than"
        " “{baseline}” (simultaneous {level} interval: {low} to {high}); probability of being the"
        " best: {chance}."
    ),
)
ANSWER_NOT_SURE = Text(
    es=(
        "«{best}» tiene la media más alta, {share} de recetas surtidas completas, pero su"
        " diferencia con «{baseline}» no se distingue de cero ({difference} puntos; intervalo"
        " simultáneo de {level}: de {low} a {high})."
    ),
    en=(
        "“{best}” has the highest mean, {share} of prescriptions filled completely, but it cannot"
        " be told apart from “{baseline}” ({difference} points; simultaneous {level} interval:"
        " {low} to {high})."
    ),
)
ANSWER_BASELINE = Text(
    es=(
        "Ninguna estrategia supera a la base de comparación, «{best}», que surte completas {share}"
        " de las recetas; probabilidad de que sea la mejor: {chance}."
    ),
    en=(
        "No strategy does better than the baseline, “{best}”, which fills {share} of prescriptions"
        " completely; probability of being the best: {chance}."
    ),
)
ANSWER_RUNNER_UP = Text(
    es=(
        "Con {replications} réplicas no se distingue de «{runner_up}» (ventaja de {lead} puntos,"
        " de {low} a {high})."
    ),
    en=(
        "With {replications} replications it cannot be told apart from “{runner_up}” (a lead of"
        " {lead} points, {low} to {high})."
    ),
)

ADDITIONAL_COST = Text(
    es="Costo por receta surtida adicional", en="Cost per additional prescription"
)
FROM_TO = Text(es="{low} a {high}", en="{low} to {high}")
KPI = Text(es="Indicador", en="KPI")
MEAN_NOTE = Text(
    es="Media de {replications} réplicas, ± mitad de su intervalo de {level}.",
    en="Mean of {replications} replications, ± half of its {level} interval.",
)
TABLE_NOTE = Text(
    es=(
        "Media de {replications} réplicas, ± mitad de su intervalo de {level}; debajo, diferencia"
        " pareada con la base. {mark} El intervalo simultáneo de {level} de la diferencia excluye"
        " el cero. Una receta adicional solo tiene costo donde es seguro que se surten más que en"
        " la base."
    ),
    en=(
        "Mean of {replications} replications, ± half of its {level} interval; below, paired"
        " difference to the baseline. {mark} The simultaneous {level} interval of the difference"
        " excludes zero. An additional prescription has a cost only where it is certain that more"
        " are filled than under the baseline."
    ),
)

BEST_TITLE = Text(es="¿Dónde cambia la respuesta? {kpi}", en="Where does the answer change? {kpi}")
BEST_NOTE = Text(
    es=(
        "Color: la mejor estrategia; número: su media ({unit}). Pálido y con «?»: al 95 % de"
        " confianza, la diferencia con otra puede ser azar."
    ),
    en=(
        "Colour: the best strategy; number: its mean ({unit}). Pale and with “?”: at 95 %"
        " confidence, its lead over another may be chance."
    ),
)
