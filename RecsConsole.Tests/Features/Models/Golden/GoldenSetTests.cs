using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Golden;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Golden;

/// <summary>What a model must and must not show for a case as it was at the time, and that promotion depends on it.</summary>
public sealed class GoldenSetTests : IAsyncLifetime
{
    private ModelWorld _world = null!;
    private Guid _decision;

    public async ValueTask InitializeAsync()
    {
        _world = await ModelWorld.OpenAsync();
        _decision = (await _world.Desk.RecommendAsync()).DecisionId!.Value; // "ask" is possible in state new
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    [Trait("Req", "R121")]
    public async Task Failing_golden_case_blocks_the_promotion_with_its_reason_and_a_holding_one_does_not()
    {
        var version = await _world.RegisterAsync();
        (await SaveAsync(_world.Adele, within: 3)).Value.ShouldBe(1);
        var proposed = await _world.ProposeAsync(_world.Adele, version);
        (await SaveAsync(_world.Adele, within: null, id: await OnlyAsync(), seen: 1)).Value.ShouldBe(2);

        var promoted = await _world.PromoteAsync(_world.Rupert, version);

        proposed.IsOk.ShouldBeTrue(proposed.Error?.Message);
        promoted.Error.ShouldNotBeNull().Message.ShouldContain("1 of 1 fail: “Do ask");
        promoted.Error.Message.ShouldContain(": expected never, found place 3");
        (await _world.RowAsync(version)).Status.ShouldBe(ModelStatus.Shadow);
        var page = (await _world.Get<ReadModel>().RunAsync(_world.Supervisor, version, CancellationToken.None)).Value.ShouldNotBeNull();
        page.PassesGate.ShouldBeFalse();
        page.Gate.Single(check => !check.Passed).Name.ShouldBe("Golden cases");
        await using var db = _world.Desk.Open();
        (await db.AuditEntries.SingleAsync(entry => entry.Operation == "propose.model")).DetailsJson.ShouldContain("1 of 1");
    }

    [Fact]
    [Trait("Req", "R121")]
    public async Task Case_is_ranked_as_it_stood_then_whatever_became_of_it()
    {
        var version = await _world.RegisterAsync();
        await SaveAsync(_world.Adele, within: 3);
        await _world.Desk.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == _world.Desk.Here.CaseId).Status = "working" // "ask" is not possible in this state
        );

        var results = (
            await _world.Get<ReadGoldenResults>().RunAsync(_world.Supervisor, version, CancellationToken.None)
        ).Value.ShouldNotBeNull();

        var line = results.Lines.ShouldHaveSingleItem();
        (line.Expected.CaseKey, line.Result.Verdict, line.Result.Rank).ShouldBe(("T-1", GoldenVerdict.Holds, 3));
        (results.Total, results.Failed, results.Hidden).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task Case_that_cannot_be_ranked_any_more_blocks_and_says_so()
    {
        var version = await _world.RegisterAsync();
        await SaveAsync(_world.Adele, within: 1);
        await _world.Desk.ChangeAsync(ChangeKind.Model, db => db.SnapshotParts.RemoveRange(db.SnapshotParts));

        var proposed = await _world.ProposeAsync(_world.Adele, version);

        proposed.Error.ShouldNotBeNull().Message.ShouldContain("could not be checked");
    }

