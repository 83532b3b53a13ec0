using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Impact;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Impact;

/// <summary>"None would change" says how many of the decisions the draft could have changed at all.</summary>
public sealed class ConcernedDecisionsTests : IAsyncLifetime
{
    private DeskWorld _world = null!;
    private Actor _ada = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddImpact());
        _ada = await _world.AddPersonAsync("ada", ConsoleRole.Admin);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task New_document_was_found_in_no_decision_and_one_that_was_suggested_was()
    {
        var shown = (await _world.RecommendAsync()).Slate(SlateKind.Document).Items[0];
        await _world.ChangeAsync(
            ChangeKind.Document,
            db =>
            {
                db.Documents.Add(DraftOf(db, shown.Id, shown.Id));
                db.Documents.Add(DraftOf(db, shown.Id, "fresh"));
            }
        );

        var fresh = await TryAsync(new(ImpactKind.Document, "fresh", 2));
        var next = await TryAsync(new(ImpactKind.Document, shown.Id, 2));

        (fresh.Decisions.Count, fresh.Changed, fresh.Concerned).ShouldBe((1, 0, 0));
        next.Concerned.ShouldBe(1);
        next.Decisions[0].At.ShouldBe(_world.Database.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("new", 1)]
    [InlineData("resolved", 0)]
    public async Task Policy_concerns_the_decisions_on_cases_that_its_rules_are_for(string state, int concerned)
    {
        await _world.RecommendAsync();
        await _world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
                db.Policies.Add(
                    new()
                    {
                        TenantId = db.TenantId,
                        Key = "asking",
                        Version = 1,
                        Title = "Asking",
                        Status = VersionStatus.Draft,
                        EffectiveFrom = _world.Database.Clock.GetUtcNow().AddDays(1),
                        RulesJson =
                            $$"""[{"caseTypes":[],"issueTypes":[],"states":["{{state}}"],"requires":["ask"],"forbids":[],"documents":[]}]""",
                    }
                )
        );

        (await TryAsync(new(ImpactKind.Policy, "asking", 1))).Concerned.ShouldBe(concerned);
    }

    private static DocumentRow DraftOf(ConsoleDbContext db, string like, string key)
    {
        var row = db.Documents.AsNoTracking().Single(found => found.Key == like && found.Status == DocumentStatus.Effective);
        (row.Key, row.Version, row.Status) = (key, 2, DocumentStatus.Draft);
        return row;
    }

    private async Task<ImpactReport> TryAsync(ImpactSubject subject)
    {
        var result = await _world.Get<PreviewImpact>().RunAsync(_ada, subject, _ => { }, Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message).Report;
    }
}
