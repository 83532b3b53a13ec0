using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Impact;

/// <summary>Reads a draft with what it would replace.</summary>
public sealed class ImpactDrafts(AccessPolicy policy)
{
    /// <summary>Null when there is no such draft.</summary>
    /// <param name="caseIds">The cases of the decisions that it is tried on.</param>
    /// <exception cref="InvalidDataException">The draft cannot be used yet.</exception>
    public Task<ImpactDraft?> FindAsync(
        ConsoleDbContext db,
        ImpactSubject subject,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Kind switch
        {
            ImpactKind.Action => CatalogDrafts.OfActionAsync(db, subject, cancellationToken),
            ImpactKind.Policy => CatalogDrafts.OfPolicyAsync(db, subject, cancellationToken),
            ImpactKind.Playbook => CatalogDrafts.OfPlaybookAsync(db, subject, cancellationToken),
            ImpactKind.Workflow => CatalogDrafts.OfWorkflowAsync(db, subject, cancellationToken),
            ImpactKind.ServiceLevel => LevelDrafts.ReadAsync(db, subject, caseIds, cancellationToken),
            ImpactKind.Document => DocumentDrafts.ReadAsync(db, subject, policy, cancellationToken),
            ImpactKind.Model => ModelDrafts.ReadAsync(db, subject, cancellationToken),
            ImpactKind.Settings => SettingsDrafts.ReadAsync(db, subject, cancellationToken),
            _ => Task.FromResult<ImpactDraft?>(null),
        };
    }
}
