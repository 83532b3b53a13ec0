using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>The values that an action's fields accept in this tenant, and the workflow steps that use each action.</summary>
public sealed record ActionChoices(
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Roles,
    IReadOnlyList<PolicyChoice> Policies,
    IReadOnlyList<string> IssueTypes,
    IReadOnlyList<WorkflowStep> Steps
)
{
    /// <summary>Labels of the issue types.</summary>
    public TermList Terms { get; init; } = TermList.None;

    /// <summary>The issue types that the form offers.</summary>
    public IReadOnlyList<string> OfferedIssueTypes => Terms.Offered(IssueTypes);

    /// <summary>Tiers of the tenant's customers.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];

    /// <summary>Keys of the published actions: steps that another one may build on.</summary>
    public IReadOnlyList<string> EarlierSteps { get; init; } = [];

    /// <summary>Their titles, by key.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The title of an action; its key for one that is not published.</summary>
    public string TitleOf(string key) => Titles.GetValueOrDefault(key, key);

    /// <summary>Whether another system is told of every step, and can carry it out.</summary>
    public bool HasListener { get; init; }

    /// <summary>Under the tenant's compliance profile, only people carry out steps.</summary>
    public bool ForbidsAutomation { get; init; }

    /// <summary>The steps that the action would take with these allowed states; empty means that it would never be suggested.</summary>
    public IReadOnlyList<WorkflowStep> StepsOf(string key, IReadOnlyCollection<string> allowedStates) =>
        [
            .. Steps.Where(step =>
                string.Equals(step.ActionKey, key, StringComparison.Ordinal)
                && (allowedStates.Count == 0 || allowedStates.Contains(step.From, StringComparer.Ordinal))
            ),
        ];

    internal static async Task<ActionChoices> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var workflows = await CatalogValues.WorkflowsAsync(db, cancellationToken);
        var actions = await db
            .Actions.AsNoTracking()
            .Select(row => new
            {
                row.Key,
                row.Status,
                row.Kind,
                row.RequiredRole,
                row.IssueTypes,
                row.Tiers,
            })
            .ToListAsync(cancellationToken);
        var published = actions.Where(row => row.Status.IsPublished()).Select(row => row.Key);
        var titles = await ActionTitles.ReadAsync(db, published, cancellationToken);
        var terms = await TermList.ReadAsync(db, TermKind.IssueType, cancellationToken);
        var issueTypes = await CatalogValues.IssueTypesAsync(db, terms, cancellationToken);
        var roles = actions.Select(row => row.RequiredRole).OfType<string>();
        return new(
            [.. ActionLabels.Kinds.Union(actions.Select(row => row.Kind), StringComparer.Ordinal)],
            CatalogValues.StatesOf(workflows),
            [.. ConsoleRole.All.Union(roles, StringComparer.Ordinal)],
            await ReadPoliciesAsync(db, cancellationToken),
            CatalogValues.Sorted(issueTypes.Concat(actions.SelectMany(row => row.IssueTypes))),
            [.. workflows.SelectMany(StepsOf)]
        )
        {
            Terms = terms,
            Tiers = await ReadTiersAsync(db, actions.SelectMany(row => row.Tiers), cancellationToken),
            EarlierSteps = [.. titles.OrderBy(each => each.Value, StringComparer.CurrentCultureIgnoreCase).Select(each => each.Key)],
            Titles = titles,
            HasListener = await HasListenerAsync(db, cancellationToken),
            ForbidsAutomation = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Rules.ForbidsAutomation,
        };
    }

    private static async Task<bool> HasListenerAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var hooks = await db.Webhooks.AsNoTracking().Where(hook => hook.IsEnabled).ToListAsync(cancellationToken);
        return hooks.Exists(hook => hook.Kinds.Contains(WebhookKinds.StepCarriedOut, StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> ReadTiersAsync(
        ConsoleDbContext db,
        IEnumerable<string> named,
        CancellationToken cancellationToken
    )
    {
        var tiers = await db.Accounts.Select(row => row.Tier ?? "").Distinct().ToListAsync(cancellationToken);
        return CatalogValues.Sorted(tiers.Concat(named));
    }

    private static async Task<IReadOnlyList<PolicyChoice>> ReadPoliciesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var published = await db
            .Policies.Published()
            .Select(row => new PolicyChoice(row.Key, row.Version, row.Title))
            .ToListAsync(cancellationToken);
        return
        [
            .. published
                .NewestOfEach(policy => policy.Key, policy => policy.Version)
                .OrderBy(policy => policy.Title, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    private static IEnumerable<WorkflowStep> StepsOf(WorkflowDefinition workflow) =>
        workflow.Transitions.Select(step => new WorkflowStep(workflow.Key, workflow.Version, step.From, step.ActionKey, step.To));
}

/// <summary>A policy that an action can be bound to.</summary>
public sealed record PolicyChoice(string Key, int Version, string Title);

/// <summary>A step of a published workflow that performs an action.</summary>
public sealed record WorkflowStep(string Workflow, int Version, string From, string ActionKey, string To);
