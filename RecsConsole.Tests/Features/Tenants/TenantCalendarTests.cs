using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>An admin adds, renames and removes calendars; a second person puts each into force.</summary>
public sealed class TenantCalendarTests
{
    private static readonly CalendarSetting s_support = CalendarPresets.Office("support-eu", "Europe/Berlin") with { Name = "Support EU" };

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Calendar_is_added_renamed_and_removed_once_a_second_person_agrees(DatabaseProvider provider)
    {
        await using var desk = await CreateAsync(provider);
        var (ada, ben) = (await desk.AddPersonAsync("ada", ConsoleRole.Admin), await desk.AddPersonAsync("ben", ConsoleRole.Admin));

        var alone = await desk.Get<SaveTenantSettings>().RunAsync(ada, new(1, With(await InForceAsync(desk, ada), s_support), "EU"), Token);
        await SendAsync(desk, ada, With(await InForceAsync(desk, ada), s_support));
        (await CalendarsAsync(desk)).Keys.ShouldBe(["always"], ignoreOrder: false, "until somebody else agrees, nothing is added");
        (await desk.Database.PublishRulesAsync(ben)).Error.ShouldBeNull();
        var added = (await CalendarsAsync(desk))["support-eu"];
        await SendAsync(desk, ada, With(await InForceAsync(desk, ada), s_support with { Name = "Support Europe" }));
        (await desk.Database.PublishRulesAsync(ben)).Error.ShouldBeNull();
        var renamed = (await CalendarsAsync(desk))["support-eu"];
        await SendAsync(desk, ada, Without(await InForceAsync(desk, ada), "support-eu"));
        (await desk.Database.PublishRulesAsync(ben)).Error.ShouldBeNull();

        alone.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (added.Name, added.TimeZone).ShouldBe(("Support EU", "Europe/Berlin"));
        added.HoursJson.ShouldContain("09:00");
        renamed.Name.ShouldBe("Support Europe");
        (await CalendarsAsync(desk)).Keys.ShouldBe(["always"]);
        var versions = (await desk.Get<ReadTenantSettings>().RunAsync(ada, Token)).Value!.Versions;
        versions[0].Settings.RemovedCalendars.ShouldBeNull("the version in force is the base of the next, which removes nothing");
        versions[0].Differences.ShouldContain(each => each.After == "calendar removed");
        versions[1].Differences.ShouldContain(each => each.After == "Support Europe");
        await using var db = desk.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "save.settings" && row.Outcome == "done", Token)).ShouldBe(3);
    }

    [Fact]
    public async Task Calendar_that_something_counts_by_is_not_removed_and_its_users_are_named()
    {
        await using var desk = await CreateAsync();
        var admin = await desk.AddPersonAsync("ada", ConsoleRole.Admin);
        await desk.ChangeAsync(ChangeKind.Catalog, db => db.AddRange(Calendar(db), Level(db, VersionStatus.Draft)));
        var seen = (await desk.Get<ReadTenantSettings>().RunAsync(admin, Token)).Value!;

        var ofType = await SaveAsync(desk, admin, Without(seen.Current, "always"));
        var ofLevel = await SaveAsync(desk, admin, Without(seen.Current, "support-eu"));

        seen.CalendarUses["always"].ShouldBe(["Ticket"]);
        (ofType.Error!.Kind, ofLevel.Error!.Kind).ShouldBe((ErrorKind.Invalid, ErrorKind.Invalid));
        ofType.Error.Message.ShouldContain("Calendar always cannot be removed");
        ofType.Error.Message.ShouldContain("Ticket");
        ofLevel.Error.Message.ShouldContain("Slow tickets");
        (await CalendarsAsync(desk)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Calendar_of_a_retired_level_stays_while_a_case_has_its_deadline_from_it()
    {
        await using var desk = await CreateAsync();
        var admin = await desk.AddPersonAsync("ada", ConsoleRole.Admin);
        await desk.ChangeAsync(ChangeKind.Catalog, db => db.AddRange(Calendar(db), Level(db, VersionStatus.Retired)));
        await PromiseAsync(desk, "slow");

        var refused = await SaveAsync(desk, admin, Without(await InForceAsync(desk, admin), "support-eu"));
        await PromiseAsync(desk, level: null);
        var removed = await SaveAsync(desk, admin, Without(await InForceAsync(desk, admin), "support-eu"));

        refused.Error!.Message.ShouldContain("Slow tickets");
        removed.Error.ShouldBeNull();
        (await CalendarsAsync(desk)).Keys.ShouldBe(["always"]);
    }

    [Fact]
    public async Task Calendar_that_came_into_use_while_its_removal_waited_stays()
    {
        await using var desk = await CreateAsync();
        var (ada, ben) = (await desk.AddPersonAsync("ada", ConsoleRole.Admin), await desk.AddPersonAsync("ben", ConsoleRole.Admin));
        await desk.ChangeAsync(ChangeKind.Catalog, db => db.Add(Calendar(db)));
        await SendAsync(desk, ada, Without(await InForceAsync(desk, ada), "support-eu"));
        await desk.ChangeAsync(ChangeKind.Catalog, db => db.CaseTypes.Single().CalendarKey = "support-eu");

        var published = await desk.Database.PublishRulesAsync(ben);

        published.Error!.Message.ShouldContain("Ticket");
        (await CalendarsAsync(desk)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Calendar_that_a_change_does_not_name_stays_and_agents_add_none()
    {
        await using var desk = await CreateAsync();
        var admin = await desk.AddPersonAsync("ada", ConsoleRole.Admin);
        var agent = await desk.AddPersonAsync("ann", ConsoleRole.Agent);
        var others = TenantConfiguration.Default with { Calendars = [s_support] };

        var denied = await desk.Get<ProposeSettings>().RunAsync(agent, new(1, others, "EU"), Token);
        var saved = await SaveAsync(desk, admin, others);

        denied.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        saved.Error.ShouldBeNull();
        (await CalendarsAsync(desk)).Keys.ShouldBe(["always", "support-eu"]);
        await using var db = desk.Open();
        (await db.AuditEntries.SingleAsync(row => row.Operation == "submit.settings", Token)).Outcome.ShouldBe("denied");
    }

    private static Task<DeskWorld> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        DeskWorld.CreateAsync(provider, services => services.AddTenants());

    private static TenantConfiguration With(TenantConfiguration settings, CalendarSetting calendar) =>
        settings with
        {
            Calendars = [.. settings.Calendars!.Where(each => each.Key != calendar.Key), calendar],
        };

    private static TenantConfiguration Without(TenantConfiguration settings, string key) =>
        settings with
        {
            Calendars = [.. settings.Calendars!.Where(each => each.Key != key)],
            RemovedCalendars = [key],
        };

    private static CalendarRow Calendar(ConsoleDbContext db)
    {
        var row = CalendarPresets.New(db.TenantId, "support-eu", "UTC");
        s_support.Apply(row);
        return row;
    }

    private static ServiceLevelRow Level(ConsoleDbContext db, VersionStatus status) =>
        new()
        {
            TenantId = db.TenantId,
            Key = "slow",
            Version = 1,
            Title = "Slow tickets",
            Status = status,
            TargetMinutes = 240,
            CalendarKey = "support-eu",
        };

    private static async Task PromiseAsync(DeskWorld desk, string? level) =>
        await desk.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.Single(each => each.Id == desk.Here.CaseId);
                (row.SlaLevelKey, row.SlaLevelVersion) = (level, level is null ? null : 1);
            }
        );

    private static async Task<TenantConfiguration> InForceAsync(DeskWorld desk, Actor admin) =>
        (await desk.Get<ReadTenantSettings>().RunAsync(admin, Token)).Value!.Current;

    private static Task<Result<int>> SaveAsync(DeskWorld desk, Actor admin, TenantConfiguration settings) =>
        desk.Get<SaveTenantSettings>().RunAsync(admin, new(1, settings, "Other hours"), Token);

    private static async Task SendAsync(DeskWorld desk, Actor ada, TenantConfiguration settings) =>
        (await desk.Get<ProposeSettings>().RunAsync(ada, new(settings.Version, settings, "Other hours"), Token)).Error.ShouldBeNull();

    private static async Task<SortedDictionary<string, CalendarRow>> CalendarsAsync(DeskWorld desk)
    {
        await using var db = desk.Open();
        return new(
            await db.Calendars.AsNoTracking().ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, Token),
            StringComparer.Ordinal
        );
    }
}
