using RecsConsole.Engine;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.WhyNot;

/// <summary>On small cases every set of changes up to the size of the one found is tried; no smaller set shows the item.</summary>
public sealed class WhyNotBruteForceTests
{
    // every existing code with every value that occurs, whatever the search considers useful
    private static readonly (ChangeCode Code, string Value)[] Named =
    [
        (ChangeCode.CaseInState, "waiting"),
        (ChangeCode.CaseInState, "closed"),
        (ChangeCode.TransitionAdded, "open"),
        (ChangeCode.TransitionAdded, "waiting"),
        (ChangeCode.PolicyInForce, "P-1"),
        (ChangeCode.PolicyInForce, "P-2"),
        (ChangeCode.ProhibitionLifted, "P-1"),
        (ChangeCode.WrittenForIssue, "sign_in"),
        (ChangeCode.WrittenForIssue, "other"),
        (ChangeCode.CapRaised, "diversity"),
        (ChangeCode.CapRaised, "popularity"),
        (ChangeCode.ActorInRole, "supervisor"),
        (ChangeCode.ActorReads, "de"),
        (ChangeCode.ActorInRegion, "eu"),
        (ChangeCode.AccountOfTier, "platinum"),
    ];

    private static readonly ChangeCode[] Plain =
    [
        ChangeCode.AccessGranted,
        ChangeCode.ActionPublished,
        ChangeCode.OpenedBySomebodyElse,
        ChangeCode.ContractRunning,
        ChangeCode.PolicyRequires,
        ChangeCode.ApprovalDecided,
        ChangeCode.StepNotDone,
        ChangeCode.ContactsAllowed,
        ChangeCode.DismissalLifted,
        ChangeCode.ValidationCleared,
    ];

    private static readonly (ChangeCode Code, int Most, int Range)[] Amounts =
    [
        (ChangeCode.MoreSimilarCases, 50, 50),
        (ChangeCode.Newer, 12, 365),
        (ChangeCode.Faster, 20, 480),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_smaller_shows_the_item(int seed)
    {
        var question = Small(seed);
        var answer = new WhyNotSearch(RecommendationPipeline.WithHeuristic()).Find(question);
        var found = answer.Changes.ShouldNotBeNull();

        WhyNotTests.Shows(question, found).ShouldBeTrue();
        SmallerChanges.ShouldNotShow(question, found, [.. Everything(question)]);
    }

    // Two slots, four actions, few similar cases: the action in question is excluded, or only ranks too low.
    private static WhyNotQuestion Small(int seed)
    {
        var random = new Random(seed);
        var builder = ASnapshot()
            .WithConfiguration(it => it with { ActionSlots = 2, MaxSameKind = 2 })
            .WithCase(it =>
                it with
                {
                    OpenApprovalActions = random.Next(2) == 0 ? ["a3"] : [],
                    SlaBand = RecsConsole.Engine.Workflow.SlaBand.Soon,
                }
            )
            .WithPolicy("P-1", forbids: random.Next(3) == 0 ? ["a3"] : []);
        for (var i = 0; i < 4; i++)
        {
            builder
                .WithAction(
                    $"a{i}",
                    "fix",
                    it => it with { UpdatedAt = At.AddDays(-random.Next(1, 12)), TypicalMinutes = random.Next(1, 20) },
                    i == 3 && random.Next(3) == 0 ? "waiting" : "open"
                )
                .WithSimilarCases(i == 3 ? 1 : random.Next(2, 5), $"a{i}");
        }

        var snapshot = builder.Build();
        return new(
            snapshot,
            RecommendationRequest.From(snapshot.Shared.Configuration, seed),
            snapshot.Open().AllValid(),
            new(SlateKind.Action, "a3")
        );
    }

    private static IEnumerable<CounterfactualChange> Everything(WhyNotQuestion question)
    {
        CounterfactualChange Of(ChangeCode code, string? value = null) => new(code, question.Item.Kind, question.Item.Id, value);
        foreach (var code in Plain)
        {
            yield return Of(code);
        }

        foreach (var (code, value) in Named)
        {
            yield return Of(code, value);
        }

        foreach (var (code, most, range) in Amounts)
        {
            for (var amount = 1; amount <= most; amount++)
            {
                yield return Of(code) with
                {
                    Amount = amount,
                    Most = most,
                    Range = range,
                };
            }
        }
    }
}
