using System.Globalization;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Routing;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Sentences;

/// <summary>
/// Sentences in Polish, which has three forms: for 1, for numbers that end in 2 to 4 (except 12 to 14), and for the rest.
/// </summary>
internal sealed class PolishExplanations : ExplanationLanguage
{
    private const string Went = "{path_used} w stanie {state} [path_used|poszła|poszły|poszło] tą drogą";
    private const string Well = "{path_well} z nich [path_well|zakończyła|zakończyły|zakończyło] się dobrze";
    private const string Ended = "{ended_well} z nich [ended_well|zakończyła|zakończyły|zakończyło] się dobrze";
    private const string Met = "{sla_met} z nich [sla_met|dotrzymała|dotrzymały|dotrzymało] SLA";
    private const string Used = "{used} [used|użyła|użyły|użyło]";

    public override string Code => "pl";

    public override IReadOnlyDictionary<string, string> Templates { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["memory.done"] = "W tej sprawie wykonano {done_on}",
            ["memory.failed"] = "Wykonano {done_on}, i to nie pomogło",
            ["memory.written_failed"] = "Wykonano {done_on}; {written_on} klient napisał, że nie pomogło",
            ["memory.written_works"] = "Wykonano {done_on}; {written_on} klient napisał, że działa",
            ["memory.reopened"] = "Wykonano {done_on}, a sprawę otwarto ponownie",
            ["memory.worked"] = "Wykonano {done_on}, a potem sprawę rozwiązano",
            ["action.required"] = "Wymagane przez politykę „{policy}”, wersja {policy_version}",
            ["action.recommended"] = "Polityka „{policy}” (wersja {policy_version}) zaleca to tutaj",
            ["intent.read"] = "Model odczytuje w treści sprawy prośbę o ten krok: {intent} %",
            ["impact.affected"] = "Liczba dotkniętych osób: {affected}; krok jest przewidziany od {least_affected}",
            ["sla.late.not_escalated"] = "Termin SLA minął i nikt nie eskalował",
            ["sla.late.waiting"] = "Termin SLA minął, a sprawa nadal czeka",
            ["sla.soon.not_escalated"] = "Termin SLA wkrótce minie i nikt nie eskalował",
            ["sla.soon.waiting"] = "Termin SLA wkrótce minie, a sprawa nadal czeka",
            ["action.solved"] = "Rozwiązało {resolved} z {used:gen}, w których tego użyto w tym stanie",
            ["action.solved~one_yes"] = "Rozwiązało {used:acc}, w której tego użyto w tym stanie",
            ["action.solved_inferred"] = "Prawdopodobnie rozwiązało {resolved} z {used:gen}, w których tego użyto w tym stanie",
            ["action.solved_inferred~one_yes"] = "Prawdopodobnie rozwiązało {used:acc}, w której tego użyto w tym stanie",
            ["action.pace"] = "Spośród nich większość rozwiązano w ciągu {hours:gen}",
            ["action.pace~one_yes"] = "Rozwiązano w ciągu {hours:gen}",
            ["action.used"] = "Użyte w tym stanie w {used:loc}, " + Ended,
            ["action.used~one_yes"] = "Użyte w tym stanie w {used:loc}, która zakończyła się dobrze",
            ["action.used~one_no"] = "Użyte w tym stanie w {used:loc}, która nie zakończyła się dobrze",
            ["action.used~all"] = "Użyte w tym stanie w {used:loc}, wszystkie zakończyły się dobrze",
            ["action.used~none"] = "Użyte w tym stanie w {used:loc}, żadna z nich nie zakończyła się dobrze",
            ["action.followed"] = "Następowało po {state} {observed} z {observed_total} razy w tym dzienniku",
            ["action.playbook"] = "Krok {step} z {steps} scenariusza „{playbook}”",
            ["action.playbook_way"] = "Po nim możliwy będzie krok {step} z {steps} scenariusza „{playbook}”: {step_after}",
            ["action.next"] = "Po {after} był to następny krok w {went_on} z {stood_there:gen}",
            ["action.next_in_state"] = "W stanie {state} wykonano ten krok w {went_on} z {stood_there:gen}",
            ["action.deciding"] = "Przemawia za tym: {deciding} (z tym to w {likely} % następny krok, bez tego w {otherwise} %)",
            ["action.path"] = $"{Went}, {Well}",
            ["action.path~one_yes"] = $"{Went} i zakończyła się dobrze",
            ["action.path~one_no"] = $"{Went} i nie zakończyła się dobrze",
            ["action.path_failed"] = $"Gdy {{failed_step}} nie pomogło, {Went}, {Well}",
            ["action.path_failed~one_yes"] = $"Gdy {{failed_step}} nie pomogło, {Went} i zakończyła się dobrze",
            ["action.path_failed~one_no"] = $"Gdy {{failed_step}} nie pomogło, {Went} i nie zakończyła się dobrze",
            ["action.path_issue"] = $"Niezależnie od produktu: {Went}, {Well}",
            ["action.path_issue~one_yes"] = $"Niezależnie od produktu: {Went} i zakończyła się dobrze",
            ["action.path_issue~one_no"] = $"Niezależnie od produktu: {Went} i nie zakończyła się dobrze",
            ["action.taken"] = "{path_used:n} z {path_cases:gen} w stanie {state} [path_used|poszła|poszły|poszło] tą drogą",
            ["action.accounts"] =
                "{account_used} u podobnych klientów [account_used|poszła|poszły|poszło] tą drogą, {account_well} z nich [account_well|zakończyła|zakończyły|zakończyło] się dobrze",
            ["action.new"] = "Nowość w katalogu: w tym stanie nie użyła jej jeszcze żadna podobna sprawa",
            ["action.wait"] = "Zwykle następuje w ciągu {wait:gen}",
            ["action.late"] = "Zwykle następuje w ciągu {wait:gen}, ale ostatni krok wykonano {last_on}",
            ["action.answer_late"] = "Odpowiedzi przychodzą zwykle w ciągu {wait:gen}, ale ostatni krok wykonano {last_on}",
            ["action.permitted"] = "Proces pozwala na to w stanie {state}",
            ["process.superseded"] =
                "{superseded} z {used_ever:gen} [superseded|poszła|poszły|poszło] drogą, na którą proces już nie pozwala, bez wliczania",
            ["process.changed"] = "W {old_process} z {used:gen}, które się tu liczą, obowiązywała starsza wersja procesu",
            ["process.changed~one_yes"] = "W {used:loc}, która się tu liczy, obowiązywała starsza wersja procesu",
            ["document.policy"] = "Obowiązuje w tej sprawie: polityka „{policy}”, wersja {policy_version}",
            ["document.used"] = "Użyty w {used:n} z {total:gen}",
            ["document.search"] = "Wyszukiwanie dla tej sprawy: miejsce {rank} z {found}",
            ["document.curated"] = "Wybrany dla spraw typu {issue_type}",
            ["document.frequent"] = "Użyty w {doc_cases} z {doc_total:gen} typu {issue_type}",
            ["document.recent_policy"] = "Polityka „{policy}” zmieniona {changed_on}",
            ["document.new"] = "Nowy dokument: nie użyła go jeszcze żadna podobna sprawa",
            ["document.review_overdue"] = "Przegląd miał się odbyć {review_by}",
            ["expert.solved_skills"] = "Rozwiązane: {solved}; umiejętności: {skills}",
            ["expert.solved"] = "Rozwiązane: {solved}",
            ["expert.skills"] = "Umiejętności: {skills}",
            ["expert.resolved"] = "Rozwiązane: {used:n} z {total:gen}",
            ["expert.team"] = "Pracuje w zespole {team}, który prowadzi sprawę",
            ["expert.together"] = "Współpraca w {together:loc} z osobami z tej sprawy",
            ["expert.handed_over"] =
                "Współpraca w {together:loc} z osobami z tej sprawy, {handovers} z nich [handovers|przekazana|przekazane|przekazanych]",
            ["expert.reachable"] = "Teraz w godzinach pracy, zna język: {language}",
            ["expert.speaks"] = "Zna język: {language}",
            ["routed.finished"] = "Zakończone: {alike_came} z {alike_cases:gen}, w których zgadza się: {alike_fields}",
            ["routed.finished_any"] = "Zakończone: {alike_came} z {alike_cases:gen} dowolnego rodzaju",
            ["routed.used"] = "Użyty w {alike_came} z {alike_cases:gen} z dokumentem, w których zgadza się: {alike_fields}",
            ["routed.used_any"] = "Użyty w {alike_came} z {alike_cases:gen} dowolnego rodzaju z dokumentem",
            ["expert.new"] = "Nowa osoba: żadna sprawa nie jest jeszcze zakończona",
            ["expert.spread"] = "Ma {fewer}; dokładniej pasuje ktoś niżej na liście",
            ["expert.load"] = "Otwarte: {open}, może prowadzić: {capacity}",
            ["ground.action.cold"] = "żadna podobna sprawa nie jest jeszcze zakończona, więc nie ma czego liczyć",
            ["ground.document.cold"] = "żadna podobna sprawa nie jest jeszcze zakończona; propozycje wynikają z polityk i wyszukiwania",
            ["ground.expert.cold"] = "żadna podobna sprawa nie jest jeszcze zakończona; propozycje wynikają z umiejętności i zespołów",
            ["ground.action.none"] = "żadna podobna sprawa nie użyła jeszcze tej akcji w tym stanie",
            ["ground.action.none_after_failure"] = "żadna podobna sprawa nie użyła jeszcze tej akcji po tym, jak ten sam krok nie pomógł",
            ["ground.action.few"] = $"tylko {Used} tej akcji w tym stanie",
            ["ground.action.sla"] = $"{Used} tej akcji w tym stanie, {Met}",
            ["ground.action.well"] = $"{Used} tej akcji w tym stanie, {Ended}",
            ["ground.action.solved"] = "rozwiązało {resolved} z {used:gen}, w których użyto tej akcji w tym stanie",
            ["ground.action.solved_inferred"] = "prawdopodobnie rozwiązało {resolved} z {used:gen}, w których użyto tej akcji w tym stanie",
            ["ground.action.counted"] = "szansa wynika z tylu kroków zakończonych spraw w tym stanie: {counted}",
            ["ground.document.none"] = "żadna podobna sprawa nie użyła jeszcze tego dokumentu",
            ["ground.document.few"] = $"tylko {Used} tego dokumentu",
            ["ground.document.sla"] = $"{Used} tego dokumentu, {Met}",
            ["ground.document.well"] = $"{Used} tego dokumentu, {Ended}",
            ["ground.expert.none"] = "w dorobku jeszcze żadna podobna sprawa",
            ["ground.expert.few"] = "ma rozwiązane tylko {used:n} z podobnych spraw",
            ["ground.expert.sla"] = "ma rozwiązane {used:n} z podobnych spraw, " + Met,
            ["ground.expert.well"] = "ma rozwiązane {used:n} z podobnych spraw, " + Ended,
            ["ground.action.early"] = "brakuje jeszcze kroku przed tym",
            ["action.early"] = "Scenariusz „{playbook}” ma przed tym krok {step_before}",
            ["action.answer_after_deadline"] = "Odpowiedzi przychodzą zwykle w ciągu {wait:gen}, ale termin mija wcześniej",
            ["ground.action.after_work"] =
                "nic innego dla tej sprawy jeszcze nie zrobiono, a w {after_work} z {taken_here:gen} ten krok był dopiero po innej pracy",
            ["ground.action.opposite"] = "można zrobić tylko ten krok albo {other_step}, nie oba",
            ["ground.action.late"] = "jest już po terminie: chodzi o rozwiązanie po nim",
            ["closing.skipped"] = "Polityka „{skipped_policy}” wymaga kroku {skipped_step}, którego w tej sprawie nie wykonano",
            ["closing.news"] = "Dnia {news_on}, po ostatniej pracy nad problemem, coś nadeszło: najpierw to przeczytaj",
            ["closing.unanswered"] = "Ostatnią pracą nad problemem był krok {last_work}, {worked_on} i od tego czasu nie ma potwierdzenia",
            ["ground.action.failed_here"] = "w tej sprawie już wykonano i nie pomogło",
            ["ground.action.done_here"] = "w tej sprawie już wykonano",
            ["ground.unlikely"] = $"{Used} tego, ale w całej historii szansa jest mała",
            ["ground.low.time"] =
                "gdy minęło już tyle czasu, dobrze kończy się {chance} % spraw, cokolwiek się zrobi; zwykle {overall_chance} %",
            ["ground.low.here"] = "w takiej sytuacji dobrze kończy się {chance} % spraw, cokolwiek się zrobi; zwykle {overall_chance} %",
            ["ground.low.closing"] =
                "w tym miejscu następnym krokiem zamyka się {chance} % spraw, pozostałe wymagają najpierw innego kroku",
            ["ground.low.action"] = "po tym kroku dobrze kończy się tu {chance} % spraw; zwykle {overall_chance} %",
            ["ground.low.chance"] = $"{Used} tego, ale szansa w tej sprawie to {{chance}} %; Średnia wymaga {{least_chance}} %",
            ["ground.capped"] = "własny dorobek pozwalałby na mocniejszy znak, ale w dół listy znaki nie rosną",
            ["ground.capped.high"] = "według własnego dorobku Wysoka, ale w dół listy znaki nie rosną",
            ["ground.capped.medium"] = "według własnego dorobku Średnia, ale w dół listy znaki nie rosną",
            ["ground.incomplete"] = "[known|znane jest|znane są|znanych jest] tylko {known} z {fields} pól tej sprawy",
            ["ground.stale_contract"] = "umowę klienta potwierdzono ostatnio {contract_age} temu",
            [ClaimTemplates.Plain] = "Zaproponowane na podstawie reguł i zapisów tego zespołu",
        };

