using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

/// <summary>Case, documents, people and workflow may be owned by other systems: the pipeline runs on what their adapters say.</summary>
public sealed class ForeignSourcesTests
{
    [Fact]
    [Trait("Req", "R18")]
    public async Task Case_documents_experts_and_workflow_may_come_from_other_systems()
    {
        await using var own = await DeskWorld.CreateAsync();
        await using var foreign = await DeskWorld.CreateAsync(replace: services =>
            services
                .AddDocuments()
                .Replace(ServiceDescriptor.Singleton<ICaseSource, ForeignCaseSource>())
                .Replace(ServiceDescriptor.Singleton<IWorkflowSource, ForeignWorkflows>())
                .Replace(ServiceDescriptor.Singleton<IPeopleSource, ForeignPeople>())
        );

        var imported = await foreign
            .Get<ImportDocuments>()
            .FromSourceAsync(Actor.Job(foreign.Here.TenantId), new ForeignDocuments(), _ => { }, TestContext.Current.CancellationToken);
        imported.Error.ShouldBeNull();
        // beside one that many similar cases used, theirs would have no place
        await foreign.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.Single(row => row.Key == "guide").Status = DocumentStatus.Withdrawn
        );

        var before = await own.RecommendAsync();
        var shown = (await foreign.TryRecommendAsync(foreign.Here.Agent, ForeignCaseSource.CaseId)).Value!;

        before.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "fix");
        before.Slate(SlateKind.Expert).Items.ShouldNotBeEmpty();
        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "fix", "their workflow allows it in a new case");
        shown.Slate(SlateKind.Document).Items.ShouldContain(item => item.Id == "kb-7", "their knowledge base has it");
        shown.Slate(SlateKind.Expert).Items.ShouldBeEmpty("their roster has nobody at work");
    }

    /// <summary>A knowledge base with one article.</summary>
    private sealed class ForeignDocuments : IDocumentSource
    {
        public IEnumerable<LocatedDocument> Read() =>
            [
                new(
                    "knowledge base",
                    1,
                    new(
                        [
                            Field("key", "kb-7"),
                            Field("title", "Printer jams after the firmware update"),
                            Field("kind", "article"),
                            Field("status", "effective"),
                            Field("classification", "public"),
                            Field("language", "en"),
                            Field("issueTypes", "printer"),
                        ],
                        "When a printer jams after the firmware update, install the update again before the next invoice run.",
                        1
                    )
                ),
            ];

        private static SourceField Field(string name, string value) => new(name, [value], 1);
    }

    /// <summary>Ours, and a case can be fixed at once.</summary>
    private sealed class ForeignWorkflows(TenantDb tenantDb) : IWorkflowSource
    {
        private readonly DatabaseWorkflowSource _ours = new(tenantDb);

        public async Task<WorkflowDefinition?> ReadAsync(Actor actor, string caseType, CancellationToken cancellationToken) =>
            await _ours.ReadAsync(actor, caseType, cancellationToken) is { } ours
                ? ours with
                {
                    Transitions = [.. ours.Transitions, new("new", "fix", "working")],
                }
                : null;
    }

    /// <summary>The same people, all of whom are away.</summary>
    private sealed class ForeignPeople(TenantDb tenantDb) : IPeopleSource
    {
        private readonly DatabasePeopleSource _ours = new(tenantDb);

        public Task<IReadOnlyList<PersonRecord>> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
            _ours.ReadAsync(actor, cancellationToken);

        public Task<IReadOnlyList<PresenceRecord>> ReadPresenceAsync(
            Actor actor,
            IReadOnlyCollection<Guid> people,
            PresenceQuestion question,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<PresenceRecord>>([.. people.Order().Select(id => new PresenceRecord(id, 0, true, false))]);
    }
}
