using System.Globalization;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Routing;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Sentences;

/// <summary>Sentences in German.</summary>
internal sealed class GermanExplanations : ExplanationLanguage
{
    private const string Took = "{path_used} [path_used|nahm|nahmen] im Zustand {state} diesen Weg";
    private const string AfterFailed =
        "Nachdem {failed_step} nicht half, [path_used|nahm|nahmen] {path_used} im Zustand {state} diesen Weg";
    private const string Well = "{path_well} davon [path_well|endete|endeten] gut";

    public override string Code => "de";

    public override IReadOnlyDictionary<string, string> Templates { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["memory.done"] = "In diesem Fall am {done_on} getan",
            ["memory.failed"] = "Am {done_on} getan, und es half nicht",
            ["memory.written_failed"] = "Am {done_on} getan; am {written_on} schrieb der Kunde, dass es nicht half",
            ["memory.written_works"] = "Am {done_on} getan; am {written_on} schrieb der Kunde, dass es funktioniert",
            ["memory.reopened"] = "Am {done_on} getan, und der Fall wurde wieder geöffnet",
            ["memory.worked"] = "Am {done_on} getan, und danach war der Fall gelöst",
            ["action.required"] = "Gefordert von Richtlinie „{policy}“, Version {policy_version}",
            ["action.recommended"] = "Richtlinie „{policy}“ (Version {policy_version}) empfiehlt das hier",
            ["intent.read"] = "Ein Modell liest im Text des Falls den Wunsch nach diesem Schritt: {intent} %",
            ["impact.affected"] = "Betroffene Personen: {affected}; der Schritt ist ab {least_affected} gedacht",
            ["sla.late.not_escalated"] = "Die SLA-Frist ist überschritten und niemand hat eskaliert",
            ["sla.late.waiting"] = "Die SLA-Frist ist überschritten und der Fall wartet weiter",
            ["sla.soon.not_escalated"] = "Die SLA-Frist endet bald und niemand hat eskaliert",
            ["sla.soon.waiting"] = "Die SLA-Frist endet bald und der Fall wartet weiter",
            ["action.solved"] = "Löste {resolved} von {used:dat}, in denen der Schritt in diesem Status getan wurde",
            ["action.solved~one_yes"] = "Löste {used:acc}, in dem der Schritt in diesem Status getan wurde",
            ["action.solved_inferred"] = "Löste vermutlich {resolved} von {used:dat}, in denen der Schritt in diesem Status getan wurde",
            ["action.solved_inferred~one_yes"] = "Löste vermutlich {used:acc}, in dem der Schritt in diesem Status getan wurde",
            ["action.pace"] = "Davon waren die meisten innerhalb von {hours:dat} gelöst",
            ["action.pace~one_yes"] = "Gelöst innerhalb von {hours:dat}",
            ["action.used"] = "An dieser Stelle in {used:dat} getan, {ended_well} davon [ended_well|endete|endeten] gut",
            ["action.used~one_yes"] = "An dieser Stelle in {used:dat} getan, der gut endete",
            ["action.used~one_no"] = "An dieser Stelle in {used:dat} getan, der nicht gut endete",
            ["action.used~all"] = "An dieser Stelle in {used:dat} getan, alle davon endeten gut",
            ["action.used~none"] = "An dieser Stelle in {used:dat} getan, keiner davon endete gut",
            ["action.followed"] = "Folgte auf {state} {observed} von {observed_total} Mal in diesem Protokoll",
            ["action.playbook"] = "Schritt {step} von {steps} des Playbooks „{playbook}“",
            ["action.playbook_way"] = "Danach ist Schritt {step} von {steps} des Playbooks „{playbook}“ möglich: {step_after}",
            ["action.next"] = "Nach {after} war es in {went_on} von {stood_there:dat} der nächste Schritt",
            ["action.next_in_state"] = "Im Status {state} gingen ihn {went_on} von {stood_there:dat} irgendwann",
            ["action.deciding"] = "Dafür spricht: {deciding} (damit zu {likely} % der nächste Schritt, ohne zu {otherwise} %)",
            ["action.path"] = $"{Took}, {Well}",
            ["action.path~one_yes"] = $"{Took} und endete gut",
            ["action.path~one_no"] = $"{Took} und endete nicht gut",
            ["action.path_failed"] = $"{AfterFailed}, {Well}",
            ["action.path_failed~one_yes"] = $"{AfterFailed} und endete gut",
            ["action.path_failed~one_no"] = $"{AfterFailed} und endete nicht gut",
            ["action.path_issue"] = $"Gleich bei welchem Produkt: {Took}, {Well}",
            ["action.path_issue~one_yes"] = $"Gleich bei welchem Produkt: {Took} und endete gut",
            ["action.path_issue~one_no"] = $"Gleich bei welchem Produkt: {Took} und endete nicht gut",
            ["action.taken"] = "{path_used:n} von {path_cases:dat} im Zustand {state} [path_used|nahm|nahmen] diesen Weg",
            ["action.accounts"] =
                "{account_used} bei ähnlichen Kunden [account_used|nahm|nahmen] diesen Weg, {account_well} davon [account_well|endete|endeten] gut",
            ["action.new"] = "Neu im Katalog: in diesem Status noch in keinem ähnlichen Fall getan",
            ["action.wait"] = "Folgt gewöhnlich innerhalb von {wait:dat}",
            ["action.late"] = "Folgt gewöhnlich innerhalb von {wait:dat}, aber der letzte Schritt war am {last_on}",
            ["action.answer_late"] = "Antworten kommen gewöhnlich innerhalb von {wait:dat}, aber der letzte Schritt war am {last_on}",
            ["action.permitted"] = "Der Ablauf erlaubt es im Zustand {state}",
            ["process.superseded"] =
                "{superseded} von {used_ever:dat} [superseded|ging|gingen] einen Weg, den der Ablauf nicht länger erlaubt, nicht gezählt",
            ["process.changed"] = "In {old_process} von {used:dat}, die hier zählen, galt noch eine ältere Version des Ablaufs",
            ["process.changed~one_yes"] = "In {used:dat}, der hier zählt, galt noch eine ältere Version des Ablaufs",
            ["document.policy"] = "Gilt für diesen Fall: Richtlinie „{policy}“, Version {policy_version}",
            ["document.used"] = "In {used:n} von {total:dat} benutzt",
            ["document.search"] = "Die Suche zu diesem Fall setzt es auf Platz {rank} von {found}",
            ["document.curated"] = "Ausgewählt für Fälle der Art {issue_type}",
            ["document.frequent"] = "In {doc_cases} von {doc_total:dat} der Art {issue_type} benutzt",
            ["document.recent_policy"] = "Richtlinie „{policy}“ geändert am {changed_on}",
            ["document.new"] = "Neues Dokument: noch in keinem ähnlichen Fall benutzt",
            ["document.review_overdue"] = "Die Durchsicht war am {review_by} fällig",
            ["expert.solved_skills"] = "Löste {solved:acc}; kennt sich aus mit {skills}",
            ["expert.solved"] = "Löste {solved:acc}",
            ["expert.skills"] = "Kennt sich aus mit {skills}",
            ["expert.resolved"] = "Löste {used:n} von {total:dat}",
            ["expert.team"] = "Arbeitet im Team {team}, das den Fall hat",
            ["expert.together"] = "Arbeitete in {together:dat} mit Leuten von diesem Fall",
            ["expert.handed_over"] = "Arbeitete in {together:dat} mit Leuten von diesem Fall, {handovers} davon übergeben",
            ["expert.reachable"] = "Jetzt in der Arbeitszeit und spricht {language}",
            ["expert.speaks"] = "Spricht {language}",
            ["routed.finished"] = "Schloss {alike_came} von {alike_cases:dat} ab, gleich in {alike_fields}",
            ["routed.finished_any"] = "Schloss {alike_came} von {alike_cases:dat} gleich welcher Art ab",
            ["routed.used"] = "In {alike_came} von {alike_cases:dat} mit Dokument benutzt, gleich in {alike_fields}",
            ["routed.used_any"] = "In {alike_came} von {alike_cases:dat} mit Dokument benutzt, gleich welcher Art",
            ["expert.new"] = "Neu hier: noch kein abgeschlossener Fall",
            ["expert.spread"] = "Hat {fewer}; genauer passt jemand weiter unten",
            ["expert.load"] = "Hat {open} offen, kann {capacity} tragen",
            ["ground.action.cold"] = "noch kein ähnlicher Fall ist abgeschlossen, also gibt es nichts zu zählen",
            ["ground.document.cold"] = "noch kein ähnlicher Fall ist abgeschlossen; Vorschläge folgen Richtlinien und Textsuche",
            ["ground.expert.cold"] = "noch kein ähnlicher Fall ist abgeschlossen; Vorschläge folgen Kenntnissen und Teams",
            ["ground.action.none"] = "noch kein ähnlicher Fall nutzte diese Aktion in diesem Status",
            ["ground.action.none_after_failure"] = "noch kein ähnlicher Fall nutzte diese Aktion, nachdem derselbe Schritt nicht half",
            ["ground.action.few"] = "nur {used} [used|nutzte|nutzten] diese Aktion in diesem Status",
            ["ground.action.sla"] =
                "{used} [used|nutzte|nutzten] diese Aktion in diesem Status, {sla_met} davon [sla_met|hielt|hielten] das SLA ein",
            ["ground.action.well"] =
                "{used} [used|nutzte|nutzten] diese Aktion in diesem Status, {ended_well} davon [ended_well|endete|endeten] gut",
            ["ground.action.solved"] = "löste {resolved} von {used:dat}, in denen die Aktion in diesem Status genutzt wurde",
            ["ground.action.solved_inferred"] =
                "löste vermutlich {resolved} von {used:dat}, in denen die Aktion in diesem Status genutzt wurde",
            ["ground.action.counted"] = "ihre Chance beruht auf {counted} Schritten abgeschlossener Fälle in diesem Status",
            ["ground.document.none"] = "noch kein ähnlicher Fall nutzte dieses Dokument",
            ["ground.document.few"] = "nur {used} [used|nutzte|nutzten] dieses Dokument",
            ["ground.document.sla"] = "{used} [used|nutzte|nutzten] dieses Dokument, {sla_met} davon [sla_met|hielt|hielten] das SLA ein",
            ["ground.document.well"] = "{used} [used|nutzte|nutzten] dieses Dokument, {ended_well} davon [ended_well|endete|endeten] gut",
            ["ground.expert.none"] = "noch kein ähnlicher Fall in der Bilanz",
            ["ground.expert.few"] = "löste nur {used:n} der ähnlichen Fälle",
            ["ground.expert.sla"] = "löste {used:n} der ähnlichen Fälle, {sla_met} davon [sla_met|hielt|hielten] das SLA ein",
            ["ground.expert.well"] = "löste {used:n} der ähnlichen Fälle, {ended_well} davon [ended_well|endete|endeten] gut",
            ["ground.action.early"] = "der Schritt davor fehlt noch",
            ["action.early"] = "Das Playbook „{playbook}“ hat davor {step_before}",
            ["action.answer_after_deadline"] = "Antworten kommen gewöhnlich innerhalb von {wait:dat}, aber die Frist endet vorher",
            ["ground.action.after_work"] =
                "sonst wurde für diesen Fall noch nichts getan, und {after_work} von {taken_here:dat} gingen ihn erst nach anderer Arbeit",
            ["ground.action.opposite"] = "nur dieser Schritt oder {other_step} ist möglich, nicht beide",
            ["ground.action.late"] = "die Frist ist abgelaufen: gemeint ist eine Lösung danach",
            ["closing.skipped"] = "Die Richtlinie „{skipped_policy}“ verlangt {skipped_step}, was an diesem Fall nicht getan wurde",
            ["closing.news"] = "Am {news_on} kam etwas herein, nach der letzten Arbeit am Problem: zuerst lesen",
            ["closing.unanswered"] = "Die letzte Arbeit am Problem war {last_work} am {worked_on}, und bestätigt ist es seither nicht",
            ["ground.action.failed_here"] = "in diesem Fall schon getan, und es half nicht",
            ["ground.action.done_here"] = "in diesem Fall schon getan",
            ["ground.unlikely"] = "{used} [used|nutzte|nutzten] dies, doch im Ganzen gesehen ist die Aussicht gering",
            ["ground.low.time"] =
                "wenn schon so viel Zeit vergangen ist, [chance|endet|enden] {chance} % der Fälle gut, "
                + "was man auch tut; üblich sind {overall_chance} %",
            ["ground.low.here"] =
                "in dieser Lage [chance|endet|enden] {chance} % der Fälle gut, was man auch tut; üblich sind {overall_chance} %",
            ["ground.low.closing"] =
                "an dieser Stelle [chance|wird|werden] {chance} % der Fälle als Nächstes geschlossen, "
                + "die anderen brauchen vorher noch einen Schritt",
            ["ground.low.action"] = "danach [chance|endet|enden] hier {chance} % der Fälle gut; üblich sind {overall_chance} %",
            ["ground.low.chance"] =
                "{used} [used|nutzte|nutzten] dies, doch die Aussicht in diesem Fall ist {chance} %; Mittel braucht {least_chance} %",
            ["ground.capped"] =
                "die eigene Bilanz ließe ein stärkeres Zeichen zu, doch in einer Liste steigen die Zeichen nach unten nicht",
            ["ground.capped.high"] = "nach der eigenen Bilanz Hoch, doch in einer Liste steigen die Zeichen nach unten nicht",
            ["ground.capped.medium"] = "nach der eigenen Bilanz Mittel, doch in einer Liste steigen die Zeichen nach unten nicht",
            ["ground.incomplete"] = "nur {known} von {fields} Feldern dieses Falls sind bekannt",
            ["ground.stale_contract"] = "der Vertrag des Kunden wurde zuletzt vor {contract_age:dat} bestätigt",
            [ClaimTemplates.Plain] = "Vorgeschlagen nach den Regeln und Aufzeichnungen dieses Teams",
        };