    internal override IReadOnlyList<ComparisonPhrase> Comparisons { get; } =
    [
        new("co najmniej", Comparison.AtLeast),
        new("przynajmniej", Comparison.AtLeast),
        new("nie mniej niż", Comparison.AtLeast),
        new("co najwyżej", Comparison.AtMost),
        new("najwyżej", Comparison.AtMost),
        new("nie więcej niż", Comparison.AtMost),
        new("więcej niż", Comparison.MoreThan),
        new("ponad", Comparison.MoreThan),
        new("mniej niż", Comparison.FewerThan),
        new("poniżej", Comparison.FewerThan),
        new("w ciągu", Comparison.Within),
        new("wszystkie zakończyły", Comparison.All),
        new("żadna z nich nie zakończyła", Comparison.None),
        new(", która zakończyła się dobrze", Comparison.All),
        new("drogą i zakończyła się dobrze", Comparison.All),
        new("nie zakończyła się dobrze", Comparison.None),
        new("nikt nie eskalował", Comparison.NotEscalated),
        new("nadal czeka", Comparison.Waits),
        new("prawdopodobnie", Comparison.Inferred),
        new("SLA minął", Comparison.Late),
        new("wkrótce minie", Comparison.Soon),
        new("żadna podobna sprawa", Comparison.Unused),
        new("żadna sprawa nie jest", Comparison.Unused),
        new("większość", Comparison.Most),
        new("mniej", Comparison.Fewer),
        .. Never("więcej", "lepszy", "lepsza", "lepiej", "najlepszy", "najlepsza", "gorszy"),
        .. Never("wyższy", "niższy", "szybszy", "szybciej", "najszybciej", "wolniej", "połowa"),
        .. Never("dwukrotnie", "podwójnie", "prawie", "wczoraj", "dziś", "dzisiaj", "jutro"),
        .. Never("wszystkie", "każda", "każdy", "żadna", "nikt", "minął", "wkrótce"),
    ];

