using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.People;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.People;

public sealed class SavePersonTests
{
    private static readonly string[] s_filled =
    [
        "Bo Berg",
        "bo@acme.example",
        "agent, supervisor",
        "Access",
        "EU",
        "Confidential",
        "Yes",
        "Yes",
        "sso 4",
        "pt, en",
        "12",
        "Europe/Lisbon",
        "1 Jul 2026 01:00 to 8 Jul 2026 01:00",
        "Account globex",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R136")]
    public async Task Everything_of_a_profile_is_kept(DatabaseProvider provider)
    {
        await using var world = await PeopleWorld.CreateAsync(provider);
        await AddAccountAsync(world, "globex");

        var saved = await world.SaveAsync(world.Admin, "bo", Fill);

        saved.Error.ShouldBeNull();
        var read = (await world.ReadAsync("bo")).Profile;
        PersonLabels.Of(read).Select(each => each.Words).ShouldBe(s_filled);
        await using var after = world.Open();
        (await after.Teams.Select(row => row.Key).ToListAsync(Token)).ShouldBe(["Access"]);
        (await after.Changes.OrderByDescending(row => row.Id).FirstAsync(Token)).Kind.ShouldBe("permission");
        var entry = await after.AuditEntries.SingleAsync(row => row.Operation == "save.person", Token);
        entry.DetailsJson.ShouldContain("beforeRevision");
        entry.DetailsJson.ShouldNotContain("Bo Berg");
    }

    [Fact]
    [Trait("Req", "R155")]
    public async Task Trail_keeps_the_rights_before_and_after_and_nothing_that_describes_the_person()
    {
        await using var world = await PeopleWorld.CreateAsync();

        await world.SaveAsync(
            world.Admin,
            "bo",
            profile =>
                profile with
                {
                    Name = "Bo Berg",
                    Roles = ["agent", "supervisor"],
                    Clearance = 3,
                    Skills = new Dictionary<string, int>(StringComparer.Ordinal) { ["karate"] = 5 },
                }
        );

        await using var db = world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "save.person", Token);
        var changed = AuditChange.Of(AuditReferences.Details(entry.DetailsJson));
        changed.ShouldContain(new ChangedField("roles", "agent", "agent, supervisor"));
        changed.ShouldContain(each => each.Field == "clearance" && each.After == "3");
        changed.Select(each => each.Field).ShouldBe(["clearance", "roles"]);
        entry.DetailsJson.ShouldNotContain("Berg");
        entry.DetailsJson.ShouldNotContain("karate");
    }

    [Fact]
    public async Task Taking_away_takes_away()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var skills = new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 2 };
        var absence = new PersonAbsence(Guid.NewGuid(), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        await world.SaveAsync(world.Admin, "bo", profile => profile with { Skills = skills, Absences = [absence] });

        await world.SaveAsync(
            world.Admin,
            "bo",
            profile =>
                profile with
                {
                    Skills = new Dictionary<string, int>(StringComparer.Ordinal) { ["b"] = 5 },
                    Absences = [],
                }
        );

        var read = (await world.ReadAsync("bo")).Profile;
        read.Skills.ShouldBe([KeyValuePair.Create("b", 5)]);
        read.Absences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Second_of_two_who_edit_at_once_is_told_and_nothing_is_lost()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var seen = await world.ReadAsync("bo");
        await world.SaveAsync(world.Admin, "bo", profile => profile with { Capacity = 3 });

        var second = await world
            .Get<SavePerson>()
            .RunAsync(world.Admin, new(seen.Id, seen.Revision, seen.Profile with { Capacity = 5 }), Token);

        second.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await world.ReadAsync("bo")).Profile.Capacity.ShouldBe(3);
    }

    [Theory]
    [InlineData("Mars/Olympus", "en", "agent", "time zone")]
    [InlineData("UTC", "English!", "agent", "language")]
    [InlineData("UTC", "en", "boss", "role")]
    public async Task What_makes_no_sense_is_refused_in_words(string zone, string language, string role, string named)
    {
        await using var world = await PeopleWorld.CreateAsync();

        var result = await world.SaveAsync(
            world.Admin,
            "bo",
            profile => profile with { TimeZone = zone, Languages = [language], Roles = [role] }
        );

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain(named);
    }

    [Fact]
    public async Task Conflict_with_an_account_that_is_not_there_is_refused()
    {
        await using var world = await PeopleWorld.CreateAsync();

        var result = await world.SaveAsync(world.Admin, "bo", profile => profile with { Conflicts = [new("account", "nobody")] });

        result.Error!.Message.ShouldContain("nobody");
    }

    [Fact]
    public async Task New_person_comes_in_and_keys_are_unique()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var profile = new PersonProfile { Key = "cy", Name = "Cy" };

        var first = await AddAsync(world, profile);
        var second = await AddAsync(world, profile);

        first.IsOk.ShouldBeTrue();
        second.Error!.Message.ShouldContain("\"cy\"");
    }

    private static Task<Result<SavedPerson>> AddAsync(PeopleWorld world, PersonProfile profile) =>
        world.Get<SavePerson>().RunAsync(world.Admin, new(null, 0, profile), Token);

    private static PersonProfile Fill(PersonProfile profile) =>
        profile with
        {
            Name = "Bo Berg",
            Email = "bo@acme.example",
            Roles = ["supervisor", "agent"],
            Teams = ["Access"],
            Skills = new Dictionary<string, int>(StringComparer.Ordinal) { ["sso"] = 4 },
            Capacity = 12,
            TimeZone = "Europe/Lisbon",
            Languages = ["pt", "en"],
            Regions = ["EU"],
            Clearance = 2,
            IsExpert = true,
            Absences = [new(Guid.NewGuid(), new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 7, 8, 0, 0, 0, TimeSpan.Zero))],
            Conflicts = [new("account", "globex")],
        };

    private static async Task AddAccountAsync(PeopleWorld world, string key)
    {
        await using var db = world.Open();
        db.Accounts.Add(
            new()
            {
                TenantId = world.TenantId,
                Key = key,
                Name = key,
            }
        );
        await db.SaveChangesAsync(Token);
    }
}
