using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.ServiceLevels;

/// <summary>
/// A level names the calendar that it counts by: here "Support EU", Monday to Friday from 9 to 5, while the type's calendar never closes.
/// </summary>
public sealed class NamedCalendarTests
{
    private const string Name = "support-eu";

    // Friday 15:00: two hours on Friday, and two on Monday
    private static readonly DateTimeOffset s_opened = new(2026, 3, 6, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_due = new(2026, 3, 9, 11, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static ServiceLevelContent Named => ServiceLevelDesk.Text with { CalendarKey = Name };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Deadline_is_counted_by_the_calendar_that_the_level_names_and_the_reason_names_it(DatabaseProvider provider)
    {
        await using var desk = await CreateAsync(provider);

        (await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text, applies: true)).Error.ShouldBeNull();
        var byType = (await desk.CaseAsync()).SlaDeadline;
        var before = await desk.ReasonAsync();
        var preview = (await desk.PreviewAsync(desk.Ada, Named)).Value!;
        (await desk.BringInForceAsync(ServiceLevelDesk.Key, Named, applies: true)).Error.ShouldBeNull();
        var byLevel = (await desk.CaseAsync()).SlaDeadline;
        var reason = await desk.ReasonAsync();
        (
            await desk.BringInForceAsync(ServiceLevelDesk.Key, Named with { CalendarKey = null, IsRoundTheClock = true }, applies: true)
        ).Error.ShouldBeNull();

        byType.ShouldBe(s_opened.AddHours(4));
        before.Calendar.ShouldBe("always");
        preview.Cases.ShouldContain(line => line.After == s_due);
        byLevel.ShouldBe(s_due);
        (reason.Calendar, reason.Hours, reason.Agrees).ShouldBe(("Support EU", "Mon–Fri 09:00–17:00 (UTC)", true));
        (await desk.CaseAsync()).SlaDeadline.ShouldBe(s_opened.AddHours(4));
        (await desk.ReasonAsync()).Calendar.ShouldBe("");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Lists_count_what_is_left_by_the_calendar_of_the_level(DatabaseProvider provider)
    {
        await using var desk = await CreateAsync(provider);
        await desk.BringInForceAsync(ServiceLevelDesk.Key, Named, applies: true);
        await using var db = desk.World.Open();
        var evening = new DateTimeOffset(2026, 3, 6, 20, 0, 0, TimeSpan.Zero); // 63 hours to go, of which two count

        var horizons = await SlaHorizons.ReadAsync(db, evening, Token);
        var soon = await horizons.DueWithin(db.Cases, TimeSpan.FromHours(3)).Select(row => row.Id).ToListAsync(Token);
        var sooner = await horizons.DueWithin(db.Cases, TimeSpan.FromHours(1)).Select(row => row.Id).ToListAsync(Token);
        var clock = (await CaseTypeCalendars.ReadAsync(db, Token)).Of(await desk.CaseAsync(), evening)!;

        soon.ShouldContain(desk.World.Here.CaseId);
        sooner.ShouldNotContain(desk.World.Here.CaseId);
        clock.Left(evening).ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Calendar_that_the_tenant_does_not_have_is_refused()
    {
        await using var desk = await CreateAsync();

        var unknown = await desk.SaveAsync(desk.Ada, ServiceLevelDesk.Key, Named with { CalendarKey = "nowhere" });
        var both = await desk.SaveAsync(desk.Ada, ServiceLevelDesk.Key, Named with { IsRoundTheClock = true });

        unknown.Error!.Message.ShouldContain("There is no calendar \"nowhere\"");
        both.Error!.Message.ShouldContain("either every hour or a calendar");
    }

    [Fact]
    public async Task Level_is_not_published_once_its_calendar_is_gone()
    {
        await using var desk = await CreateAsync();
        (await desk.SaveAsync(desk.Ada, ServiceLevelDesk.Key, Named)).Error.ShouldBeNull();
        await desk
            .World.Get<RecsConsole.Features.Catalog.Versions.VersionLife<RecsConsole.Database.ServiceLevelRow, ServiceLevelContent>>()
            .SubmitAsync(desk.Ada, await desk.NewestAsync(ServiceLevelDesk.Key), Token);
        await desk.World.ChangeAsync(ChangeKind.Configuration, db => db.Remove(db.Calendars.Single(row => row.Key == Name)));

        var published = await desk.PublishAsync(desk.Ben, ServiceLevelDesk.Key);

        published.Error.ShouldNotBeNull().Message.ShouldContain("There is no calendar \"support-eu\"");
    }

    [Fact]
    public void Form_keeps_the_calendar_and_every_hour_goes_before_it()
    {
        var form = ServiceLevelForm.For("tickets", Named);

        form.ToText().CalendarKey.ShouldBe(Name);
        form.IsRoundTheClock = true;
        (form.ToText().IsRoundTheClock, form.ToText().CalendarKey).ShouldBe((true, null));
        Named.Hash.ShouldNotBe(ServiceLevelDesk.Text.Hash);
    }

    [Fact]
    public async Task Fields_name_the_calendar_with_its_hours()
    {
        await using var desk = await CreateAsync();
        await desk.SaveAsync(desk.Ada, ServiceLevelDesk.Key, Named);

        var view = (await desk.ReadAsync(desk.Ada, ServiceLevelDesk.Key)).Value!;

        ServiceLevelLabels.Hours(view.Newest.Text, view.Choices).ShouldBe("Support EU: Mon–Fri 09:00–17:00 (UTC)");
        view.Choices.Calendars.Select(each => each.Title).ShouldBe(["always", "Support EU"]);
    }

    private static async Task<ServiceLevelDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = await ServiceLevelDesk.CreateAsync(provider);
        await desk.World.ChangeAsync(
            ChangeKind.Configuration,
            db =>
            {
                var row = CalendarPresets.New(db.TenantId, Name, "UTC");
                (CalendarPresets.Office(Name, "UTC") with { Name = "Support EU" }).Apply(row);
                db.Add(row);
            }
        );
        await desk.ChangeAsync(row => (row.OpenedAt, row.SlaDeadline) = (s_opened, null));
        return desk;
    }
}