    internal override IReadOnlyDictionary<string, long> NumberWords { get; } =
        new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase)
        {
            ["zero"] = 0,
            ["dwa"] = 2,
            ["dwie"] = 2,
            ["dwóch"] = 2,
            ["trzy"] = 3,
            ["trzech"] = 3,
            ["cztery"] = 4,
            ["czterech"] = 4,
            ["pięć"] = 5,
            ["pięciu"] = 5,
            ["sześć"] = 6,
            ["siedem"] = 7,
            ["osiem"] = 8,
            ["dziewięć"] = 9,
            ["dziesięć"] = 10,
            ["dwanaście"] = 12,
            ["dwadzieścia"] = 20,
            ["sto"] = 100,
            ["tysiąc"] = 1000,
        };

    internal override IReadOnlyList<string> Months { get; } =
    ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"];

    internal override (char Open, char Close) Quotes => ('„', '”');

    internal override string PartOf => "z";

    // a no-break space
    internal override char Thousands => '\u00A0';

    internal override char Decimals => ',';

    internal override string And => " i ";

    internal override string Then => ", potem ";

    protected override IReadOnlyDictionary<string, string> Nouns { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FactTypes.SimilarCases] = "podobna sprawa|podobne sprawy|podobnych spraw",
            [FactTypes.SimilarCases + ":gen"] = "podobnej sprawy|podobnych spraw",
            [FactTypes.SimilarCases + ":loc"] = "podobnej sprawie|podobnych sprawach",
            [FactTypes.SimilarCases + ":acc"] = "podobną sprawę|podobne sprawy|podobnych spraw",
            [FactTypes.ResolvedCases] = "podobna rozwiązana sprawa|podobne rozwiązane sprawy|podobnych rozwiązanych spraw",
            [FactTypes.ResolvedCases + ":gen"] = "podobnej rozwiązanej sprawy|podobnych rozwiązanych spraw",
            [FactTypes.ResolvedCases + ":loc"] = "podobnej rozwiązanej sprawie|podobnych rozwiązanych sprawach",
            [FactTypes.ResolvedCases + ":acc"] = "podobną rozwiązaną sprawę|podobne rozwiązane sprawy|podobnych rozwiązanych spraw",
            [FactTypes.SuchCases] = "taka sprawa|takie sprawy|takich spraw",
            [FactTypes.SuchCases + ":gen"] = "takiej sprawy|takich spraw",
            [FactTypes.IssueCases] = "sprawa tego rodzaju|sprawy tego rodzaju|spraw tego rodzaju",
            [FactTypes.Cases] = "sprawa|sprawy|spraw",
            [FactTypes.Cases + ":gen"] = "sprawy|spraw",
            [FactTypes.Cases + ":loc"] = "sprawie|sprawach",
            [FactTypes.FewerCases] = "otwartą sprawę mniej|otwarte sprawy mniej|otwartych spraw mniej",
            [FactTypes.Hours] = "godzina|godziny|godzin",
            [FactTypes.Hours + ":gen"] = "godziny|godzin",
            [FactTypes.Days] = "dzień|dni",
            [FactTypes.Days + ":gen"] = "dnia|dni",
        };

    protected override IReadOnlyDictionary<string, string> Fields { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [RoutingFields.IssueType] = "rodzaj problemu",
            [RoutingFields.Product] = "produkt",
            [RoutingFields.Region] = "region",
            [RoutingFields.Priority] = "priorytet",
            [RoutingFields.Account] = "klient",
            [RoutingFields.Team] = "zespół",
            [RoutingFields.Text] = "treść",
        };

    public override string Label(ConfidenceLabel label) =>
        label switch
        {
            ConfidenceLabel.High => "Wysoka",
            ConfidenceLabel.Medium => "Średnia",
            _ => "Niska",
        };

    public override int FormOf(long number) => PluralForms.Polish(number);

    public override string Date(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    // Polish separates thousands only from five digits on
    private protected override int LeastGrouped => 5;

    private static IEnumerable<ComparisonPhrase> Never(params string[] words) =>
        words.Select(word => new ComparisonPhrase(word, Comparison.Never));
}
