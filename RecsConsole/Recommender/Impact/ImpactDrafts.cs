using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Impact;

/// <summary>Reads a draft with what it would replace.</summary>
public sealed class ImpactDrafts(AccessPolicy policy, IEnumerable<IRuleDrafts> rules)
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
            ImpactKind.Policy => CatalogDrafts.OfPolicyAsync(db, subject, caseIds, cancellationToken),
            ImpactKind.Playbook => CatalogDrafts.OfPlaybookAsync(db, subject, caseIds, cancellationToken),
            ImpactKind.Workflow => CatalogDrafts.OfWorkflowAsync(db, subject, cancellationToken),
            ImpactKind.ServiceLevel => LevelDrafts.ReadAsync(db, subject, caseIds, cancellationToken),
            ImpactKind.Document => DocumentDrafts.ReadAsync(db, subject, policy, cancellationToken),
            ImpactKind.Model => ModelDrafts.ReadAsync(db, subject, cancellationToken),
            ImpactKind.Settings => SettingsDrafts.ReadAsync(db, subject, cancellationToken),
            ImpactKind.Rules => RulesAsync(db, subject, caseIds, cancellationToken),
            _ => Task.FromResult<ImpactDraft?>(null),
        };
    }

    /// <summary>How proposed rules are tried, and on which decisions; null for other drafts, and when there is nothing to try.</summary>
    public async Task<RuleReplay?> ReplayOfAsync(ConsoleDbContext db, ImpactSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.Kind is not ImpactKind.Rules || !Guid.TryParse(subject.Key, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        var row = await db
            .Proposals.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Id == id && found.Kind == ProposalKind.SettingsChange, cancellationToken);
        return row is null ? null : RuleTrial.Find(rules, ProposedChange.From(row))?.Replay;
    }

    private async Task<ImpactDraft?> RulesAsync(
        ConsoleDbContext db,
        ImpactSubject subject,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    ) => await ReplayOfAsync(db, subject, cancellationToken) is { } replay ? await replay.ReadAsync(db, caseIds, cancellationToken) : null;
}
