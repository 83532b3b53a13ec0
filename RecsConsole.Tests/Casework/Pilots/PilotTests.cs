using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Pilots;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tests.Features.Insights;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Pilots;

/// <summary>
/// A pilot is a controlled experiment: people stay in their group, its effect has an interval, and groups that are not split as drawn raise
/// an alarm.
/// </summary>
public sealed class PilotTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R127")]
    public async Task People_stay_in_their_group_while_the_share_grows()
    {
        await using var desk = await PilotDesk.OpenAsync();
        await desk.AddPeopleAsync(6, isDrawn: true, cases: 1, late: 0);
        await desk.AddPeopleAsync(6, isDrawn: false, cases: 1, late: 0);
        var before = await desk.ReadAsync();
        await using (var db = desk.Insights.Open())
        {
            (await db.Models.SingleAsync(row => row.Id == desk.Pilot.Id, Token)).Percent = 80;
            await db.SaveChangesAsync(Token);
        }

        var after = await desk.ReadAsync();

        (before.With.Count, before.Without.Count, before.HasControl).ShouldBe((6, 6, true));
        before.With.Select(person => person.PersonId).ShouldBeSubsetOf(after.With.Select(person => person.PersonId));
        after.Units.ShouldBe(12);
    }

    [Fact]
    [Trait("Req", "R127")]
    public async Task Effect_is_the_difference_of_both_groups_with_its_interval()
    {
        await using var desk = await PilotDesk.OpenAsync();
        await desk.AddPeopleAsync(10, isDrawn: true, cases: 10, late: 1);
        await desk.AddPeopleAsync(10, isDrawn: false, cases: 10, late: 5);

        var sla = (await desk.EffectsAsync()).Single(each => each.Outcome is PilotOutcome.SlaMet);

        (sla.With, sla.Without).ShouldBe((new PilotShare(90, 100, 10), new PilotShare(50, 100, 10)));
        var difference = sla.Difference.ShouldNotBeNull();
        difference.Value.ShouldBe(0.4, 1e-9);
        difference.Low.ShouldBeGreaterThan(0);
        difference.High.ShouldBeLessThan(1);
    }

    [Fact]
    public async Task Few_people_have_no_interval_however_many_cases_they_have()
    {
        await using var desk = await PilotDesk.OpenAsync();
        await desk.AddPeopleAsync(PilotEffects.MinUnits - 1, isDrawn: true, cases: 20, late: 0);
        await desk.AddPeopleAsync(10, isDrawn: false, cases: 20, late: 10);

        (await desk.EffectsAsync()).ShouldAllBe(each => each.Difference == null);
    }

    [Fact]
    [Trait("Req", "R127")]
    public async Task Skewed_split_raises_an_alarm_and_an_even_one_does_not()
    {
        await using var even = await PilotDesk.OpenAsync();
        await even.AddPeopleAsync(8, isDrawn: true, cases: 1, late: 0);
        await even.AddPeopleAsync(6, isDrawn: false, cases: 1, late: 0);
        await using var skewed = await PilotDesk.OpenAsync();
        await skewed.AddPeopleAsync(14, isDrawn: true, cases: 1, late: 0);

        (await even.ReadAsync()).IsSkewed.ShouldBeFalse();
        (await skewed.ReadAsync()).IsSkewed.ShouldBeTrue();
        await even.Insights.WatchAsync();
        await skewed.Insights.WatchAsync();
        (await AlarmsAsync(even)).ShouldBeEmpty();
        (await AlarmsAsync(skewed)).ShouldHaveSingleItem().ShouldContain("trees-7");
    }

    [Fact]
    [Trait("Req", "R130")]
    public async Task Insights_say_what_a_pilot_changes_and_that_accepting_is_a_weak_sign()
    {
        await using var desk = await PilotDesk.OpenAsync();
        await desk.AddPeopleAsync(10, isDrawn: true, cases: 10, late: 1);
        await desk.AddPeopleAsync(10, isDrawn: false, cases: 10, late: 5);

        var tile = await desk.Insights.ReadAsync(InsightKind.Pilots);

        tile.Rates().ShouldBe([("SLA met, people with trees-7", 90, 100), ("SLA met, people without trees-7", 50, 100)]);
        tile.Figures[2].Text.ShouldNotBeNull().ShouldStartWith("+40 points");
        (await desk.Insights.ReadAsync(InsightKind.Acceptance)).Notes.ShouldContain(note =>
            note.StartsWith("Acceptance is a weak signal", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Case_belongs_to_whoever_opened_it_first_and_what_was_late_by_then_does_not_count()
    {
        await using var desk = await PilotDesk.OpenAsync();
        await desk.AddPeopleAsync(1, isDrawn: true, cases: 2, late: 0);
        await desk.AddPeopleAsync(1, isDrawn: false, cases: 1, late: 0);
        await using (var db = desk.Insights.Open())
        {
            var rows = desk.Insights.Rows(desk.Insights.Admin.TenantId);
            var later = await db.People.SingleAsync(row => row.Key == "without-0", Token);
            var cases = await db.Cases.Where(row => row.Key.StartsWith("with-0")).OrderBy(row => row.Key).ToListAsync(Token);
            db.Add(rows.Decision(cases[0], later, 48, "rules", new Slate(SlateKind.Action, ["a1"])).Row);
            cases[1].SlaDeadline = rows.DaysAgo(49.5);
            await db.SaveChangesAsync(Token);
        }

        var sla = (await desk.EffectsAsync()).Single(each => each.Outcome is PilotOutcome.SlaMet);

        (await desk.ReadAsync()).Without.ShouldHaveSingleItem().Cases.Count.ShouldBe(1);
        (sla.With.Cases, sla.Without.Cases).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Pilot_for_everybody_has_nobody_to_compare_with_and_a_shadow_is_no_pilot()
    {
        await using var desk = await PilotDesk.OpenAsync(row => row.Percent = 100);
        await desk.AddPeopleAsync(6, isDrawn: true, cases: 1, late: 0);
        var groups = await desk.ReadAsync();

        (groups.HasControl, groups.IsSkewed).ShouldBe((false, false));
        await using var db = desk.Insights.Open();
        var shadow = await db.Models.AsNoTracking().SingleAsync(row => row.Id == desk.Pilot.Id, Token);
        shadow.Status = ModelStatus.Shadow;
        (await PilotGroups.ReadAsync(db, shadow, Token)).ShouldBeNull();
    }

    private static async Task<IReadOnlyList<string>> AlarmsAsync(PilotDesk desk) =>
        [
            .. (await desk.Insights.AlarmsAsync())
                .Select(alarm => $"{alarm.Words} {alarm.Detail}")
                .Where(text => text.Contains("pilot", StringComparison.OrdinalIgnoreCase)),
        ];
}