    internal override IReadOnlyList<ComparisonPhrase> Comparisons { get; } =
    [
        new("mindestens", Comparison.AtLeast),
        new("nicht weniger als", Comparison.AtLeast),
        new("wenigstens", Comparison.AtLeast),
        new("höchstens", Comparison.AtMost),
        new("nicht mehr als", Comparison.AtMost),
        new("bis zu", Comparison.AtMost),
        new("mehr als", Comparison.MoreThan),
        new("über", Comparison.MoreThan, MustCount: true),
        new("weniger als", Comparison.FewerThan),
        new("unter", Comparison.FewerThan, MustCount: true),
        new("innerhalb von", Comparison.Within),
        new("alle davon", Comparison.All),
        new("keiner davon", Comparison.None),
        new("der gut endete", Comparison.All),
        new("Weg und endete gut", Comparison.All),
        new("nicht gut", Comparison.None),
        new("niemand hat eskaliert", Comparison.NotEscalated),
        new("wartet weiter", Comparison.Waits),
        new("vermutlich", Comparison.Inferred),
        new("ist überschritten", Comparison.Late),
        new("endet bald", Comparison.Soon),
        new("kein ähnlicher Fall", Comparison.Unused),
        new("in keinem ähnlichen Fall", Comparison.Unused),
        new("kein abgeschlossener Fall", Comparison.Unused),
        new("die meisten", Comparison.Most),
        new("weniger", Comparison.Fewer),
        .. Never("mehr", "besser", "beste", "besten", "schlechter", "höher", "niedriger"),
        .. Never("schneller", "schnellste", "langsamer", "Hälfte", "halb", "doppelt", "fast"),
        .. Never("gestern", "heute", "morgen", "alle", "jeder", "keiner", "niemand", "meisten"),
        .. Never("überschritten", "bald", "früh", "spät"),
    ];

