using RecsConsole.Cli.Census;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.Census;

/// <summary>Each figure of the census can be other than zero: for each one, a test produces a finding.</summary>
public sealed class CaseJudgeTests
{
    private static readonly CaseJudge s_judge = new(
        UsualRepeats.From([
            [Done("write", "new"), Done("write", "open"), Done("fix", "open")],
        ]),
        new HashSet<string>(StringComparer.Ordinal) { "incident" }
    );

    [Fact]
    public void A_first_suggestion_that_was_done_counts_unless_people_repeat_it()
    {
        Judge([Action("fix")], done: "fix").FirstAlreadyDone.ShouldBe(1);
        Judge([Action("write")], done: "write").FirstAlreadyDone.ShouldBe(0);
        Judge([Action("other"), Action("fix", rank: 2)], done: "fix").FirstAlreadyDone.ShouldBe(0);
    }

    [Fact]
    public void A_repeat_in_any_place_counts_unless_its_card_says_when_it_was_done()
    {
        Judge([Action("other"), Action("fix", rank: 2)], done: "fix").RepeatsUnsaid.ShouldBe(1);
        Judge([Action("other"), DoneOn("0001-01-02")], done: "fix").RepeatsUnsaid.ShouldBe(1, "another day");
        Judge([Action("other"), DoneOn("0001-01-01") with { Reason = [new("Done before", null)] }], done: "fix").RepeatsUnsaid.ShouldBe(1);
        Judge([Action("other"), DoneOn("0001-01-01")], done: "fix").RepeatsUnsaid.ShouldBe(0);
        Judge([Action("other")], done: "fix").RepeatsUnsaid.ShouldBe(0);
    }

    [Fact]
    public void What_was_done_in_vain_is_never_highly_confident()
    {
        CaseEventRow[] failed = [Done("fix", "open", "checking"), Transition("checking", "open")];

        Judge([Action("other"), Action("fix", ConfidenceLabel.High, 2)], failed).FailedAndHigh.ShouldBe(1);
        Judge([Action("other"), Action("fix", ConfidenceLabel.Medium, 2)], failed).FailedAndHigh.ShouldBe(0);
        Judge([Action("other"), Action("fix", ConfidenceLabel.High, 2)], [Done("fix", "open", "checking")]).FailedAndHigh.ShouldBe(0);
    }

    [Fact]
    public void What_was_done_in_vain_is_not_first_again_unless_people_repeat_it_in_a_log()
    {
        CaseEventRow[] fixes = [Done("fix", "open", "closed"), Done("call", "closed", "open")];
        CaseEventRow[] writes = [Done("write", "open", "closed"), Done("call", "closed", "open")];

        Judge([Action("fix")], OfLog(fixes)).FirstFailed.ShouldBe(1);
        Judge([Action("write")], OfLog(writes)).FirstFailed.ShouldBe(0, "it is usual");
        Judge([Action("other"), Action("write", ConfidenceLabel.High, 2)], OfLog(writes)).FailedAndHigh.ShouldBe(1);
    }

    [Fact]
    public void What_nothing_speaks_for_is_below_the_floor()
    {
        Judge([Action("fix", ConfidenceLabel.Low, sources: ["workflow_rules"])]).BelowFloor.ShouldBe(1);
        Judge([Action("fix", ConfidenceLabel.Low, sources: ["workflow_rules", "similar_cases"])]).BelowFloor.ShouldBe(0);
        Judge([Document("best", 800_000), Document("used", 300_000, "alike_cases")]).BelowFloor.ShouldBe(0, "such cases used it");
        Judge([Document("best", 800_000), Document("far", 300_000), Document("picked", 300_000, "curated")]).BelowFloor.ShouldBe(1);
    }

    [Fact]
    public void A_stronger_sign_below_a_weaker_one_counts_unless_the_card_says_why()
    {
        Judge([Action("a", ConfidenceLabel.Low), Action("b", ConfidenceLabel.High, 2)]).LowAboveHighUnexplained.ShouldBe(1);
        Judge([Action("a", ConfidenceLabel.High), Action("b", ConfidenceLabel.Low, 2)]).LowAboveHighUnexplained.ShouldBe(0);
        Judge([Action("a", ConfidenceLabel.Low, sources: ["sla_rules"]), Action("b", ConfidenceLabel.High, 2)])
            .LowAboveHighUnexplained.ShouldBe(0);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(null, 0)]
    public void A_risky_escalation_does_not_fit_a_case_of_low_priority(int? priority, int expected) =>
        Judge([Action("incident")], priority: priority).EscalationsThatDoNotFit.ShouldBe(expected);

