using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Steps;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases;

public sealed class StepRoundsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);
    private readonly StepRounds _rounds = new();

    [Fact]
    public void Rows_without_a_step_come_a_few_at_a_time_and_each_once()
    {
        var lines = Enumerable.Range(0, StepRounds.AtOnce + 2).Select(_ => ALine(null)).ToList();

        _rounds.Next(lines, s_now).ShouldBe(lines.Take(StepRounds.AtOnce).Select(line => line.Id));
        _rounds.Next(lines, s_now).ShouldBe(lines.Skip(StepRounds.AtOnce).Select(line => line.Id));
        _rounds.Next(lines, s_now).ShouldBeEmpty(); // steps that failed to load are not requested again
    }

    [Fact]
    public void Step_of_this_morning_is_worked_out_again_and_a_fresh_one_is_not()
    {
        var (old, fresh) = (ALine(s_now.AddHours(-5)), ALine(s_now.AddHours(-1)));

        _rounds.Next([old, fresh], s_now).ShouldBe([old.Id]);
    }

    [Fact]
    public void Case_that_moved_after_it_had_a_step_gets_another()
    {
        var line = ALine(null);
        _rounds.Next([line], s_now);
        _rounds.Next([line with { Next = AStep(s_now) }], s_now).ShouldBeEmpty();

        _rounds.Next([line], s_now).ShouldBe([line.Id]);
    }

    [Fact]
    public void Nothing_is_asked_for_a_case_that_one_may_only_see() =>
        _rounds.Next([ALine(null) with { MayAsk = false }], s_now).ShouldBeEmpty();

    private static QueueStep AStep(DateTimeOffset at) => new(Guid.NewGuid(), at, "reload", "Reload metadata");

    private static QueueLine ALine(DateTimeOffset? at) =>
        new(Guid.NewGuid(), "A", "Title", "Acme", "Gold", "new", 2, null, null, at is { } made ? AStep(made) : null);
}
