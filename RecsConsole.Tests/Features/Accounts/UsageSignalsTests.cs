using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Features.Accounts.Usage;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Accounts;

/// <summary>Which figures of usage ask for attention, and what an outdated one still counts.</summary>
public sealed class UsageSignalsTests
{
    [Theory]
    [InlineData(100, 70, true)]
    [InlineData(100, 71, false)]
    [InlineData(0, 0, false)]
    [InlineData(-5, -9, false)]
    public void Figure_has_fallen_from_three_tenths_on(int before, int now, bool hasFallen) =>
        Figure("users", before, now).HasFallen.ShouldBe(hasFallen);

    [Fact]
    public void Figure_that_was_never_reported_before_has_not_fallen() =>
        (Figure("users", 1, 0) with { Before = null }).HasFallen.ShouldBeFalse();

    [Fact]
    public void Fallen_figures_are_one_signal_with_its_words()
    {
        var one = UsageSignals.AddTo([], [Figure("users", 120, 60), Figure("seats", 5, 5)]).ShouldHaveSingleItem();
        var two = UsageSignals.AddTo([], [Figure("users", 120, 60), Figure("seats", 5, 1)]).ShouldHaveSingleItem();

        AccountLabels.Title(one, ARow.Now, null).ShouldBe("users fell from 120 to 60");
        AccountLabels.Title(two, ARow.Now, null).ShouldBe("2 figures of usage fell");
        AccountLabels.Detail(two, ARow.Now, null).ShouldBe("users fell from 120 to 60; seats fell from 5 to 1");
        UsageSignals.AddTo([], [Figure("seats", 5, 5)]).ShouldBeEmpty();
    }

    [Fact]
    public void Outdated_signal_comes_last()
    {
        AccountSignal contract = new(AccountSignalKind.ContractEnds, []) { IsStale = true };
        AccountSignal urgent = new(AccountSignalKind.Urgent, [Guid.NewGuid()]);

        UsageSignals
            .AddTo([urgent, contract], [Figure("users", 9, 1) with { IsStale = true }])
            .Select(signal => signal.Kind)
            .ShouldBe([AccountSignalKind.Urgent, AccountSignalKind.ContractEnds, AccountSignalKind.UsageFell]);
        UsageSignals.AddTo([urgent, contract], [Figure("users", 9, 1)])[^1].ShouldBe(contract);
    }

    private static UsageFigure Figure(string name, decimal before, decimal now) =>
        new(name, "telemetry", now, ARow.Now.AddDays(-1)) { Before = before };
}
