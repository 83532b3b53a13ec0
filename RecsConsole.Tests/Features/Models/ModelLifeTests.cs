using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Models.Life;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

public sealed class ModelLifeTests
{
    [Fact]
    [Trait("Req", "R117")]
    public async Task Model_is_proposed_by_one_and_promoted_by_another()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();

        var proposed = await world.ProposeAsync(world.Adele, version);
        var own = await world.PromoteAsync(world.Adele, version);
        var promoted = await world.PromoteAsync(world.Rupert, version);

        proposed.Value!.Status.ShouldBe(ModelStatus.Shadow);
        own.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        own.Error.Message.ShouldContain("You proposed it");
        promoted.Value!.Message.ShouldContain("from the next recommendation");
        var row = await world.RowAsync(version);
        row.Status.ShouldBe(ModelStatus.Live);
        row.PromotedById.ShouldBe(world.Rupert.PersonId);
        row.ProposedStatus.ShouldBeNull();
        row.Percent.ShouldBe(100);
    }

    [Fact]
    public async Task Who_had_it_trained_cannot_promote_it()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync(change: row => row.TrainedById = world.Rupert.PersonId);
        await world.ProposeAsync(world.Adele, version);

        var result = await world.PromoteAsync(world.Rupert, version);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        result.Error.Message.ShouldContain("You requested the training");
        await using var db = world.Desk.Open();
        db.AuditEntries.Count(entry => entry.Operation == "promote.model" && entry.Outcome == "denied").ShouldBe(1);
        (await world.RowAsync(version)).Status.ShouldBe(ModelStatus.Shadow);
    }

    [Fact]
    [Trait("Req", "R116")]
    public async Task Gate_refuses_a_proposal_and_a_promotion_that_was_proposed_before()
    {
        await using var world = await ModelWorld.OpenAsync();
        var bad = await world.RegisterAsync(report => report.With("logistic-1", card => card with { PermissionViolations = 3 }));
        var forced = await world.RegisterAsync(
            report => report with { TestDecisions = 4 },
            row =>
            {
                row.ProposedStatus = ModelStatus.Live;
                row.ProposedById = world.Adele.PersonId;
                row.ProposedPercent = 100;
            }
        );

        var proposed = await world.ProposeAsync(world.Adele, bad);
        var promoted = await world.PromoteAsync(world.Rupert, forced);

        proposed.Error!.Message.ShouldContain("3 items were shown");
        promoted.Error!.Message.ShouldContain("4 of 100 decisions");
        (await world.RowAsync(forced)).Status.ShouldBe(ModelStatus.Shadow);
    }

    [Fact]
    [Trait("Req", "R117")]
    public async Task Rollback_returns_to_the_live_version_before()
    {
        await using var world = await ModelWorld.OpenAsync();
        var first = await world.PutIntoForceAsync(await world.RegisterAsync());
        var second = await world.PutIntoForceAsync(await world.RegisterAsync());
        (await world.RowAsync(first)).Status.ShouldBe(ModelStatus.Retired);

        var back = await world.RollBackAsync(world.Adele, second);

        back.Value!.Message.ShouldContain($"{first} ranks from the next recommendation");
        (await world.RowAsync(first)).Status.ShouldBe(ModelStatus.Live);
        (await world.RowAsync(second)).Status.ShouldBe(ModelStatus.Retired);
    }

    [Fact]
    [Trait("Req", "R117")]
    public async Task Rollback_without_a_version_before_returns_to_the_heuristic()
    {
        await using var world = await ModelWorld.OpenAsync();
        var only = await world.PutIntoForceAsync(await world.RegisterAsync());

        var refused = await world.RollBackAsync(world.Adele, only);
        var back = await world.RollBackAsync(world.Adele, only, toHeuristic: true);

        refused.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        back.Value!.Message.ShouldContain("The weighted rules rank");
        await using var db = world.Desk.Open();
        (await db.Models.AnyAsync(row => row.Status == ModelStatus.Live)).ShouldBeFalse();
    }

    [Fact]
    public async Task Going_back_twice_does_not_bring_back_what_was_taken_out()
    {
        await using var world = await ModelWorld.OpenAsync();
        var first = await world.PutIntoForceAsync(await world.RegisterAsync());
        var second = await world.PutIntoForceAsync(await world.RegisterAsync());
        await world.PutIntoForceAsync(first); // promoted again, so its previous version is now the second
        await world.RollBackAsync(world.Adele, first);

        var again = await world.RollBackAsync(world.Adele, second);

        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task At_most_one_live_and_one_pilot_of_a_kind(DatabaseProvider provider)
    {
        await using var world = await ModelWorld.OpenAsync(provider);
        for (var i = 0; i < 3; i++)
        {
            await world.PutIntoForceAsync(await world.RegisterAsync());
            await world.PutIntoForceAsync(await world.RegisterAsync(), ModelStatus.Pilot, 10);
        }

        await using var db = world.Desk.Open();
        db.Models.Count(row => row.Status == ModelStatus.Live).ShouldBe(1);
        db.Models.Count(row => row.Status == ModelStatus.Pilot).ShouldBe(1);
        db.Models.Count(row => row.Status == ModelStatus.Retired).ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Of_two_promotions_at_once_one_meets_a_conflict(DatabaseProvider provider)
    {
        await using var world = await ModelWorld.OpenAsync(provider);
        var versions = new[] { await world.RegisterAsync(), await world.RegisterAsync() };
        foreach (var version in versions)
        {
            await world.ProposeAsync(world.Adele, version);
        }

        var results = await Task.WhenAll(versions.Select(version => Task.Run(() => world.PromoteAsync(world.Rupert, version))));

        await using var db = world.Desk.Open();
        db.Models.Count(row => row.Status == ModelStatus.Live).ShouldBe(1);
        results.Where(result => !result.IsOk).ShouldAllBe(result => result.Error!.Kind == ErrorKind.Conflict);
    }

    [Fact]
    [Trait("Req", "R126")]
    public async Task Pilot_keeps_its_share_teams_and_roles()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        await using (var db = world.Desk.Open())
        {
            db.Teams.Add(
                new()
                {
                    TenantId = world.Desk.Here.TenantId,
                    Key = "first-line",
                    Name = "First line",
                }
            );
            await db.SaveChangesAsync();
        }

        var odd = await world.ProposeAsync(world.Adele, version, ModelStatus.Pilot, 0);
        var unknown = await world.ProposeAsync(world.Adele, version, ModelStatus.Pilot, 20, teams: ["nobody"]);
        await world.ProposeAsync(world.Adele, version, ModelStatus.Pilot, 20, ["first-line"], ["agent"]);
        await world.PromoteAsync(world.Rupert, version);

        odd.Error!.Message.ShouldContain("1 to 100 percent");
        unknown.Error!.Message.ShouldContain("There is no team \"nobody\"");
        var row = await world.RowAsync(version);
        (row.Status, row.Percent).ShouldBe((ModelStatus.Pilot, 20));
        row.Teams.ShouldBe(["first-line"]);
        row.Roles.ShouldBe(["agent"]);
    }

    [Fact]
    public async Task Proposal_is_withdrawn_by_its_author_and_rejected_by_others()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        await world.ProposeAsync(world.Adele, version);
        var withdraw = world.Get<WithdrawProposal>();
        var reject = world.Get<RejectProposal>();
        var step = await world.StepAsync(version);

        var foreign = await withdraw.RunAsync(world.Rupert, step, CancellationToken.None);
        var own = await reject.RunAsync(world.Adele, step, CancellationToken.None);
        var silent = await reject.RunAsync(world.Rupert, step with { Why = " " }, CancellationToken.None);
        var rejected = await reject.RunAsync(world.Rupert, step, CancellationToken.None);

        foreign.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        own.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        silent.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        rejected.IsOk.ShouldBeTrue();
        (await world.RowAsync(version)).ProposedStatus.ShouldBeNull();
    }

    [Fact]
    public async Task Stale_page_gets_a_conflict_in_words()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        var seen = await world.StepAsync(version);
        await world.ProposeAsync(world.Adele, version);

        var result = await world.Get<RetireModel>().RunAsync(world.Rupert, seen, CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        result.Error.Message.ShouldContain("Somebody else has changed this model");
    }

    [Fact]
    [Trait("Req", "R117")]
    public async Task Every_step_leaves_a_reason_a_change_and_an_audit_entry_without_the_words()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.PutIntoForceAsync(await world.RegisterAsync());
        await world.RollBackAsync(world.Adele, version, toHeuristic: true);

        await using var db = world.Desk.Open();
        var id = (await world.RowAsync(version)).Id;
        var steps = db.ModelEvents.Where(each => each.ModelId == id).ToList();
        steps.Select(each => each.Step).ShouldBe([ModelLife.Proposed, ModelLife.Promoted, ModelLife.RolledBack], ignoreOrder: true);
        var entries = db.AuditEntries.Where(entry => entry.ObjectId == version).ToList();
        entries.Count.ShouldBe(3);
        entries.ShouldAllBe(entry => !entry.DetailsJson.Contains("Because of figures"));
        entries.ShouldAllBe(entry => entry.DetailsJson.Contains("whyHash"));
        var key = id.ToString("D");
        db.Changes.Count(change => change.Kind == "model" && change.Key == key).ShouldBe(3);
    }
}
