using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Readiness;
using RecsConsole.Features.Readiness.Points;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Readiness;

/// <summary>Each of the sixteen points can be met or not met, and names the figure that decides.</summary>
[Trait("Req", "R196")]
public sealed class PointTests
{
    private const ReadinessVerdict Met = ReadinessVerdict.Met;
    private const ReadinessVerdict NotMet = ReadinessVerdict.NotMet;
    private const ReadinessVerdict Nothing = ReadinessVerdict.NothingYet;

    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly NightlyRun s_lastNight = new(s_now.AddHours(-6), HasFailed: false, "All is well.");

    [Fact]
    public void Unit()
    {
        var facts = new UnitFacts(1, 20, 12, [new(SlateKind.Action, IsOn: true, 50, 0), new(SlateKind.Expert, IsOn: false, 0, 0)]);

        Judge(
            UnitPoint.Of,
            (facts, Met),
            (facts with { Decisions = 0 }, Nothing),
            (facts with { CaseTypes = 0 }, NotMet),
            (facts with { Surfaces = [new(SlateKind.Action, IsOn: false, 50, 0)] }, NotMet),
            (facts with { Surfaces = [new(SlateKind.Action, IsOn: true, 50, 1)] }, NotMet)
        );
    }

    [Fact]
    public void Isolation()
    {
        var facts = new IsolationFacts(20, 100, 100, 0, 0, 0, 77, 0);

        Judge(
            IsolationPoint.Of,
            (facts, Met),
            (facts with { Items = 0 }, Nothing),
            (facts with { ForeignItems = 1 }, NotMet),
            (facts with { ForeignCases = 1 }, NotMet),
            (facts with { ForeignPermits = 1 }, NotMet),
            (facts with { TablesWithoutFilter = 1 }, NotMet)
        );
    }

    [Fact]
    public void Permission()
    {
        var facts = new PermissionFacts(100, 0, 15, 40, 10, 0, 3, 30, 0);

        Judge(
            PermissionPoint.Of,
            (facts, Met),
            (facts with { Moved = 50, PeopleWithoutRole = 2 }, Met),
            (facts with { Items = 0 }, Nothing),
            (facts with { WithoutPermit = 1 }, NotMet),
            (facts with { Faulty = 1 }, NotMet)
        );
    }

    [Fact]
    public void Workflow()
    {
        var facts = new WorkflowFacts(2, 2, 100, 95, 7);

        Judge(
            WorkflowPoint.Of,
            (facts, Met),
            (facts with { Steps = 0, AllowedSteps = 0 }, Met),
            (facts with { Types = 0, TypesWithWorkflow = 0 }, Nothing),
            (facts with { TypesWithWorkflow = 1 }, NotMet),
            (facts with { AllowedSteps = 94 }, NotMet)
        );
    }

    [Fact]
    public void Provenance()
    {
        var facts = new ProvenanceFacts(20, 1, 100, 100, 20, 20, 20, 20);

        Judge(
            ProvenancePoint.Of,
            (facts, Met),
            (new ProvenanceFacts(0, 0, 0, 0, 0, 0, 0, 0), Nothing),
            (facts with { WithSource = 99 }, NotMet),
            (facts with { WithEngine = 19 }, NotMet),
            (facts with { WithModel = 19 }, NotMet),
            (facts with { WithInput = 19 }, NotMet),
            (facts with { WithParts = 19 }, NotMet)
        );
    }

    [Fact]
    public void Validation()
    {
        var facts = new ValidationPointFacts(20, 20, 120, 5, 0, 0);

        Judge(
            ValidationPoint.Of,
            (facts, Met),
            (new ValidationPointFacts(0, 0, 0, 0, 0, 0), Nothing),
            (facts with { Validated = 19 }, NotMet),
            (facts with { ShownUnchecked = 1 }, NotMet),
            (facts with { ShownRefused = 1 }, NotMet)
        );
    }

    [Fact]
    public void Explanations()
    {
        var facts = new ExplanationFacts(20, 100, 0, 3, 1000, 50, 0);

        Judge(
            ExplanationPoint.Of,
            (facts, Met),
            (facts with { Items = 0 }, Nothing),
            (facts with { Refused = 51 }, NotMet),
            (facts with { WithoutClaim = 1 }, NotMet),
            (facts with { Unbound = 1 }, NotMet)
        );
    }

    [Fact]
    public void Feedback()
    {
        var facts = new FeedbackFacts(100, 10, 7, 2, 1, 0);

        Judge(FeedbackPoint.Of, (facts, Met), (facts with { Seen = 0, Answered = 0 }, Nothing), (facts with { Answered = 9 }, NotMet));
    }

    [Fact]
    public void Audit()
    {
        var facts = new AuditFacts(s_lastNight, 500, 20, 0);

        Judge(
            each => AuditPoint.Of(each, s_now),
            (facts, Met),
            (facts with { Verification = NightlyRun.Never }, Nothing),
            (facts with { Missing = 1 }, NotMet),
            (facts with { Verification = NightlyRun.Never, Missing = 1 }, NotMet),
            (facts with { Verification = s_lastNight with { HasFailed = true } }, NotMet),
            (facts with { Verification = s_lastNight with { At = s_now.AddDays(-3) } }, NotMet)
        );
    }