    [Fact]
    public async Task Change_is_a_new_version_and_each_is_audited_once_however_often_it_is_sent()
    {
        var id = Guid.NewGuid();

        var first = await SaveAsync(_world.Adele, within: 3, id: id);
        var again = await SaveAsync(_world.Adele, within: 3, id: id);
        var changed = await SaveAsync(_world.Adele, within: 1, id: id, seen: 1);
        var late = await SaveAsync(_world.Rupert, within: 2, id: id, seen: 1);
        var other = await SaveAsync(_world.Rupert, within: 2);

        (first.Value, again.Value, changed.Value).ShouldBe((1, 1, 2));
        late.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        other.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        await using var db = _world.Desk.Open();
        var rows = await db.GoldenCases.OrderBy(row => row.Version).ToListAsync();
        rows.Select(row => (row.Version, row.Within, IsOver: row.EndedAt is not null)).ShouldBe([(1, 3, true), (2, 1, false)]);
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "save.golden_case" && entry.Outcome == "done")).ShouldBe(2);
    }

    [Fact]
    public async Task Removed_case_is_asked_no_more_and_stays_in_the_trail()
    {
        var version = await _world.RegisterAsync();
        await SaveAsync(_world.Adele, within: null);
        var id = await OnlyAsync();

        var removed = await _world.Get<RemoveGoldenCase>().RunAsync(_world.Adele, id, 1, CancellationToken.None);
        var again = await _world.Get<RemoveGoldenCase>().RunAsync(_world.Adele, id, 1, CancellationToken.None);

        (removed.IsOk, again.IsOk).ShouldBe((true, true));
        (await _world.ProposeAsync(_world.Adele, version)).IsOk.ShouldBeTrue();
        var set = (await _world.Get<ReadGoldenSet>().RunAsync(_world.Adele, null, CancellationToken.None)).Value.ShouldNotBeNull();
        set.Lines.ShouldBeEmpty();
        await using var db = _world.Desk.Open();
        (await db.GoldenCases.CountAsync()).ShouldBe(1);
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "remove.golden_case")).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Second_tenant_sees_marks_and_removes_nothing()
    {
        await SaveAsync(_world.Adele, within: 1);

        var list = await _world.Get<ReadGoldenSet>().RunAsync(_world.Stranger, null, CancellationToken.None);
        var form = await _world.Get<ReadGoldenSet>().RunAsync(_world.Stranger, _decision, CancellationToken.None);
        var saved = await SaveAsync(_world.Stranger, within: 1);
        var removed = await _world.Get<RemoveGoldenCase>().RunAsync(_world.Stranger, await OnlyAsync(), 1, CancellationToken.None);

        (list.Value!.Lines.Count, list.Value.Hidden).ShouldBe((0, 0));
        new[] { form.Error!.Kind, saved.Error!.Kind, removed.Error!.Kind }.ShouldAllBe(kind => kind == ErrorKind.NotFound);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Only_admins_and_leads_mark_and_a_case_that_cannot_be_seen_is_counted_without_a_name()
    {
        var lead = await _world.AddAsync(_world.Desk.Here.TenantId, "lea", "lead");
        await SaveAsync(_world.Adele, within: 1);

        var supervisor = await SaveAsync(_world.Supervisor, within: 2);
        var agent = await _world.Get<ReadGoldenSet>().RunAsync(_world.Desk.Here.Agent, null, CancellationToken.None);
        var byLead = await _world.Get<RemoveGoldenCase>().RunAsync(lead, await OnlyAsync(), 1, CancellationToken.None);
        await SaveAsync(_world.Adele, within: 1);
        await _world.Desk.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == _world.Desk.Here.CaseId).Classification = 3);
        var hidden = await _world.Get<ReadGoldenSet>().RunAsync(_world.Supervisor, null, CancellationToken.None);
        var blind = await _world.Get<RemoveGoldenCase>().RunAsync(lead, await OnlyAsync(), 1, CancellationToken.None);

        (supervisor.Error!.Kind, agent.Error!.Kind).ShouldBe((ErrorKind.Forbidden, ErrorKind.Forbidden));
        byLead.IsOk.ShouldBeTrue();
        blind.Error!.Kind.ShouldBe(ErrorKind.NotFound, "it is a golden case of a case that the lead may not see");
        (hidden.Value!.Lines.Count, hidden.Value.Hidden, hidden.Value.MayManage).ShouldBe((0, 1, false));
    }

    [Theory]
    [InlineData("ask", 6, "Because", "1 to 5")]
    [InlineData("ask", 1, " ", "say why")]
    [InlineData("no-such-step", 1, "Because", "no such item")]
    public async Task What_cannot_be_expected_is_refused_in_words(string item, int within, string why, string words)
    {
        var request = new SaveGoldenCaseRequest(Guid.NewGuid(), 0, _decision, SlateKind.Action, item, within, why);

        var saved = await _world.Get<SaveGoldenCase>().RunAsync(_world.Adele, request, CancellationToken.None);

        saved.Error.ShouldNotBeNull().Message.ShouldContain(words, Case.Insensitive);
    }

    [Fact]
    public async Task Form_of_a_decision_offers_what_was_shown_and_the_catalog_of_then()
    {
        var view = (await _world.Get<ReadGoldenSet>().RunAsync(_world.Adele, _decision, CancellationToken.None)).Value.ShouldNotBeNull();

        var form = view.Form.ShouldNotBeNull();
        form.CaseKey.ShouldBe("T-1");
        form.Choices.Select(choice => choice.Id).ShouldBeSubsetOf(form.Choices.Select(choice => choice.Id).Distinct());
        form.Choices.ShouldContain(choice => choice.Kind == SlateKind.Action && choice.Id == "fix"); // not possible in state new
        view.MayManage.ShouldBeTrue();
    }

    private Task<Result<int>> SaveAsync(Actor actor, int? within, Guid? id = null, int seen = 0) =>
        _world
            .Get<SaveGoldenCase>()
            .RunAsync(
                actor,
                new(id ?? Guid.NewGuid(), seen, _decision, SlateKind.Action, "ask", within, "The customer has to be asked first"),
                CancellationToken.None
            );

    private async Task<Guid> OnlyAsync()
    {
        await using var db = _world.Desk.Open();
        return (await db.GoldenCases.SingleAsync(row => row.EndedAt == null)).Id;
    }
}
