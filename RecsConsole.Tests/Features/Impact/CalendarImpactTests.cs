using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Impact;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Impact;

/// <summary>Another calendar of a case type moves deadlines, so it is tried on the decisions about cases of the type.</summary>
public sealed class CalendarImpactTests
{
    private const string Short = "short-days";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // in the second, as much time is left and elapsed as around the clock, but the deadline is another
    [Theory]
    [InlineData("00:00", "01:00")]
    [InlineData("06:00", "11:00")]
    public async Task Deadlines_of_another_calendar_come_as_predicted(string from, string to)
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddTenants().AddCaseTypes().AddImpact());
        var ada = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        var ben = await world.AddPersonAsync("ben", ConsoleRole.Admin);
        var shortened = CalendarPresets.New(world.Here.TenantId, Short, "UTC");
        new CalendarSetting(Short, "UTC", [.. Enumerable.Range(0, 7).Select(day => new HoursSetting(day, from, to))], []).Apply(shortened);
        await world.ChangeAsync(ChangeKind.Configuration, db => db.Calendars.Add(shortened));
        await world.PromiseAsync();
        var before = await world.RecommendAsync();
        await SendAsync(world, ada, Short);

        var change = await world.Database.ReadRulesAsync(ben);
        var tried = await world.Get<PreviewImpact>().RunAsync(ben, change.Impact.ShouldNotBeNull(), _ => { }, Token);
        (await world.Database.PublishRulesAsync(ben)).Error.ShouldBeNull();
        var after = await world.RecommendAsync(before.DecisionId);

        tried.Error.ShouldBeNull();
        tried.Value!.Report.OtherDeadlines.ShouldBe(1);
        var slate = tried.Value.Report.Decisions.ShouldHaveSingleItem().Slates.Single(each => each.Kind == SlateKind.Action);
        slate.After.ShouldBe(after.Slate(SlateKind.Action).Items.Select(item => item.Id));
    }

    private static async Task SendAsync(DeskWorld world, Actor actor, string calendar)
    {
        await using var db = world.Open();
        var row = await db.CaseTypes.SingleAsync(each => each.Key == "ticket", Token);
        using var scope = world.Database.Services.CreateScope();
        var saved = await scope
            .ServiceProvider.GetRequiredService<SaveCaseType>()
            .RunAsync(
                actor,
                new("ticket", row.Name, row.WorkflowKey, row.Revision) { Calendar = calendar, Why = "We are there for some hours only." },
                Token
            );
        saved.Error.ShouldBeNull();
    }
}
