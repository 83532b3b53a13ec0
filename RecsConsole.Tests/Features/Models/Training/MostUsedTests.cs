using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Trials;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>The order by frequency alone, which every model must beat.</summary>
public sealed class MostUsedTests
{
    private static readonly ExampleRows s_rows = new(new AccessPolicy(), SlateKind.Action);

    [Fact]
    public void Use_for_the_issue_type_in_the_state_comes_before_use_in_the_state_and_for_the_case_type()
    {
        var counts = new MostUsed();
        Use(counts, "c", it => it);
        Use(counts, "b", it => it with { IssueType = "other" });
        Use(counts, "b", it => it with { IssueType = "other" });
        Use(counts, "a", it => it with { State = "other" });
        Use(counts, "a", it => it with { State = "other" });
        Use(counts, "a", it => it with { State = "other" });
        Use(counts, "d", it => it with { Type = "other" });

        Order(counts).ShouldBe(["c", "b", "a", "d"]);
    }

    [Fact]
    public void What_was_not_done_counts_nothing_and_the_id_decides()
    {
        var counts = new MostUsed();
        counts.Add(Example("d", Grade.NotDone, it => it));

        Order(counts).ShouldBe(["a", "b", "c", "d"]);
    }

    private static void Use(MostUsed counts, string action, Func<CaseFacts, CaseFacts> change) =>
        counts.Add(Example(action, Grade.Done, change));

    private static IEnumerable<string> Order(MostUsed counts)
    {
        var asked = s_rows.Of(Example("a", Grade.Done, it => it));
        return counts.Order(asked).Select(i => asked.Candidates[i].Id);
    }

    private static TrainingExample Example(string action, int grade, Func<CaseFacts, CaseFacts> change)
    {
        var snapshot = ASnapshot().WithAction("a", "one").WithAction("b", "two").WithAction("c", "three").WithAction("d", "four").Build();
        return new(
            new(ExampleKey.History, Id(9), 1, At, At),
            snapshot with
            {
                Case = change(snapshot.Case),
            },
            new Dictionary<string, int>(StringComparer.Ordinal) { [action] = grade },
            IsWhole: true
        );
    }
}
