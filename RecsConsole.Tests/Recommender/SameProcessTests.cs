using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Recommender;

/// <summary>The process changed between a finished case and today when its states or steps did, not when a version was published.</summary>
public sealed class SameProcessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R60")]
    public async Task Version_that_confirms_what_is_in_use_or_counts_it_anew_is_the_same_process_and_another_step_is_not()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.ToList().ForEach(row => row.ProcessVersion = 1));

        await PublishAsync(world, it => it);
        var confirmed = await VersionsAsync(world);
        await PublishAsync(
            world,
            it => it with { Transitions = [.. it.Transitions.Reverse().Select(step => step with { ObservedCount = 7 })] }
        );
        var counted = await VersionsAsync(world);
        await PublishAsync(world, it => it with { Transitions = [.. it.Transitions, new("working", "notice", "working")] });
        var changed = await VersionsAsync(world);

        (confirmed, counted, changed).ShouldBe(("2 beside 2", "3 beside 3", "4 beside 1"));
    }

    private static Task PublishAsync(DeskWorld world, Func<WorkflowDefinition, WorkflowDefinition> change) =>
        world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var former = db.Workflows.Single(row => row.Status == VersionStatus.Published);
                former.Status = VersionStatus.Retired;
                var definition = CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(former.DefinitionJson));
                var next = change(definition) with { Version = former.Version + 1 };
                db.Workflows.Add(
                    new()
                    {
                        TenantId = former.TenantId,
                        Key = former.Key,
                        Version = next.Version,
                        Title = former.Title,
                        DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(next)),
                        Status = VersionStatus.Published,
                        PublishedAt = former.PublishedAt,
                    }
                );
            }
        );

    // the version in force, and those of the similar cases
    private static async Task<string> VersionsAsync(DeskWorld world)
    {
        await using var db = world.Open();
        (await db.Cases.CountAsync(row => !row.IsOpen, Token)).ShouldBePositive();
        var reading = await world.Get<SnapshotLoader>().ReadAsync(db, world.Here.Agent, world.Here.CaseId, Token);
        var snapshot = reading.Loaded.ShouldNotBeNull().Snapshot;
        var similar = snapshot.Visible.SimilarCases.Select(hit => hit.ProcessVersion).Distinct().Order();
        return FormattableString.Invariant($"{snapshot.Shared.Workflow.Version} beside {string.Join(", ", similar)}");
    }
}