    internal override IReadOnlyDictionary<string, long> NumberWords { get; } =
        new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase)
        {
            ["null"] = 0,
            ["zwei"] = 2,
            ["drei"] = 3,
            ["vier"] = 4,
            ["fünf"] = 5,
            ["sechs"] = 6,
            ["sieben"] = 7,
            ["acht"] = 8,
            ["neun"] = 9,
            ["zehn"] = 10,
            ["elf"] = 11,
            ["zwölf"] = 12,
            ["zwanzig"] = 20,
            ["hundert"] = 100,
            ["tausend"] = 1000,
        };

    internal override IReadOnlyList<string> Months { get; } =
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    internal override (char Open, char Close) Quotes => ('„', '“');

    internal override string PartOf => "von";

    internal override char Thousands => '.';

    internal override char Decimals => ',';

    internal override string And => " und ";

    internal override string Then => ", dann ";

    protected override IReadOnlyDictionary<string, string> Nouns { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FactTypes.SimilarCases] = "ähnlicher Fall|ähnliche Fälle",
            [FactTypes.SimilarCases + ":dat"] = "ähnlichem Fall|ähnlichen Fällen",
            [FactTypes.SimilarCases + ":acc"] = "ähnlichen Fall|ähnliche Fälle",
            [FactTypes.ResolvedCases] = "ähnlicher gelöster Fall|ähnliche gelöste Fälle",
            [FactTypes.ResolvedCases + ":dat"] = "ähnlichem gelöstem Fall|ähnlichen gelösten Fällen",
            [FactTypes.ResolvedCases + ":acc"] = "ähnlichen gelösten Fall|ähnliche gelöste Fälle",
            [FactTypes.SuchCases] = "solcher Fall|solche Fälle",
            [FactTypes.SuchCases + ":dat"] = "solchem Fall|solchen Fällen",
            [FactTypes.SuchCases + ":acc"] = "solchen Fall|solche Fälle",
            [FactTypes.IssueCases] = "Fall dieser Art|Fälle dieser Art",
            [FactTypes.IssueCases + ":acc"] = "Fall dieser Art|Fälle dieser Art",
            [FactTypes.Cases] = "Fall|Fälle",
            [FactTypes.Cases + ":dat"] = "Fall|Fällen",
            [FactTypes.FewerCases] = "offenen Fall weniger|offene Fälle weniger",
            [FactTypes.Hours] = "Stunde|Stunden",
            [FactTypes.Days] = "Tag|Tage",
            [FactTypes.Days + ":dat"] = "Tag|Tagen",
        };

    protected override IReadOnlyDictionary<string, string> Fields { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [RoutingFields.IssueType] = "Problemart",
            [RoutingFields.Product] = "Produkt",
            [RoutingFields.Region] = "Region",
            [RoutingFields.Priority] = "Priorität",
            [RoutingFields.Account] = "Kunde",
            [RoutingFields.Team] = "Team",
            [RoutingFields.Text] = "Text",
        };

    public override string Label(ConfidenceLabel label) =>
        label switch
        {
            ConfidenceLabel.High => "Hoch",
            ConfidenceLabel.Medium => "Mittel",
            _ => "Niedrig",
        };

    public override int FormOf(long number) => PluralForms.OneOrMany(number);

    public override string Date(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {Months[day.Month - 1]} {day.Year}");

    private static IEnumerable<ComparisonPhrase> Never(params string[] words) =>
        words.Select(word => new ComparisonPhrase(word, Comparison.Never));
}