    [Theory]
    [InlineData(12, 2, 0)]
    [InlineData(9, 1, 1)]
    [InlineData(null, 2, 1)]
    [InlineData(null, 1, 0)]
    public void An_escalation_that_is_meant_for_many_does_not_fit_few(int? affected, int priority, int expected)
    {
        var judge = new CaseJudge(UsualRepeats.From([]), new HashSet<string>(StringComparer.Ordinal))
        {
            Least = new Dictionary<string, int>(StringComparer.Ordinal) { ["incident"] = 10 },
        };
        var steps = new CaseStepRecord([], new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));

        judge
            .Add(CensusAnswer.Empty, Shown([Action("incident")]), new("case", priority, "open", steps, null) { Affected = affected })
            .EscalationsThatDoNotFit.ShouldBe(expected);
    }

    [Fact]
    public void Openings_are_the_same_only_as_one_decision_with_the_same_lists()
    {
        var shown = Shown([Action("a")]);

        CaseJudge.IsSame(shown, shown).ShouldBeTrue();
        CaseJudge.IsSame(shown, shown with { DecisionId = Guid.NewGuid() }).ShouldBeFalse();
        CaseJudge.IsSame(shown, Shown([Action("b")]) with { DecisionId = shown.DecisionId }).ShouldBeFalse();
    }

    private static CensusAnswer Judge(IReadOnlyList<ShownItem> items, string? done = null, int? priority = null) =>
        Judge(items, done is null ? [] : [Done(done, "new")], priority);

    private static CensusAnswer Judge(IReadOnlyList<ShownItem> items, IReadOnlyList<CaseEventRow> events, int? priority = null) =>
        Judge(
            items,
            new CaseStepRecord(events, new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal)),
            priority
        );

    private static CensusAnswer Judge(IReadOnlyList<ShownItem> items, CaseStepRecord steps, int? priority = null) =>
        s_judge.Add(CensusAnswer.Empty, Shown(items), new("case", priority, "open", steps, null));

    private static CaseStepRecord OfLog(IReadOnlyList<CaseEventRow> events)
    {
        var ends = new HashSet<string>(StringComparer.Ordinal) { "closed" };
        return new(events, new HashSet<string>(StringComparer.Ordinal), ends) { LastingEnds = ends };
    }

    private static CaseEventRow Done(string action, string from, string? to = null) =>
        new()
        {
            EventKey = action,
            Activity = action,
            Kind = CaseEventKind.Action,
            FromState = from,
            ToState = to,
            AttributesJson = "{}",
        };

    private static CaseEventRow Transition(string from, string to) =>
        new()
        {
            EventKey = $"{from} {to}",
            Activity = "went",
            Kind = CaseEventKind.System,
            FromState = from,
            ToState = to,
            AttributesJson = "{}",
        };

    private static ShownItem DoneOn(string day) =>
        Action("fix", rank: 2) with
        {
            Reason = [new("Done on ", null), new(day, "done_on")],
            Facts = [new("done_on", "date", "history.done_on", day, [])],
        };

    private static ShownDecision Shown(IReadOnlyList<ShownItem> items) =>
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            default,
            [.. Enum.GetValues<SlateKind>().Select(kind => new ShownSlate(kind, [.. items.Where(item => item.Kind == kind)], [], null))],
            [.. Enumerable.Repeat<ShownSimilarCase>(null!, 8)],
            null,
            null
        );

    private static ShownItem Action(
        string id,
        ConfidenceLabel label = ConfidenceLabel.Medium,
        int rank = 1,
        IReadOnlyList<string>? sources = null
    ) => Item(SlateKind.Action, id, rank, 500_000, label, sources ?? ["similar_cases"]);

    private static ShownItem Document(string id, long score, params string[] sources) =>
        Item(SlateKind.Document, id, 1, score, ConfidenceLabel.Medium, sources);

    private static ShownItem Item(SlateKind kind, string id, int rank, long score, ConfidenceLabel label, IReadOnlyList<string> sources) =>
        new(kind, id, 1, rank, score, 1_000_000, id, null, label, [], [], [], sources, null, null, null);
}
