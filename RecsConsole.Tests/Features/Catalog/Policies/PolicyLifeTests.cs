using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Policies.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Policies;

/// <summary>From a draft to the desk and back to retired, on every available database.</summary>
public sealed class PolicyLifeTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Draft_forbids_on_the_desk_when_a_second_person_publishes_it_and_no_more_when_retired(DatabaseProvider provider)
    {
        await using var desk = await PolicyDesk.CreateAsync(provider);
        var saved = await desk.SaveAsync(desk.Ada, PolicyDesk.Key, desk.Text, isNew: true);
        var before = await desk.World.RecommendAsync();

        var asDraft = await desk.PublishAsync(desk.Ben, PolicyDesk.Key);
        var submitted = await desk.SubmitAsync(desk.Ada, PolicyDesk.Key);
        var byAuthor = await desk.PublishAsync(desk.Ada, PolicyDesk.Key);
        var bySecond = await desk.PublishAsync(desk.Ben, PolicyDesk.Key);
        var ruled = await desk.World.RecommendAsync(before.DecisionId);
        var done = await desk.World.AcceptAsync(before, "ask");
        var retired = await desk.RetireAsync(desk.Ada, PolicyDesk.Key);
        var after = await desk.World.RecommendAsync(ruled.DecisionId);

        saved.Error.ShouldBeNull();
        asDraft.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        submitted.Error.ShouldBeNull();
        byAuthor.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        bySecond.Error.ShouldBeNull();
        retired.Error.ShouldBeNull();
        Suggests(before, "ask").ShouldBeTrue();
        Suggests(ruled, "ask").ShouldBeFalse();
        done.Error!.Message.ShouldContain("Printers are not asked about");
        Suggests(after, "ask").ShouldBeTrue();
        (await desk.AuditAsync("publish.policy")).Select(entry => entry.Outcome).Order().ShouldBe(["denied", "done"]);
    }

    [Fact]
    public async Task Required_action_is_suggested_as_such_from_the_publication_on()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var text = desk.Text with { Title = "Ask first", Rules = [new() { States = ["new"], Requires = ["ask"] }] };

        var published = await desk.BringInForceAsync("ask-first", text);

        published.Error.ShouldBeNull();
        var item = (await desk.World.RecommendAsync()).Slate(SlateKind.Action).Items.Single(each => each.Id == "ask");
        item.Policy.ShouldBe("Ask first");
    }

    [Fact]
    public async Task Policy_that_begins_later_rules_nothing_until_then()
    {
        await using var desk = await PolicyDesk.CreateAsync();

        var published = await desk.BringInForceAsync(PolicyDesk.Key, desk.Text with { EffectiveFrom = desk.Now.AddMinutes(30) });
        var before = await desk.World.RecommendAsync();
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(31));
        var after = await desk.World.RecommendAsync(before.DecisionId);

        published.Error.ShouldBeNull();
        Suggests(before, "ask").ShouldBeTrue();
        Suggests(after, "ask").ShouldBeFalse();
    }

    [Fact]
    public async Task Next_version_replaces_the_one_in_force_and_each_write_is_audited_with_hashes_and_told()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        await desk.BringInForceAsync(PolicyDesk.Key, desk.Text);
        var next = desk.Text with { Statement = "Printers explain themselves." };

        await desk.SaveAsync(desk.Ada, PolicyDesk.Key, next);
        await desk.SaveAsync(desk.Ada, PolicyDesk.Key, next with { Title = "Printers" });
        var whileDraft = await desk.StatusesAsync(PolicyDesk.Key);
        await desk.SubmitAsync(desk.Ada, PolicyDesk.Key);
        await desk.PublishAsync(desk.Ben, PolicyDesk.Key);

        whileDraft.ShouldBe([VersionStatus.Published, VersionStatus.Draft]);
        (await desk.StatusesAsync(PolicyDesk.Key)).ShouldBe([VersionStatus.Retired, VersionStatus.Published]);
        (await desk.AuditAsync("supersede.policy")).Count.ShouldBe(1);
        var edit = (await desk.AuditAsync("edit.policy")).OrderBy(entry => entry.At).First();
        edit.DetailsJson.ShouldContain($"\"after\":\"{PolicyDesk.Key}/2\"");
        edit.DetailsJson.ShouldContain(next.Hash);
        edit.DetailsJson.ShouldNotContain("explain");
        await using var db = desk.World.Open();
        (await db.Changes.CountAsync(row => row.TenantId == db.TenantId && row.Kind == "catalog" && row.Key == PolicyDesk.Key)).ShouldBe(7);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Only_an_admin_changes_policies_and_a_supervisor_reads_them()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        await desk.SaveAsync(desk.Ada, PolicyDesk.Key, desk.Text, isNew: true);
        var list = desk.World.Get<ListPolicies>();
        var find = desk.World.Get<FindStatingDocuments>();

        var saved = await desk.SaveAsync(desk.Supervisor, "others", desk.Text, isNew: true);
        var submitted = await desk.SubmitAsync(desk.Supervisor, PolicyDesk.Key);
        var previewed = await desk.PreviewAsync(desk.Supervisor, desk.Text);
        var found = await find.RunAsync(desk.Supervisor, "guide", CancellationToken.None);
        var read = await list.RunAsync(desk.Supervisor, new(), CancellationToken.None);
        var byAgent = await list.RunAsync(desk.World.Here.Agent, new(), CancellationToken.None);

        new[] { saved.Error, submitted.Error, previewed.Error, found.Error, byAgent.Error }.ShouldAllBe(error =>
            error!.Kind == ErrorKind.Forbidden
        );
        read.Value!.Lines.Select(line => line.Key).ShouldBe([PolicyDesk.Key, "printing"]);
        read.Value.MayManage.ShouldBeFalse();
        (await desk.StatusesAsync(PolicyDesk.Key)).ShouldBe([VersionStatus.Draft]);
    }

    [Fact]
    public async Task List_names_no_document_because_its_reader_may_not_know_it()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        var named = desk.Text with { Rules = [desk.Text.Rules[0] with { Documents = ["guide"] }] };
        var saved = await desk.SaveAsync(desk.Ada, PolicyDesk.Key, named, isNew: true);

        var list = await desk.World.Get<ListPolicies>().RunAsync(desk.Supervisor, new(), CancellationToken.None);

        saved.IsOk.ShouldBeTrue(saved.Error?.Message);
        list.Value!.Lines.Single(line => line.Key == PolicyDesk.Key).Content.Rules.ShouldAllBe(rule => rule.Documents.Count == 0);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Second_tenant_sees_nothing_and_rules_nothing_here()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        await desk.SaveAsync(desk.Ada, PolicyDesk.Key, desk.Text, isNew: true);

        var list = await desk.World.Get<ListPolicies>().RunAsync(desk.Stranger, new(), CancellationToken.None);
        var read = await desk.ReadAsync(desk.Stranger, PolicyDesk.Key);
        var published = await desk.PublishAsync(desk.Stranger, PolicyDesk.Key);
        var preview = await desk.PreviewAsync(desk.Stranger, desk.Text);

        list.Value!.MayManage.ShouldBeTrue("only the tenant keeps an admin from it");
        list.Value.Lines.Select(line => line.Key).ShouldBe(["printing"]);
        read.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        published.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        preview.Value!.Cases.ShouldBeEmpty();
        (await desk.StatusesAsync(PolicyDesk.Key)).ShouldBe([VersionStatus.Draft]);
    }

    [Fact]
    public async Task Same_step_a_second_time_is_a_conflict_and_changes_nothing()
    {
        await using var desk = await PolicyDesk.CreateAsync();
        await desk.SaveAsync(desk.Ada, PolicyDesk.Key, desk.Text, isNew: true);
        await desk.SubmitAsync(desk.Ada, PolicyDesk.Key);
        var seen = await desk.NewestAsync(PolicyDesk.Key);
        var publish = desk.World.Get<VersionLife<PolicyRow, PolicyContent>>();

        var first = await publish.PublishAsync(desk.Ben, seen, CancellationToken.None);
        var again = await publish.PublishAsync(desk.Ben, seen, CancellationToken.None);
        var newOne = await desk.SaveAsync(desk.Ada, PolicyDesk.Key, desk.Text, isNew: true);

        first.Error.ShouldBeNull();
        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        newOne.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await desk.StatusesAsync(PolicyDesk.Key)).ShouldBe([VersionStatus.Published]);
        (await desk.AuditAsync("publish.policy")).Count.ShouldBe(1);
    }

    private static bool Suggests(ShownDecision decision, string action) =>
        decision.Slate(SlateKind.Action).Items.Any(item => item.Id == action);
}
