using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Impact;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tests.Features.Models;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Impact;

/// <summary>
/// What was predicted for a past decision is what the next opening of its case at the same time really shows, once the draft is published.
/// </summary>
public sealed class PublishedImpactTests : IAsyncLifetime
{
    private ModelWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _world = await ModelWorld.OpenAsync(add: services => services.AddImpact().AddServiceLevels());

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Shorter_service_level_makes_the_case_late_and_escalates_it_as_predicted()
    {
        await _world.Desk.PromiseAsync();
        var before = await _world.Desk.RecommendAsync();
        var draft = await SendLevelAsync(60);

        var predicted = await PredictAsync(new(ImpactKind.ServiceLevel, PromisedDesk.Level, draft.Version));
        await PublishAsync(draft);
        var after = await _world.Desk.RecommendAsync(before.DecisionId);

        predicted.Before.ShouldBe(Actions(before));
        predicted.After.ShouldBe(Actions(after));
        predicted.Changes().ShouldBeTrue();
        predicted.After.ShouldContain(PromisedDesk.Escalation);
        (await BandAsync(before)).ShouldBe(SlaBand.Plenty);
        (await BandAsync(after)).ShouldBe(SlaBand.Late);
    }

    [Fact]
    public async Task Level_that_promises_the_same_or_is_for_other_cases_changes_nothing()
    {
        await _world.Desk.PromiseAsync();
        await _world.Desk.RecommendAsync();
        var same = await SendLevelAsync(480);

        var predicted = await PredictAsync(new(ImpactKind.ServiceLevel, PromisedDesk.Level, same.Version));
        await PublishAsync(same);
        var others = await SendLevelAsync(60, priority: 4, key: "minor", title: "Minor");
        var elsewhere = await PredictAsync(new(ImpactKind.ServiceLevel, "minor", others.Version));

        predicted.Changes().ShouldBeFalse();
        elsewhere.Changes().ShouldBeFalse();
    }

    [Fact]
    public async Task Promoted_model_orders_the_slate_as_predicted()
    {
        var version = await _world.RegisterAsync();
        var before = await _world.Desk.RecommendAsync();
        (await _world.ProposeAsync(_world.Adele, version)).Error.ThrowIfAny();

        var predicted = await PredictAsync(new(ImpactKind.Model, version, 0));
        (await _world.PromoteAsync(_world.Rupert, version)).Error.ThrowIfAny();
        var after = await _world.Desk.RecommendAsync(before.DecisionId);

        predicted.Before.ShouldBe(Actions(before));
        predicted.After.ShouldBe(Actions(after));
        predicted.Changes().ShouldBeTrue();
    }

    private static IEnumerable<string> Actions(ShownDecision decision) => decision.Slate(SlateKind.Action).Items.Select(item => item.Id);

    private async Task<SlateImpact> PredictAsync(ImpactSubject subject)
    {
        var result = await _world.Get<PreviewImpact>().RunAsync(_world.Rupert, subject, _ => { }, Token);
        var view = result.Value ?? throw new InvalidOperationException(result.Error!.Message);
        return view.Report.Decisions.ShouldHaveSingleItem().Slates.Single(slate => slate.Kind == SlateKind.Action);
    }

    private async Task<SavedVersion> SendLevelAsync(
        int minutes,
        int? priority = null,
        string key = PromisedDesk.Level,
        string title = "Tickets"
    )
    {
        var text = new ServiceLevelContent
        {
            Title = title,
            CaseTypes = ["ticket"],
            Priority = priority,
            TargetMinutes = minutes,
        };
        var seen = priority is null ? new VersionSeen(1, 1) : null;
        var saved = await _world.Get<SaveServiceLevelDraft>().RunAsync(_world.Adele, new(key, seen, text), Token);
        saved.Error.ThrowIfAny();
        var life = _world.Get<VersionLife<ServiceLevelRow, ServiceLevelContent>>();
        var sent = saved.Value!;
        (await life.SubmitAsync(_world.Adele, new(sent.Key, sent.Version, sent.Revision), Token)).Error.ThrowIfAny();
        return sent;
    }

    private async Task PublishAsync(SavedVersion sent)
    {
        var request = new VersionStepRequest(sent.Key, sent.Version, sent.Revision + 1) { AppliesToOpenCases = true };
        (await _world.Get<PublishServiceLevel>().RunAsync(_world.Rupert, request, Token)).Error.ThrowIfAny();
    }

    private async Task<SlaBand> BandAsync(ShownDecision shown)
    {
        await using var db = _world.Desk.Open();
        var row = await db.Decisions.AsNoTracking().SingleAsync(each => each.Id == shown.DecisionId, Token);
        return DecisionContent.SnapshotOf(row).Case.SlaBand;
    }
}
