using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// What a publication really changed in stored decisions: their own facts against those that recommendations read now. Nothing comes from
/// the draft, so it shows whether the prediction was right.
/// </summary>
internal static class ServedFacts
{
    /// <param name="subject">The draft that was published.</param>
    /// <param name="caseIds">The cases of the decisions.</param>
    public static async Task<ImpactDraft> ReadAsync(
        ConsoleDbContext db,
        TenantFacts served,
        ImpactSubject subject,
        IReadOnlyCollection<Guid> caseIds,
        AccessPolicy policy,
        CancellationToken cancellationToken
    ) =>
        new(
            ImpactFacts.Stored,
            subject.Kind switch
            {
                ImpactKind.Settings => ImpactFacts.Of(served.Configuration),
                ImpactKind.Action => CatalogDrafts.OfAction(
                    subject.Key,
                    served.Catalog.Actions.FirstOrDefault(each => IsIt(each.Key, subject))
                ),
                ImpactKind.Policy => await PolicyAsync(db, served, subject, caseIds, cancellationToken),
                ImpactKind.Playbook => await PlaybookAsync(db, served, subject, caseIds, cancellationToken),
                ImpactKind.Workflow => CatalogDrafts.OfWorkflow(
                    subject.Key,
                    served.CaseTypes.Values.First(each => IsIt(each.Workflow.Key, subject)).Workflow
                ),
                ImpactKind.Document => DocumentDrafts.OfDocument(
                    subject.Key,
                    await DocumentAsync(db, subject.Key, cancellationToken),
                    policy
                ),
                ImpactKind.ServiceLevel => await LevelDrafts.ServedAsync(db, subject.Key, caseIds, cancellationToken),
                ImpactKind.Model => Ranked(served),
                _ => throw new NotSupportedException($"{subject.Kind} is not compared."),
            }
        );

    private static async Task<ImpactFacts> PolicyAsync(
        ConsoleDbContext db,
        TenantFacts served,
        ImpactSubject subject,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var policy = served.Catalog.Policies.FirstOrDefault(each => IsIt(each.Key, subject));
        var fields = await FieldDrafts.ReadAsync(db, [.. FieldDrafts.In(policy)], caseIds, cancellationToken);
        return fields.With(CatalogDrafts.OfPolicy(subject.Key, policy));
    }

    private static async Task<ImpactFacts> PlaybookAsync(
        ConsoleDbContext db,
        TenantFacts served,
        ImpactSubject subject,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var playbook = served.Catalog.Playbooks?.FirstOrDefault(each => IsIt(each.Key, subject));
        var fields = await FieldDrafts.ReadAsync(db, [.. playbook?.FieldConditions() ?? []], caseIds, cancellationToken);
        return fields.With(CatalogDrafts.OfPlaybook(subject.Key, playbook));
    }

    // who a model ranks for depends on the person and the case, so it is chosen for each decision
    private static ImpactFacts Ranked(TenantFacts served) =>
        ImpactFacts.Of(snapshot =>
            snapshot with
            {
                Shared = snapshot.Shared with { Model = served.Models.For(snapshot.Actor, snapshot.Case.Team, snapshot.At)?.Part },
            }
        );

    private static bool IsIt(string key, ImpactSubject subject) => string.Equals(key, subject.Key, StringComparison.Ordinal);

    private static async Task<SnapshotDocument?> DocumentAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        var versions = await DatabaseSnapshotRows.Instance.ReadDocumentsAsync(db, [key], cancellationToken);
        return versions.Count == 0 ? null : SnapshotDocument.Foremost(versions);
    }
}
