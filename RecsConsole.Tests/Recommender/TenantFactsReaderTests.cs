using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

public sealed class TenantFactsReaderTests
{
    [Fact]
    public async Task Change_with_a_lower_id_that_commits_late_is_seen()
    {
        await using var world = await DeskWorld.CreateAsync();
        await AddChangeAsync(world, id: 1000);
        var reader = world.Get<TenantFactsReader>();
        var before = await reader.ReadAsync(world.Here.Agent, CancellationToken.None);
        await using (var db = world.Open())
        {
            db.Actions.Single(row => row.Key == "ask").Title = "Ask for a log";
            await db.SaveChangesAsync();
        }

        await AddChangeAsync(world, id: 999);
        var after = await reader.ReadAsync(world.Here.Agent, CancellationToken.None);

        before.ActionTitles["ask"].ShouldBe("Do ask");
        after.ActionTitles["ask"].ShouldBe("Ask for a log");
    }

    [Theory]
    [InlineData(ChangeKind.Case)]
    [InlineData(ChangeKind.Job)]
    [InlineData(ChangeKind.Session)]
    [InlineData(ChangeKind.Study)]
    public async Task Facts_are_not_read_again_for_what_they_do_not_hold(ChangeKind kind)
    {
        await using var world = await DeskWorld.CreateAsync();
        var reader = world.Get<TenantFactsReader>();
        var before = await reader.ReadAsync(world.Here.Agent, CancellationToken.None);
        await world.ChangeAsync(kind, _ => { });

        var after = await reader.ReadAsync(world.Here.Agent, CancellationToken.None);

        after.ShouldBeSameAs(before);
    }

    [Theory]
    [InlineData(ChangeKind.Catalog)]
    [InlineData(ChangeKind.Document)]
    [InlineData(ChangeKind.Person)]
    [InlineData(ChangeKind.Configuration)]
    [InlineData(ChangeKind.Permission)]
    [InlineData(ChangeKind.Import)]
    [InlineData(ChangeKind.Model)]
    public async Task Facts_are_read_again_for_what_they_hold(ChangeKind kind)
    {
        await using var world = await DeskWorld.CreateAsync();
        var reader = world.Get<TenantFactsReader>();
        var before = await reader.ReadAsync(world.Here.Agent, CancellationToken.None);
        await world.ChangeAsync(kind, _ => { });

        var after = await reader.ReadAsync(world.Here.Agent, CancellationToken.None);

        after.ShouldNotBeSameAs(before);
    }

    [Fact]
    public async Task Person_in_a_time_zone_nobody_knows_costs_nobody_the_suggestions()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Person,
            db =>
            {
                db.Calendars.Single().HoursJson = """[{"day":3,"from":"08:00:00","to":"18:00:00"}]""";
                db.People.Single(row => row.Id == world.Here.Expert).TimeZone = "Mars/Olympus";
            }
        );

        var shown = await world.RecommendAsync();

        shown.Slate(SlateKind.Expert).Items.Single().Id.ShouldBe(world.Here.Expert.ToString("D"));
    }

    private static async Task AddChangeAsync(DeskWorld world, long id)
    {
        await using var db = world.Open();
        db.Changes.Add(
            new ChangeRow
            {
                Id = id,
                TenantId = world.Here.TenantId,
                At = world.Database.Clock.GetUtcNow(),
                Kind = "catalog",
                Key = "",
            }
        );
        await db.SaveChangesAsync();
    }
}
