using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Renewal;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Platform.Personal.RenewalWorld;

namespace RecsConsole.Tests.Platform.Personal;

/// <summary>New keys for subjects: everything is encrypted with them, nothing is lost on the way, and the replaced ones end.</summary>
public sealed class KeyRenewalTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Everything_is_encrypted_anew_and_the_replaced_keys_end_a_quarter_of_an_hour_later(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(provider);
        var decision = await world.RecommendAsync();
        await AddRowsAsync(world);
        var (before, keys) = (await TextsAsync(world), await KeysAsync(world));
        var columns = await ColumnsAsync(world, keys);
        string[] known = ["Cases.Title", "People.DisplayName", "Decisions.Snapshot", "Decisions.KeyId", "Attachments.Content"];
        known.ShouldBeSubsetOf(columns);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));

        var first = await RenewAsync(world);
        (await ColumnsAsync(world, keys)).ShouldBeEmpty();
        var second = await RenewAsync(world);
        var kept = await KeysAsync(world);
        world.Database.Clock.Advance(KeyRenewal.Settling);
        var third = await RenewAsync(world);

        first.Keys.ShouldBe(keys.Count);
        first.Values.ShouldBeGreaterThan(keys.Count);
        (first.Destroyed, first.Waiting, first.Stuck).ShouldBe((0, keys.Count, 0));
        second.ShouldBe(first with { Keys = 0, Values = 0 }); // it ends what the first began, and renews nothing again
        keys.ShouldBeSubsetOf(kept);
        (third.Keys, third.Destroyed, third.Waiting).ShouldBe((0, keys.Count, 0));
        (await KeysAsync(world)).Intersect(keys).ShouldBeEmpty();
        (await KeysAsync(world)).Count.ShouldBe(keys.Count);
        (await TextsAsync(world)).ShouldBe(before);
        (await ColumnsAsync(world, await KeysAsync(world))).ShouldBe(columns, ignoreOrder: true);
        await ShouldBeWholeAsync(world, decision.DecisionId!.Value);
    }

    [Theory]
    [InlineData("100 keys were replaced")]
    [InlineData("Accounts: ")]
    [InlineData("Cases: ")]
    public async Task Run_that_is_ended_in_the_middle_loses_nothing_and_the_next_one_ends_it(string at)
    {
        await using var world = await WorldAsync();
        await AddCustomersAsync(world, 250);
        var (before, keys) = (await TextsAsync(world), await KeysAsync(world));
        world.Database.Clock.Advance(TimeSpan.FromDays(1));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var ending = new RenewalProgress(line =>
        {
            if (line.StartsWith(at, StringComparison.Ordinal))
            {
                end.Cancel();
            }
        });

        await Should.ThrowAsync<OperationCanceledException>(() => RenewAsync(world, progress: ending, cancellationToken: end.Token));
        (await TextsAsync(world)).ShouldBe(before);
        world.Database.Clock.Advance(TimeSpan.FromHours(1));
        for (var runs = 0; runs < 2 && (await RenewAsync(world)).Waiting > 0; runs++)
        {
            world.Database.Clock.Advance(KeyRenewal.Settling);
        }

        (await TextsAsync(world)).ShouldBe(before);
        (await ColumnsAsync(world, keys)).ShouldBeEmpty();
        (await KeysAsync(world)).Count.ShouldBe(keys.Count);
        (await KeysAsync(world)).Intersect(keys).ShouldBeEmpty();
        await using var db = world.Open();
        var counts = await db
            .AuditEntries.Where(entry => entry.Operation == "renew.keys")
            .Select(entry => entry.DetailsJson)
            .ToListAsync(Cancelled);
        counts
            .Sum(details => int.Parse(AuditDetail(details, "count"), System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(keys.Count);
    }

    [Fact]
    public async Task Node_that_still_writes_with_the_replaced_key_loses_nothing()
    {
        await using var world = await WorldAsync();
        using var node = ActivatorUtilities.CreateInstance<SubjectKeys>(world.Database.Services);
        var subject = SubjectName.Person(world.Here.Agent.PersonId);
        var old = await node.EnsureAsync(world.Get<TenantDb>(), world.Here.Agent, subject, Cancelled);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));
        await RenewAsync(world);

        await SearchAsync(world, node, "before it heard");
        var soon = await RenewAsync(world);
        await SearchAsync(world, node, "much later");
        world.Database.Clock.Advance(KeyRenewal.Settling);
        var late = await RenewAsync(world);

        (soon.Values, soon.Destroyed).ShouldBe((1, 0));
        (late.Values, late.Waiting, late.Stuck).ShouldBe((1, 0, 0));
        (await ColumnsAsync(world, [old.Id])).ShouldBeEmpty();
        await using var db = world.Open();
        (await db.SearchLog.Select(row => row.Query).ToListAsync(Cancelled)).ShouldBe(["before it heard", "much later"], ignoreOrder: true);
    }

    [Fact]
    public async Task Other_nodes_hear_of_a_new_key_and_take_no_older_one_for_it()
    {
        await using var world = await WorldAsync();
        using var node = ActivatorUtilities.CreateInstance<SubjectKeys>(world.Database.Services);
        using var follower = ActivatorUtilities.CreateInstance<ErasureFollower>(world.Database.Services, node);
        await follower.StartAsync(Cancelled);
        await world.Get<ChangePoller>().PollOnceAsync(Cancelled);
        var subject = SubjectName.Account("acme");
        var old = await node.EnsureAsync(world.Get<TenantDb>(), world.Here.Agent, subject, Cancelled);
        await using var db = world.Open();
        var stale = await db.SubjectKeys.AsNoTracking().SingleAsync(row => row.Id == old.Id, Cancelled);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));

        await RenewAsync(world, subject);
        await world.Get<ChangePoller>().PollOnceAsync(Cancelled);
        for (var waits = 0; waits < 500 && node.Known(world.Here.TenantId, subject)!.Id == old.Id; waits++)
        {
            await Task.Delay(10, Cancelled);
        }

        node.Unwrap(stale, isCommitted: true); // read before, and late
        var present = await db.SubjectKeys.SingleAsync(row => row.SubjectKind == subject.Kind && row.SubjectKey == subject.Key, Cancelled);
        present.Id.ShouldNotBe(old.Id);
        node.Known(world.Here.TenantId, subject)!.Id.ShouldBe(present.Id);
        await follower.StopAsync(Cancelled);
    }

    [Fact]
    public async Task Only_the_customer_that_was_asked_for_gets_a_new_key()
    {
        await using var world = await WorldAsync();
        var keys = await KeysAsync(world);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));

        var done = await RenewAsync(world, SubjectName.Account("acme"));

        done.Keys.ShouldBe(1);
        (await KeysAsync(world)).Except(keys).Count().ShouldBe(1);
        (await ColumnsAsync(world, [.. keys])).ShouldContain("People.DisplayName");
    }

    [Fact]
    public async Task Erasing_a_customer_destroys_the_replaced_key_too()
    {
        await using var world = await WorldAsync();
        var admin = await world.AddMemberAsync("admin", ConsoleRole.Admin);
        var stored = await StoredNameAsync(world);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));
        await RenewAsync(world, SubjectName.Account("acme"));
        PersonalCipher.Open(stored, "AccountRow.Name", ErasedText.Word).ShouldNotBe(ErasedText.Word); // as in a backup
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.ToList().ForEach(row => row.IsOpen = false));

        var erased = await world
            .Get<EraseSubject>()
            .RunAsync(admin, new(SubjectName.Account("acme"), "They asked for it in writing."), Cancelled);

        erased.Error.ShouldBeNull();
        PersonalCipher.Open(stored, "AccountRow.Name", ErasedText.Word).ShouldBe(ErasedText.Word);
        world.Database.Clock.Advance(KeyRenewal.Settling);
        (await RenewAsync(world, SubjectName.Account("acme"))).ShouldBe(new RenewedKeys(0, 0, 0, 0, 0));
        await using var after = world.Open();
        (await after.SubjectKeys.CountAsync(row => row.SubjectKey == "acme" && row.WrappedKey == null, Cancelled)).ShouldBe(2);
        (await world.Get<ListErasures>().RunAsync(admin, new(), Cancelled)).Value!.Total.ShouldBe(1);
    }

    [Fact]
    public async Task Key_of_a_value_that_was_altered_stays()
    {
        await using var world = await WorldAsync();
        var stored = await StoredNameAsync(world);
        var altered = stored[..^8] + (stored[^8] == 'A' ? 'B' : 'A') + stored[^7..];
        await SetNameAsync(world, altered);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));

        var first = await RenewAsync(world);
        world.Database.Clock.Advance(KeyRenewal.Settling);
        var later = await RenewAsync(world);
        await SetNameAsync(world, stored); // mended
        var mended = await RenewAsync(world);

        (first.Stuck, later.Stuck).ShouldBe((1, 1));
        (mended.Stuck, mended.Values, mended.Destroyed).ShouldBe((0, 1, 1));
        await using var db = world.Open();
        (await db.Accounts.SingleAsync(row => row.Key == "acme", Cancelled)).Name.ShouldBe("Acme");
    }

    private static async Task ShouldBeWholeAsync(DeskWorld world, Guid decision)
    {
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(found => found.Id == decision, Cancelled);
        (await DecisionBundles.ReadBundleAsync(db, row, Cancelled)).ShouldNotBeNull();
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "renew.keys", Cancelled)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "destroy.keys", Cancelled)).ShouldBe(1);
        (await VerifyAsync(world)).FirstBroken.ShouldBeNull();
    }

    private static string AuditDetail(string json, string name)
    {
        using var details = System.Text.Json.JsonDocument.Parse(json);
        return details.RootElement.GetProperty(name).GetString()!;
    }
}
