using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Playbooks.Detail;
using RecsConsole.Features.Catalog.Playbooks.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Playbooks;

/// <summary>From a draft to the desk and back to retired, on every available database.</summary>
public sealed class PlaybookLifeTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R28")]
    [Trait("Req", "R133")]
    public async Task Draft_proposes_steps_when_a_second_person_publishes_it_and_stops_when_retired(DatabaseProvider provider)
    {
        await using var desk = await PlaybookDesk.CreateAsync(provider);
        var saved = await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text, isNew: true);
        var before = await desk.World.RecommendAsync();

        var tooEarly = await desk.PublishAsync(desk.Ben, "printers");
        await desk.SubmitAsync(desk.Ada, "printers");
        var byAuthor = await desk.PublishAsync(desk.Ada, "printers");
        var bySecond = await desk.PublishAsync(desk.Ben, "printers");
        var shown = await desk.World.RecommendAsync(before.DecisionId);
        var retired = await desk.RetireAsync(desk.Ada, "printers");
        var after = await desk.World.RecommendAsync(shown.DecisionId);

        saved.Error.ShouldBeNull();
        tooEarly.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        byAuthor.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        bySecond.Error.ShouldBeNull();
        retired.Error.ShouldBeNull();
        SaysPlaybook(before).ShouldBeFalse();
        SaysPlaybook(shown).ShouldBeTrue();
        SaysPlaybook(after).ShouldBeFalse();
        (await desk.AuditAsync("publish.playbook")).Select(entry => entry.Outcome).Order().ShouldBe(["denied", "done"]);
    }

    [Fact]
    public async Task Each_write_is_told_to_open_pages_and_counts_as_a_revision()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text, isNew: true);
        await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text with { Title = "Scanners" });
        await using var db = desk.World.Open();

        var told = db.Changes.Where(row => row.TenantId == db.TenantId && row.Kind == "catalog" && row.Key == "printers").ToList();

        told.Count.ShouldBe(2);
        db.Playbooks.Single(row => row.Key == "printers").Revision.ShouldBe(2);
    }

    [Fact]
    [Trait("Req", "R133")]
    public async Task Next_version_replaces_the_one_in_force_and_each_write_is_audited_with_hashes()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text, isNew: true);
        await desk.SubmitAsync(desk.Ada, "printers");
        await desk.PublishAsync(desk.Ben, "printers");
        var next = PlaybookDesk.Text with { Title = "Printers and scanners" };

        await desk.SaveAsync(desk.Ada, "printers", next);
        await desk.SaveAsync(desk.Ada, "printers", next with { When = [new("priority", "at_most", ["2"])] });
        var whileDraft = await desk.StatusesAsync("printers");
        await desk.SubmitAsync(desk.Ada, "printers");
        await desk.PublishAsync(desk.Ben, "printers");

        whileDraft.ShouldBe([VersionStatus.Published, VersionStatus.Draft]);
        (await desk.StatusesAsync("printers")).ShouldBe([VersionStatus.Retired, VersionStatus.Published]);
        (await desk.AuditAsync("supersede.playbook")).Count.ShouldBe(1);
        var edit = (await desk.AuditAsync("edit.playbook")).Single();
        edit.DetailsJson.ShouldContain("\"after\":\"printers/2\"");
        edit.DetailsJson.ShouldContain(next.Hash);
        edit.DetailsJson.ShouldNotContain("scanners");
    }

    [Fact]
    public async Task Draft_that_is_saved_is_told_to_the_pages_that_follow_the_catalog()
    {
        await using var desk = await PlaybookDesk.CreateAsync();

        await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text, isNew: true);

        await using var db = desk.World.Open();
        var changes = await db.Changes.Where(change => change.Kind == "catalog").Select(change => change.Key).ToListAsync();
        changes.ShouldBe(["printers"]);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Only_an_admin_changes_playbooks_and_a_supervisor_reads_them()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text, isNew: true);
        var list = desk.World.Get<ListPlaybooks>();

        var saved = await desk.SaveAsync(desk.Supervisor, "others", PlaybookDesk.Text, isNew: true);
        var previewed = await desk.PreviewAsync(desk.Supervisor, PlaybookDesk.Text);
        var read = await list.RunAsync(desk.Supervisor, new(), CancellationToken.None);
        var byAgent = await list.RunAsync(desk.World.Here.Agent, new(), CancellationToken.None);

        saved.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        previewed.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        read.Value!.Lines.Select(line => line.Key).ShouldBe(["printers"]);
        read.Value.MayManage.ShouldBeFalse();
        byAgent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.AuditAsync("preview.playbook")).Single().Outcome.ShouldBe("denied");
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Second_tenant_sees_nothing()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text, isNew: true);

        var list = await desk.World.Get<ListPlaybooks>().RunAsync(desk.Stranger, new(), CancellationToken.None);
        var read = await desk.World.Get<ReadPlaybook>().RunAsync(desk.Stranger, "printers", CancellationToken.None);
        var published = await desk.PublishAsync(desk.Stranger, "printers");
        var retired = await desk.RetireAsync(desk.Stranger, "printers");

        list.Value!.MayManage.ShouldBeTrue("only the tenant keeps an admin from it");
        list.Value.Lines.ShouldBeEmpty();
        read.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        published.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        retired.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await desk.StatusesAsync("printers")).ShouldBe([VersionStatus.Draft]);
    }

    [Fact]
    public async Task What_moved_meanwhile_is_a_conflict_and_keeps_what_was_there()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text, isNew: true);
        var seen = await desk.NewestAsync("printers");
        await desk.SaveAsync(desk.Ben, "printers", PlaybookDesk.Text with { Title = "Other" });

        var saved = await desk
            .World.Get<SavePlaybookDraft>()
            .RunAsync(desk.Ada, new("printers", new(seen.Version, seen.Revision), PlaybookDesk.Text), CancellationToken.None);
        var retired = await desk.World.Get<VersionLife<PlaybookRow, PlaybookContent>>().RetireAsync(desk.Ada, seen, CancellationToken.None);
        var again = await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text, isNew: true);

        saved.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        retired.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await desk.StatusesAsync("printers")).ShouldBe([VersionStatus.Draft]);
    }

    [Fact]
    [Trait("Req", "R28")]
    public async Task Preview_names_the_open_cases_and_the_step_whose_turn_it_is()
    {
        await using var desk = await PlaybookDesk.CreateAsync();

        var any = await desk.PreviewAsync(desk.Ada, PlaybookDesk.Text);
        var none = await desk.PreviewAsync(desk.Ada, PlaybookDesk.Text with { When = [new("priority", "at_least", ["4"])] });
        var wrong = await desk.PreviewAsync(desk.Ada, PlaybookDesk.Text with { When = [new("colour", "equals", ["red"])] });

        var byBen = await desk.PreviewAsync(desk.Ben, PlaybookDesk.Text);

        byBen.Value!.Looked.ShouldBe(0); // cases that he may not see are not counted
        any.Error.ShouldBeNull();
        any.Value!.Looked.ShouldBe(1);
        any.Value.Total.ShouldBe(1);
        any.Value.Cases.Single().ShouldBe(new("T-1", "printer", "new", 1, "Do ask", IsPossible: true));
        none.Value!.Total.ShouldBe(0);
        none.Value.Looked.ShouldBe(any.Value.Looked);
        wrong.Error!.Message.ShouldStartWith("Condition 1: 'colour' is no field of a case");
    }

    [Fact]
    [Trait("Req", "R28")]
    public async Task Field_of_the_case_decides_whether_a_playbook_begins()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Key == "T-1").CustomFieldsJson = """{"Amount":"12 500,00 zł"}"""
        );
        var large = PlaybookDesk.Text with { When = [new("field:Amount", "at_least", ["10000"])] };
        var larger = large with { When = [new("field:Amount", "at_least", ["20000"])] };

        var found = await desk.PreviewAsync(desk.Ada, large);
        var none = await desk.PreviewAsync(desk.Ada, larger);
        await desk.SaveAsync(desk.Ada, "large", large, isNew: true);
        await desk.SaveAsync(desk.Ada, "larger", larger, isNew: true);
        foreach (var key in new[] { "large", "larger" })
        {
            await desk.SubmitAsync(desk.Ada, key);
            (await desk.PublishAsync(desk.Ben, key)).Error.ShouldBeNull();
        }

        var shown = await desk.World.RecommendAsync();

        found.Value!.Total.ShouldBe(1);
        none.Value!.Total.ShouldBe(0);
        SaysPlaybook(shown).ShouldBeTrue();
        shown.Playbooks.Select(each => each.Key).ShouldBe(["large"]);
    }

    private static bool SaysPlaybook(ShownDecision decision) =>
        decision
            .Slate(SlateKind.Action)
            .Items.Any(item => item.Sources.Any(source => source.Contains("playbook", StringComparison.OrdinalIgnoreCase)));
}