    [Fact]
    public void Labels()
    {
        var facts = new LabelFacts(100, 90, 60, 30, 0);

        Judge(
            LabelPoint.Of,
            (facts, Met),
            (new LabelFacts(0, 0, 0, 0, 0), Nothing),
            (facts with { Linked = 89 }, NotMet),
            (facts with { WithoutCase = 1 }, NotMet)
        );
    }

    [Fact]
    public void Evaluation()
    {
        var facts = new EvaluationFacts(2, 2, 1, 1, 3, 1, 40, 0);

        Judge(
            EvaluationPoint.Of,
            (facts, Met),
            (facts with { ClosedStudies = 0, Looks = ReadinessLimits.MinLooks }, Met),
            (new EvaluationFacts(0, 0, 0, 0, 0, 0, 0, 0), Nothing),
            (facts with { InServiceEvaluated = 0 }, NotMet),
            (facts with { Evaluated = 0, InService = 0, InServiceEvaluated = 0 }, NotMet),
            (facts with { ClosedStudies = 0, Looks = ReadinessLimits.MinLooks - 1 }, NotMet)
        );
    }

    [Fact]
    public void Configuration()
    {
        var facts = new ConfigurationFacts(4, s_now, new(19, 19), ["curated documents"], []);

        Judge(
            ConfigurationPoint.Of,
            (facts, Met),
            (facts with { Version = null, Since = null }, NotMet),
            (facts with { Starved = [SlateKind.Document] }, NotMet)
        );
    }

    [Fact]
    public void Language_model()
    {
        var facts = new LanguageModelFacts(300, 0, 70, null);

        Judge(
            LanguageModelPoint.Of,
            (facts, Met),
            (facts with { EmbeddingModel = "small:256" }, Met),
            (facts with { Claims = 0 }, Nothing),
            (facts with { OfNoTemplate = 1 }, NotMet)
        );
        LanguageModelPoint.Of(facts with { EmbeddingModel = "small:256" }).Note.ShouldNotBe(LanguageModelPoint.Of(facts).Note);
        LanguageModelPoint.Of(facts with { RerankingModel = "orderer" }).Note.ShouldNotBe(LanguageModelPoint.Of(facts).Note);
    }

    [Fact]
    public void Traces()
    {
        var facts = new TraceFacts(30, 15, 4, 1, 20, 2, 0);

        Judge(
            TracePoint.Of,
            (facts, Met),
            (facts with { People = 0, Readers = 0 }, Nothing),
            (facts with { Readers = 16 }, NotMet),
            (facts with { EmergenciesWithoutAlert = 1 }, NotMet)
        );
    }

    [Fact]
    public void Regression()
    {
        var facts = new RegressionFacts(s_lastNight, 0, 1);

        Judge(
            each => RegressionPoint.Of(each, s_now),
            (facts, Met),
            (facts with { Detection = NightlyRun.Never }, Nothing),
            (facts with { Detection = s_lastNight with { HasFailed = true } }, NotMet),
            (facts with { Detection = s_lastNight with { At = s_now.AddDays(-3) } }, NotMet),
            (facts with { OpenAlerts = 1 }, NotMet)
        );
        RegressionPoint.Of(facts, s_now).Note.ShouldBe("All is well. " + RegressionPoint.Of(new(NightlyRun.Never, 0, 0), s_now).Note);
    }

    [Fact]
    public void Empty_answer()
    {
        var facts = new EmptyAnswerFacts(60, 4, 10, 3, 0, 0, "Too little is known");

        Judge(
            EmptyAnswerPoint.Of,
            (facts, Met),
            (facts with { Empty = 0, Short = 0, Reasoned = 0, MostOften = null }, Nothing),
            (facts with { WithoutReason = 1 }, NotMet),
            (facts with { Filled = 1 }, NotMet)
        );
    }

    [Theory]
    [InlineData(1, 3, 33)]
    [InlineData(199, 200, 99)]
    [InlineData(200, 200, 100)]
    [InlineData(0, 0, 0)]
    public void Percent_says_100_of_all_only(int part, int whole, int percent) => new Share(part, whole).Percent.ShouldBe(percent);

    // A figure is marked exactly when the point is not met, so that the reader sees the cause.
    private static void Judge<TFacts>(Func<TFacts, ReadinessFinding> of, params (TFacts Facts, ReadinessVerdict Verdict)[] cases)
    {
        foreach (var (facts, verdict) in cases)
        {
            var found = of(facts);

            found.Verdict.ShouldBe(verdict, $"{facts}");
            found.Figures.Any(figure => figure.IsWrong).ShouldBe(verdict is NotMet, $"{facts}");
        }
    }
}
