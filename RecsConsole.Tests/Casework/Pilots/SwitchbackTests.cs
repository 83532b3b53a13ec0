using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Pilots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support.Insights;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Pilots;

/// <summary>A pilot by time window compares windows, not people or decisions, and leaves out cases that span two windows.</summary>
public sealed class SwitchbackTests
{
    private const int Hours = 24;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Model_ranks_in_one_window_of_each_pair_in_random_order()
    {
        var switchback = new Switchback(SnapshotBuilder.Id(1), DateTimeOffset.UnixEpoch, Hours);

        var windows = Enumerable.Range(0, 400).Select(switchback.HasModel).ToList();

        windows.Chunk(2).ShouldAllBe(pair => pair[0] != pair[1]);
        windows.Where((_, number) => number % 2 == 0).Count(hasModel => hasModel).ShouldBeInRange(70, 130);
        switchback.WindowAt(DateTimeOffset.UnixEpoch.AddHours(47)).ShouldBe(1);
        switchback.WindowAt(DateTimeOffset.UnixEpoch.AddHours(48)).ShouldBe(2);
    }

    [Fact]
    public void Window_is_read_as_it_was_stored()
    {
        var window = new PilotWindow("trees-7", 12, HasModel: true);

        PilotWindow.FromStored(window.ToStored()).ShouldBe(window);
        PilotWindow.FromStored("trees-7/12/without").ShouldBe(window with { HasModel = false });
        PilotWindow.FromStored("trees-7/12").ShouldBeNull();
        PilotWindow.FromStored("trees-7/x/with").ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R128")]
    public async Task Effect_has_as_many_observations_as_windows()
    {
        await using var desk = await PilotDesk.OpenAsync(row => row.WindowHours = Hours);
        await desk.AddWindowsAsync(24, lateWith: 1, lateWithout: 5);

        var groups = await desk.ReadAsync();
        var sla = (await desk.EffectsAsync()).Single(each => each.Outcome is PilotOutcome.SlaMet);

        (groups.IsByWindow, groups.IsSkewed, groups.LeftOut).ShouldBe((true, false, 0));
        groups.With.Concat(groups.Without).Select(unit => unit.Window!.Value).Order().ShouldBe(Enumerable.Range(0, 24));
        (sla.With, sla.Without).ShouldBe((new PilotShare(108, 120, 12), new PilotShare(60, 120, 12)));
        var difference = sla.Difference.ShouldNotBeNull();
        difference.Value.ShouldBe(0.4, 1e-9);
        difference.Low.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Few_windows_have_no_interval_however_many_cases_they_have()
    {
        await using var desk = await PilotDesk.OpenAsync(row => row.WindowHours = Hours);
        await desk.AddWindowsAsync((2 * PilotEffects.MinUnits) - 2, lateWith: 1, lateWithout: 5);

        (await desk.EffectsAsync()).ShouldAllBe(each => each.Difference == null);
    }

    [Fact]
    [Trait("Req", "R128")]
    public async Task Case_opened_in_two_windows_counts_for_neither()
    {
        await using var desk = await PilotDesk.OpenAsync(row => row.WindowHours = Hours);
        await desk.AddWindowsAsync(4, lateWith: 0, lateWithout: 0);
        await using (var db = desk.Insights.Open())
        {
            var rows = desk.Insights.Rows(desk.Insights.Admin.TenantId);
            var person = await db.People.SingleAsync(row => row.Key == "worker", Token);
            var spanning = await db.Cases.SingleAsync(row => row.Key == "window-0-3", Token);
            var sameWindow = await db.Cases.SingleAsync(row => row.Key == "window-0-4", Token);
            var slate = new Slate(SlateKind.Action, ["a1"]);
            // without a record, as while models were stopped, the time decides: windows 1 and 0
            db.Add(rows.Decision(spanning, person, 58.9, "rules", slate).Row);
            db.Add(rows.Decision(sameWindow, person, 59.1, "rules", slate).Row);
            await db.SaveChangesAsync(Token);
        }

        var groups = await desk.ReadAsync();

        groups.LeftOut.ShouldBe(1);
        groups.With.Concat(groups.Without).Sum(unit => unit.Cases.Count).ShouldBe(39);
        groups.With.Concat(groups.Without).Single(unit => unit.Window == 0).Cases.Count.ShouldBe(9);
    }
}
