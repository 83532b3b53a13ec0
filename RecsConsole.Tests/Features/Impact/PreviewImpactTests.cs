using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Impact;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Impact;

/// <summary>A draft is tried on past decisions: what it predicts is what happens, and nothing is recorded.</summary>
public sealed class PreviewImpactTests : IAsyncLifetime
{
    private DeskWorld _world = null!;
    private Actor _ada = null!;
    private Actor _ben = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddTenants().AddImpact());
        _ada = await _world.AddPersonAsync("ada", ConsoleRole.Admin);
        _ben = await _world.AddPersonAsync("ben", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Settings_change_the_same_decisions_as_predicted_and_the_publication_names_the_report()
    {
        var decision = await _world.RecommendAsync();
        var draft = TenantConfiguration.Default with { Part = ConfigurationPart.Default with { ActionSlots = 1 } };
        var sent = await _world.Get<ProposeSettings>().RunAsync(_ada, new(1, draft, "Fewer at once"), Token);

        var predicted = await TryAsync(_ben, new(ImpactKind.Settings, sent.Value.ToString("D"), 0));

        predicted.Report.Changed.ShouldBe(1);
        predicted.Report.Kinds().Single(kind => kind.Kind == SlateKind.Action).Lost.ShouldBeGreaterThan(0);
        var worst = predicted.Worst.ShouldHaveSingleItem();
        worst.CaseKey.ShouldBe("T-1");
        var stamp = ImpactStamp.From(predicted.Report);
        (await _world.Get<PublishSettings>().RunAsync(_ben, new(new(sent.Value, 1), stamp), Token)).Error.ShouldBeNull();
        var real = await MeasureAsync(decision.DecisionId!.Value);
        real.Hash.ShouldBe(predicted.Report.Hash);
        await using var db = _world.Open();
        worst.At.ShouldBe((await db.Decisions.SingleAsync(Token)).At, "two decisions of a case are told apart by their time");
        (await db.AuditEntries.SingleAsync(row => row.Operation == "save.settings", Token)).DetailsJson.ShouldContain(stamp.Hash);
    }

    [Fact]
    public async Task Settings_that_are_still_written_are_tried_as_they_would_be_once_they_are_sent()
    {
        await _world.RecommendAsync();
        var draft = TenantConfiguration.Default with { Part = ConfigurationPart.Default with { ActionSlots = 1 } };
        var written = ImpactSubject.OfSettings(draft.ToJson());

        var tried = await TryAsync(_ada, written);
        var sent = await _world.Get<ProposeSettings>().RunAsync(_ada, new(1, draft, "Fewer at once"), Token);

        tried.Report.Changed.ShouldBe(1);
        tried.Report.Hash.ShouldBe((await TryAsync(_ben, new(ImpactKind.Settings, sent.Value.ToString("D"), 0))).Report.Hash);
        var byAgent = await _world.Get<PreviewImpact>().RunAsync(_world.Here.Agent, written, Ignore, Token);
        byAgent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        var odd = await _world.Get<PreviewImpact>().RunAsync(_ada, ImpactSubject.OfSettings("{"), Ignore, Token);
        odd.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Owner_tries_a_draft_of_their_document_on_their_own_decisions_and_nobody_else_without_the_right()
    {
        var shown = (await _world.RecommendAsync()).Slate(SlateKind.Document).Items[0];
        var other = await _world.AddPersonAsync("olga", ConsoleRole.Agent);
        await _world.ChangeAsync(
            ChangeKind.Document,
            db =>
            {
                var row = db.Documents.AsNoTracking().Single(found => found.Key == shown.Id);
                (row.Version, row.Status, row.OwnerId) = (row.Version + 1, DocumentStatus.Draft, _world.Here.Agent.PersonId);
                row.Acl = ["role:supervisor"];
                db.Documents.Add(row);
            }
        );
        var subject = new ImpactSubject(ImpactKind.Document, shown.Id, 2);

        var own = await TryAsync(_world.Here.Agent, subject);
        var published = await TryAsync(_ada, subject);

        (own.Report.Decisions.Count, own.Report.Changed, own.Report.Concerned).ShouldBe((1, 1, 1));
        published.Report.Hash.ShouldBe(own.Report.Hash);
        var refused = await _world.Get<PreviewImpact>().RunAsync(other, subject, Ignore, Token);
        refused.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = _world.Open();
        (await db.AuditEntries.SingleAsync(row => row.Operation == "preview.impact", Token)).Outcome.ShouldBe("denied");
    }

    [Fact]
    [Trait("Req", "R46")]
    public async Task Title_of_a_document_that_the_reader_may_not_read_is_not_told()
    {
        var shown = (await _world.RecommendAsync()).Slate(SlateKind.Document).Items[0];
        await _world.ChangeAsync(
            ChangeKind.Document,
            db =>
            {
                var row = db.Documents.AsNoTracking().Single(found => found.Key == shown.Id);
                (row.Version, row.Status, row.Acl) = (row.Version + 1, DocumentStatus.Draft, ["role:supervisor"]);
                db.Documents.Add(row);
                db.Documents.Single(found => found.Key == shown.Id && found.Version == 1).Acl = ["role:agent"];
            }
        );

        var view = await TryAsync(_ada, new(ImpactKind.Document, shown.Id, 2));

        var line = view.Items.Single(item => item.Kind == SlateKind.Document && item.Id == shown.Id);
        line.Title.ShouldNotContain("Printer jams");
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Decisions_of_others_do_not_count_for_an_owner_who_may_not_read_them()
    {
        var shown = (await _world.RecommendAsync()).Slate(SlateKind.Document).Items[0];
        var owner = await _world.AddPersonAsync("olga", ConsoleRole.Agent);
        await _world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.Single(found => found.Key == shown.Id && found.Version == 1).OwnerId = owner.PersonId
        );

        var view = await TryAsync(owner, new(ImpactKind.Document, shown.Id, 1));

        view.Report.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Action_that_needs_another_role_is_newly_forbidden_where_it_was_shown()
    {
        var shown = (await _world.RecommendAsync()).Slate(SlateKind.Action).Items[0];
        await _world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var row = db.Actions.AsNoTracking().Single(found => found.Key == shown.Id);
                (row.Version, row.Status, row.RequiredRole) = (row.Version + 1, VersionStatus.InReview, ConsoleRole.Sales);
                db.Actions.Add(row);
            }
        );

        var view = await TryAsync(_ada, new(ImpactKind.Action, shown.Id, 2));

        var actions = view.Report.Kinds().Single(kind => kind.Kind == SlateKind.Action);
        (actions.Changed, actions.Forbidden).ShouldBe((1, 1));
        view.Items.ShouldContain(item => item.Id == shown.Id && item.Before == 1 && item.After == 0);
        await using var db = _world.Open();
        (await db.Decisions.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Draft_like_the_version_in_force_changes_nothing()
    {
        var shown = (await _world.RecommendAsync()).Slate(SlateKind.Action).Items[0];

        var view = await TryAsync(_ada, new(ImpactKind.Action, shown.Id, 1));

        (view.Report.Decisions.Count, view.Report.Changed, view.Report.LoadMoved).ShouldBe((1, 0, 0));
        view.Worst.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Decisions_on_cases_that_the_reader_may_not_view_do_not_count()
    {
        var shown = (await _world.RecommendAsync()).Slate(SlateKind.Action).Items[0];
        var uncleared = await _world.AddPersonAsync("cleo", ConsoleRole.Admin, clearance: 0);
        var stranger = await _world.AddPersonAsync("sten", ConsoleRole.Admin, elsewhere: true);
        var subject = new ImpactSubject(ImpactKind.Action, shown.Id, 1);

        (await TryAsync(uncleared, subject)).Report.Decisions.ShouldBeEmpty();
        (await TryAsync(stranger, subject)).Report.Decisions.ShouldBeEmpty();
        var byAgent = await _world.Get<PreviewImpact>().RunAsync(_world.Here.Agent, subject, Ignore, Token);
        byAgent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    [Trait("Req", "R48")]
    public async Task Cases_that_could_not_be_checked_are_no_sample_without_decisions()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var world = await DeskWorld.CreateAsync(replace: services =>
        {
            services.AddTenants().AddImpact();
            point.Serve(services);
        });
        var ada = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        var shown = (await world.RecommendAsync()).Slate(SlateKind.Action).Items[0];

        point.Garbage = """{"decision":true}"""; // an answer to one question, and none to those about rows

        var result = await world.Get<PreviewImpact>().RunAsync(ada, new(ImpactKind.Action, shown.Id, 1), Ignore, Token);
        result.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Unavailable);
    }

    [Fact]
    public async Task Draft_that_is_not_there_is_said_so()
    {
        var result = await _world.Get<PreviewImpact>().RunAsync(_ada, new(ImpactKind.Playbook, "nothing", 1), Ignore, Token);

        result.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Tenant_measures_one_draft_at_a_time_and_whoever_waits_is_told_and_may_leave()
    {
        var turns = new ImpactTurns();
        var (here, elsewhere) = (Guid.NewGuid(), Guid.NewGuid());
        var running = new TaskCompletionSource();
        using var left = new CancellationTokenSource();
        var told = new List<string>();
        var first = TurnAsync(turns, here, "first", running.Task, told, Token);
        var second = TurnAsync(turns, here, "second", Task.CompletedTask, told, left.Token);
        var third = TurnAsync(turns, here, "third", Task.CompletedTask, told, Token);

        await TurnAsync(turns, elsewhere, "other tenant", Task.CompletedTask, told, Token);
        await left.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        running.SetResult();
        await Task.WhenAll(first, third);

        told.ShouldBe([
            "first measures",
            "second waits: True",
            "third waits: True",
            "other tenant measures",
            "third waits: False",
            "third measures",
        ]);
    }

    private static Task<bool> TurnAsync(
        ImpactTurns turns,
        Guid tenant,
        string name,
        Task work,
        List<string> told,
        CancellationToken cancellationToken
    ) =>
        turns.RunAsync(
            tenant,
            isWaiting => told.Add($"{name} waits: {isWaiting}"),
            async () =>
            {
                told.Add($"{name} measures");
                await work;
                return true;
            },
            cancellationToken
        );

    private static void Ignore(bool isWaiting) { }

    private async Task<ImpactView> TryAsync(Actor actor, ImpactSubject subject)
    {
        var result = await _world.Get<PreviewImpact>().RunAsync(actor, subject, Ignore, Token);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    // the settings that recommendations use now, against those before
    private async Task<ImpactReport> MeasureAsync(Guid decision)
    {
        var facts = await _world.Get<TenantFactsReader>().ReadAsync(_ada, Token);
        await using var db = _world.Open();
        ImpactDraft draft = new(ImpactFacts.Of(ConfigurationPart.Default), ImpactFacts.Of(facts.Configuration));
        return await _world.Get<DraftImpact>().MeasureAsync(db, [decision], draft, Token);
    }
}
