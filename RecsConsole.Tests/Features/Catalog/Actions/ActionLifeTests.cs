using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Actions;

/// <summary>From a draft to the desk and back to retired, on every available database.</summary>
public sealed class ActionLifeTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R132")]
    [Trait("Req", "R133")]
    public async Task Draft_reaches_the_desk_when_a_second_person_publishes_it_and_leaves_it_when_retired(DatabaseProvider provider)
    {
        await using var catalog = await ActionDesk.CreateAsync(provider);
        var seen = await catalog.SeenAsync("draft"); // the desk's workflow names this draft
        var saved = await catalog.SaveAsync(catalog.Ada, "draft", ActionDesk.Text, seen);
        var before = await catalog.World.RecommendAsync();

        var submitted = await catalog.SubmitAsync(catalog.Ada, "draft");
        var published = await catalog.PublishAsync(catalog.Ben, "draft");
        var shown = await catalog.World.RecommendAsync(before.DecisionId);
        var view = await ViewAsync(catalog, "draft");
        var retired = await catalog.RetireAsync(catalog.Ben, "draft");
        var after = await catalog.World.RecommendAsync(shown.DecisionId);

        saved.Error.ShouldBeNull();
        submitted.Error.ShouldBeNull();
        published.Error.ShouldBeNull();
        retired.Error.ShouldBeNull();
        before.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "draft");
        shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "draft").Title.ShouldBe("Call back");
        view.OpenCases.ShouldBe(1);
        after.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "draft");
    }

    [Fact]
    [Trait("Req", "R133")]
    [Trait("Req", "R152")]
    public async Task Neither_the_author_nor_the_last_editor_can_publish_and_the_attempt_is_audited()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        await catalog.SaveAsync(catalog.Ada, "call-back", ActionDesk.Text);
        await catalog.SubmitAsync(catalog.Ada, "call-back");
        await catalog.WithdrawAsync(catalog.Ben, "call-back");
        var edit = await catalog.SaveAsync(
            catalog.Ben,
            "call-back",
            ActionDesk.Text with
            {
                Risk = ActionRiskLevel.Medium,
            },
            await catalog.SeenAsync("call-back")
        );
        await catalog.SubmitAsync(catalog.Ben, "call-back");

        var byAuthor = await catalog.PublishAsync(catalog.Ada, "call-back");
        var byEditor = await catalog.PublishAsync(catalog.Ben, "call-back");
        var status = await catalog.StatusAsync("call-back", 1);
        var bySecond = await catalog.PublishAsync(catalog.Cleo, "call-back");

        edit.Error.ShouldBeNull();
        byAuthor.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        byEditor.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        status.ShouldBe(VersionStatus.InReview);
        bySecond.Error.ShouldBeNull();
        (await catalog.AuditAsync("publish.action"))
            .OrderBy(entry => entry.Outcome)
            .Select(entry => entry.Outcome)
            .ShouldBe(["denied", "denied", "done"]);
    }

    [Fact]
    [Trait("Req", "R133")]
    public async Task Next_version_replaces_the_one_in_force_at_once_and_an_old_decision_keeps_naming_its_own()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        var old = await catalog.World.RecommendAsync();
        await catalog.SaveAsync(catalog.Ada, "ask", ActionDesk.Text, await catalog.SeenAsync("ask"));
        var stillOld = await catalog.StatusAsync("ask", 1);
        await catalog.SubmitAsync(catalog.Ada, "ask");

        await catalog.PublishAsync(catalog.Ben, "ask");

        var now = await catalog.World.RecommendAsync(old.DecisionId);
        stillOld.ShouldBe(VersionStatus.Published);
        (await catalog.StatusAsync("ask", 1)).ShouldBe(VersionStatus.Retired);
        (await catalog.StatusAsync("ask", 2)).ShouldBe(VersionStatus.Published);
        now.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").Version.ShouldBe(2);
        await using var db = catalog.World.Open();
        var row = await db.Decisions.SingleAsync(found => found.Id == old.DecisionId);
        DecisionContent.OutputOf(row).SelectMany(slate => slate.Items).Single(item => item.Id == "ask").Version.ShouldBe(1);
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, CancellationToken.None);
        CanonicalJson.Deserialize<ReplayVerdict>(ReplayEntry.Run(bundle.Serialize())).Outcome.ShouldBe(ReplayVerdict.Identical);
    }

    [Fact]
    [Trait("Req", "R57")]
    [Trait("Req", "R152")]
    public async Task Only_an_admin_changes_the_catalog_a_supervisor_reads_it_and_denials_are_audited()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        var agent = catalog.World.Here.Agent;
        var list = catalog.World.Get<ListActions>();

        var saved = await catalog.SaveAsync(catalog.Supervisor, "call-back", ActionDesk.Text);
        var retired = await catalog.RetireAsync(agent, "ask");
        var read = await list.RunAsync(catalog.Supervisor, new(), CancellationToken.None);
        var readByAgent = await list.RunAsync(agent, new(), CancellationToken.None);

        saved.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        retired.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        read.Value!.MayManage.ShouldBeFalse();
        readByAgent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await catalog.StatusAsync("ask", 1)).ShouldBe(VersionStatus.Published);
        foreach (var name in new[] { "create.action", "retire.action", "list.actions" })
        {
            (await catalog.AuditAsync(name)).Single().Outcome.ShouldBe("denied");
        }
    }

    [Fact]
    public async Task Step_on_a_version_that_moved_meanwhile_is_a_conflict_and_changes_nothing()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        var seen = await catalog.NewestAsync("ask");
        await catalog.RetireAsync(catalog.Ben, "ask");

        var again = await catalog.World.Get<VersionLife<ActionRow, ActionContent>>().RetireAsync(catalog.Ada, seen, CancellationToken.None);

        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await catalog.AuditAsync("retire.action")).Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R152")]
    public async Task Entry_of_a_change_names_the_rows_before_and_after_and_holds_their_hashes()
    {
        await using var catalog = await ActionDesk.CreateAsync();

        await catalog.SaveAsync(catalog.Ada, "ask", ActionDesk.Text, await catalog.SeenAsync("ask"));

        var entry = (await catalog.AuditAsync("create.action")).Single();
        entry.ObjectId.ShouldBe("ask");
        entry.ActorId.ShouldBe(catalog.Ada.PersonId);
        entry.DetailsJson.ShouldContain("\"before\":\"ask/1\"");
        entry.DetailsJson.ShouldContain("\"after\":\"ask/2\"");
        entry.DetailsJson.ShouldContain(ActionDesk.Text.Hash);
        entry.DetailsJson.ShouldNotContain(ActionDesk.Text.Title);
    }

    private static async Task<ActionView> ViewAsync(ActionDesk catalog, string key) =>
        (await catalog.World.Get<ReadAction>().RunAsync(catalog.Ada, key, CancellationToken.None)).Value!;
}
