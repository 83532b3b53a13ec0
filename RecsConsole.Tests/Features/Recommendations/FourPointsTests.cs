using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>
/// Permission is checked at four points: reading the snapshot, screening, final validation, and reading evidence. Each card has its
/// permit in addition.
/// </summary>
[Trait("Req", "R46")]
public sealed class FourPointsTests
{
    // Above the clearance, restricted to a list of people, of another region, and an action of another role.
    private static readonly string[] Forbidden = ["secret", "supervisors", "regional", "price"];

    [Theory]
    [InlineData("snapshot")]
    [InlineData("screening")]
    [InlineData("validation")]
    [InlineData("evidence")]
    public async Task Each_point_switched_off_leaves_the_item_blocked_by_another(string point)
    {
        await using var world = await WithoutAsync(point);

        var shown = await world.RecommendAsync();

        Ids(shown).ShouldNotBeEmpty();
        Ids(shown).Intersect(Forbidden).ShouldBeEmpty();
        foreach (var id in Forbidden)
        {
            (await EvidenceAsync(world, shown, id)).IsOk.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task All_points_before_the_card_switched_off_leave_the_permit_that_does_not_hold()
    {
        await using var world = await WithoutAsync("snapshot", "screening", "validation");

        var shown = await world.RecommendAsync();

        Ids(shown).Intersect(Forbidden).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_whose_stored_permits_are_gone_is_shown_without_cards()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        await using (var db = world.Open())
        {
            var row = await db.Decisions.SingleAsync();
            var facts = DecisionContent.ValidationOf(row) with { Basis = null };
            row.Validation = Brotli.CompressValue(facts);
            await db.SaveChangesAsync();
        }

        var again = await world.RecommendAsync(first.DecisionId);

        first.Slates.ShouldAllBe(slate => slate.Items.Count > 0);
        again.DecisionId.ShouldBe(first.DecisionId);
        again.Slates.ShouldAllBe(slate => slate.Items.Count == 0);
        again.Slates.SelectMany(slate => slate.Excluded).ShouldContain(entry => entry.Code == "check_failed");
        await using var read = world.Open();
        var entries = await read.AuditEntries.Where(entry => entry.Operation == "show.card").ToListAsync();
        entries.Count.ShouldBe(1);
        entries[0].Outcome.ShouldBe("failed");
    }

    [Fact]
    public async Task Permits_are_too_old_after_a_day_and_the_case_is_decided_again()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();

        var soon = await world.RecommendAsync(first.DecisionId);
        world.Database.Clock.Advance(TimeSpan.FromHours(25));
        var later = await world.RecommendAsync(first.DecisionId);

        soon.DecisionId.ShouldBe(first.DecisionId);
        later.DecisionId.ShouldNotBe(first.DecisionId);
    }

    [Fact]
    public void Validation_of_an_older_engine_has_no_permits_and_is_still_read()
    {
        var json = """{"at":"2026-03-01T12:00:00.000Z","caseRevision":1,"items":[{"id":"ask","kind":"action","reasons":[]}]}"""u8;

        var facts = RecsConsole.Engine.Canonical.CanonicalJson.Deserialize<ValidationFacts>(json);

        facts.Basis.ShouldBeNull();
        facts.Items.Single().Permit.ShouldBeNull();
        RecsConsole.Engine.Canonical.CanonicalJson.Serialize(facts).ShouldBe(json.ToArray());
    }

    private static Task<Result<EvidenceView>> EvidenceAsync(DeskWorld world, ShownDecision shown, string id) =>
        world
            .Get<ReadEvidence>()
            .RunAsync(
                world.Here.Agent,
                new(shown.DecisionId!.Value, id == "price" ? SlateKind.Action : SlateKind.Document, id, null),
                CancellationToken.None
            );

    private static List<string> Ids(ShownDecision shown) => [.. shown.Slates.SelectMany(slate => slate.Items).Select(item => item.Id)];

    private static Task<DeskWorld> WithoutAsync(params string[] points) =>
        DeskWorld.CreateAsync(replace: services =>
        {
            foreach (var point in points)
            {
                services.Replace(
                    point switch
                    {
                        "snapshot" => With<SnapshotLoader>(),
                        "screening" => With<ActivePipelines>(),
                        "validation" => With<FinalValidation>(),
                        _ => ServiceDescriptor.Singleton(services =>
                            ActivatorUtilities.CreateInstance<ReadEvidence>(
                                services,
                                ActivatorUtilities.CreateInstance<OperationScopeFactory>(services, new OpenDoors())
                            )
                        ),
                    }
                );
            }
        });

    private static ServiceDescriptor With<T>()
        where T : class => ServiceDescriptor.Singleton(services => ActivatorUtilities.CreateInstance<T>(services, new OpenDoors()));
}
