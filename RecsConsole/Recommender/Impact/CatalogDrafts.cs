using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Impact;

/// <summary>Drafts of actions, policies, playbooks and workflows, each against the version in force.</summary>
internal static class CatalogDrafts
{
    public static async Task<ImpactDraft?> OfActionAsync(ConsoleDbContext db, ImpactSubject subject, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync<ActionRow>(db, subject, cancellationToken);
        return versions is null ? null : new(With(versions.InForce), With(versions.Draft));

        ImpactFacts With(ActionRow? row) => OfAction(subject.Key, row is null ? null : Published(row));
    }

    /// <summary>The facts of a decision with this version of an action; null takes the action away.</summary>
    public static ImpactFacts OfAction(string key, ActionFacts? facts) =>
        InCatalog(catalog => catalog with { Actions = Replaced(catalog.Actions, each => each.Key, key, facts) });

    /// <param name="caseIds">The cases of the decisions that it is tried on.</param>
    public static async Task<ImpactDraft?> OfPolicyAsync(
        ConsoleDbContext db,
        ImpactSubject subject,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var versions = await VersionsAsync<PolicyRow>(db, subject, cancellationToken);
        if (versions is null)
        {
            return null;
        }

        var inForce = versions.InForce is null ? null : TenantFactsReader.ToFacts(versions.InForce);
        // tried as if it had been in force as long as the one that it replaces: most begin later than the decisions
        var draft = TenantFactsReader.ToFacts(versions.Draft) with
        {
            EffectiveFrom = inForce?.EffectiveFrom ?? DateTimeOffset.UnixEpoch,
            EffectiveTo = null,
        };
        var fields = await FieldDrafts.ReadAsync(db, [.. FieldDrafts.In(inForce), .. FieldDrafts.In(draft)], caseIds, cancellationToken);
        return new(fields.With(OfPolicy(subject.Key, inForce)), fields.With(OfPolicy(subject.Key, draft)))
        {
            Concerns = snapshot => Rules(inForce, snapshot) || Rules(draft, snapshot),
        };
    }

    private static bool Rules(PolicyFacts? policy, CaseSnapshot snapshot) =>
        policy?.Rules.Any(rule => rule.MayApplyTo(RuledCase.From(snapshot.Case, snapshot.Shared.Configuration.FieldLimits))) is true;

    /// <summary>The facts of a decision with this version of a policy; null takes the policy away.</summary>
    public static ImpactFacts OfPolicy(string key, PolicyFacts? facts) =>
        InCatalog(catalog => catalog with { Policies = Replaced(catalog.Policies, each => each.Key, key, facts) });

    /// <param name="caseIds">The cases of the decisions that it is tried on.</param>
    /// <exception cref="InvalidDataException">The draft cannot be used yet.</exception>
    public static async Task<ImpactDraft?> OfPlaybookAsync(
        ConsoleDbContext db,
        ImpactSubject subject,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var versions = await VersionsAsync<PlaybookRow>(db, subject, cancellationToken);
        if (versions is null)
        {
            return null;
        }

        var (inForce, draft) = (FactsOf(versions.InForce), FactsOf(versions.Draft));
        var conditions = (inForce?.FieldConditions() ?? []).Concat(draft?.FieldConditions() ?? []);
        var fields = await FieldDrafts.ReadAsync(db, [.. conditions], caseIds, cancellationToken);
        return new(fields.With(OfPlaybook(subject.Key, inForce)), fields.With(OfPlaybook(subject.Key, draft)));

        static PlaybookFacts? FactsOf(PlaybookRow? row) =>
            row is null ? null : PlaybookReader.Parse(row.Key, row.Version, row.DefinitionJson);
    }

    /// <summary>The facts of a decision with this version of a playbook; null takes the playbook away.</summary>
    public static ImpactFacts OfPlaybook(string key, PlaybookFacts? facts) =>
        InCatalog(catalog =>
        {
            var all = Replaced(catalog.Playbooks ?? [], each => each.Key, key, facts);
            return catalog with { Playbooks = all.Count == 0 ? null : all };
        });

    public static async Task<ImpactDraft?> OfWorkflowAsync(ConsoleDbContext db, ImpactSubject subject, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync<WorkflowRow>(db, subject, cancellationToken);
        // no case follows a workflow before its first version is published
        return versions is null ? null : new(With(versions.InForce ?? versions.Draft), With(versions.Draft));

        ImpactFacts With(WorkflowRow row) =>
            OfWorkflow(subject.Key, CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(row.DefinitionJson)));
    }

    /// <summary>The facts of a decision with this version of the workflow that its case follows.</summary>
    public static ImpactFacts OfWorkflow(string key, WorkflowDefinition definition) =>
        new(parts => string.Equals(parts.Workflow.Key, key, StringComparison.Ordinal) ? parts with { Workflow = definition } : parts);

    // as it will be once it is published
    private static ActionFacts Published(ActionRow row) => TenantFactsReader.ToFacts(row) with { Status = ObjectStates.Published };

    private static ImpactFacts InCatalog(Func<CatalogPart, CatalogPart> change) =>
        new(parts => parts with { Catalog = change(parts.Catalog) });

    private static List<T> Replaced<T>(IReadOnlyList<T> all, Func<T, string> keyOf, string key, T? with)
        where T : class
    {
        List<T> changed = [.. all.Where(each => !string.Equals(keyOf(each), key, StringComparison.Ordinal))];
        if (with is not null)
        {
            changed.Add(with);
        }

        return [.. changed.OrderBy(keyOf, StringComparer.Ordinal)];
    }

    private static async Task<Versions<TRow>?> VersionsAsync<TRow>(
        ConsoleDbContext db,
        ImpactSubject subject,
        CancellationToken cancellationToken
    )
        where TRow : class, IVersionRow
    {
        var rows = db.Set<TRow>().AsNoTracking().Where(row => row.Key == subject.Key);
        var draft = await rows.FirstOrDefaultAsync(row => row.Version == subject.Version, cancellationToken);
        return draft is null
            ? null
            : new(await rows.Published().OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken), draft);
    }

    private sealed record Versions<TRow>(TRow? InForce, TRow Draft);
}
