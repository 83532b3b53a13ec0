using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// What all cases of a tenant share: content, truth, workflow, calendar and people, as of one instant. Pure for a given seed and instant.
/// </summary>
public sealed class SimulatedWorld
{
    public const int PastDays = 548;
    private readonly Dictionary<string, DemoState> _states;
    private readonly Dictionary<string, DemoAction> _actions;
    private readonly ILookup<string, DemoActivity> _activities;

    public SimulatedWorld(DemoContent content, ulong seed, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(content);
        (Content, Seed) = (content = content.OnDutyAt(at), seed);
        At = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        Truth = new HiddenTruth(content.Truth);
        Flow = new StateMachine(DemoWorkflowDefinition.Build(content, content.Workflow.Version));
        Hours = DemoCalendarSpans.Resolve(content.Tenant.Calendar, at.AddDays(-PastDays - 60), at.AddDays(200));
        Staff = new Staff(content, Truth.SkillSpread, SimulationRandom.For(seed, "staff"));
        Writer = new CaseWriter(content, Truth);
        _states = content.Workflow.States.ToDictionary(each => each.Key, StringComparer.Ordinal);
        _actions = content.Actions.ToDictionary(each => each.Key, StringComparer.Ordinal);
        _activities = content.Workflow.Activities.ToLookup(each => each.Kind, StringComparer.Ordinal);
    }

    public DemoContent Content { get; }

    public ulong Seed { get; }

    /// <summary>The instant of seeding: nothing happens after it.</summary>
    public DateTimeOffset At { get; }

    public HiddenTruth Truth { get; }

    public StateMachine Flow { get; }

    public BusinessSpans Hours { get; }

    public Staff Staff { get; }

    public CaseWriter Writer { get; }

    public DemoState State(string key) => _states[key];

    public DemoAction Action(string key) => _actions[key];

    public DemoActivity Activity(string kind) => _activities[kind].Single();

    /// <summary>Whether the state is one in which people check whether the cure worked.</summary>
    public bool IsCheck(string state) => Activity("verification_failed").States.Contains(state);

    /// <summary>Whether the event solved the case, whether or not the solution held.</summary>
    public bool IsSolution(SimulatedEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return State(happened.To) is { Resolved: true, Terminal: false } && !State(happened.From).Resolved;
    }

    /// <summary>Catalog actions that a state, the case's product and the customer's contract allow, in catalog order.</summary>
    public IEnumerable<DemoAction> Allowed(string state, CaseSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Content.Actions.Where(action =>
            ColumnCodes.Find<VersionStatus>(action.Status) is VersionStatus.Published
            && action.States.Contains(state)
            && (action.Products.Count == 0 || action.Products.Contains(setting.IssueType.Product))
            && (action.Tiers.Count == 0 || action.Tiers.Contains(setting.Account.Tier))
        );
    }

    public double Day(DateTimeOffset instant) => (instant - At).TotalDays;

    public DateTimeOffset AddHours(DateTimeOffset from, double businessHours)
    {
        var later = Hours.Add(from.ToUnixTimeMilliseconds(), Math.Max((long)(businessHours * 3_600_000), 1));
        return DateTimeOffset.FromUnixTimeMilliseconds(later ?? throw new InvalidOperationException("The demo calendar ends too early."));
    }

    public double HoursBetween(DateTimeOffset from, DateTimeOffset to) =>
        Hours.Between(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()) / 3_600_000.0;

    /// <summary>Business hours to the first solution promised to the account.</summary>
    public double PromisedHours(int priority, DemoAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Content.Tenant.SlaHours[$"P{priority}"] * Content.Tenant.TierFactor[account.Tier];
    }

    /// <summary>The policies' rules for an issue type that were in force on that day.</summary>
    public IEnumerable<DemoPolicyRule> RulesFor(string issueType, double day) =>
        Content
            .Policies.Where(policy => policy.EffectiveFromDays <= day)
            .Where(policy => policy.EffectiveToDays is not { } end || day < end)
            .SelectMany(policy => policy.Rules)
            .Where(rule => rule.When.IssueTypes.Count == 0 || rule.When.IssueTypes.Contains(issueType));
}
