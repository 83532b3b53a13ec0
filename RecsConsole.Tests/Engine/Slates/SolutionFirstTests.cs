using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>Where a solution is due, the action that most probably solves the case comes first, by a recorded move.</summary>
public sealed class SolutionFirstTests
{
    [Fact]
    public void What_surely_solves_such_cases_comes_before_what_people_usually_do_next()
    {
        var slate = Open(solution: 500_000, next: 100_000);

        slate.Ids()[0].ShouldBe("fix");
        slate.Moves.ShouldContain(move => move.Rule == StandardSlatePolicy.SolutionRule && move.Id == "fix" && move.To == 1);
    }

    [Fact]
    public void An_unsure_solution_moves_nothing() => Open(solution: 300_000, next: 100_000).Ids()[0].ShouldBe("look");

    [Fact]
    public void Where_nobody_takes_such_a_step_none_is_due() => Open(solution: 900_000, next: 1_000).Ids()[0].ShouldBe("look");

    [Theory]
    [InlineData(true, "fix")]
    [InlineData(false, "close")]
    public void While_the_problem_is_known_to_be_there_closing_is_not_what_a_solution_is_compared_with(bool isSetBack, string first)
    {
        var builder = ASnapshot()
            .WithAction("tried")
            .WithAction("look", "investigate")
            .WithAction("fix")
            .WithAction("close", "close")
            .WithHistory(history =>
                history with
                {
                    NextSteps = [new([], 2_000, 3, [new("close", 1_700), new("look", 290), new("fix", 10)])],
                    Forecast = new("model", [new("close", 850_000), new("look", 145_000), new("fix", 5_000)]),
                    Solutions = new([new("fix", 500_000)]),
                }
            );

        (isSetBack ? builder.WithFailed("tried") : builder).Open().Slate(SlateKind.Action).Ids()[0].ShouldBe(first);
    }

    [Fact]
    public void What_was_done_here_is_not_offered_as_the_solution() =>
        Open(solution: 900_000, next: 100_000, builder => builder.WithStep("fix")).Ids()[0].ShouldBe("look");

    [Fact]
    public void What_ends_the_cases_of_a_log_is_no_cure() =>
        Open(solution: 900_000, next: 100_000, kind: "activity").Ids()[0].ShouldBe("look");

    private static RecsConsole.Engine.Results.Recommendation Open(
        long solution,
        long next,
        Func<SnapshotBuilder, SnapshotBuilder>? change = null,
        string kind = "fix"
    )
    {
        var builder = ASnapshot()
            .WithAction("look", "investigate")
            .WithAction("fix", kind)
            .WithHistory(history =>
                history with
                {
                    NextSteps = [new([], 2_000, 2, [new("look", 1_600), new("fix", 400)])],
                    Forecast = new("model", [new("look", 800_000), new("fix", next)]),
                    Solutions = new([new("fix", solution)]),
                }
            );
        return (change?.Invoke(builder) ?? builder).Open().Slate(SlateKind.Action);
    }
}
