using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Intents;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// What an intent model reads in a case: only actions that exist and that the workflow allows now survive, and an invented one is dropped
/// and counted. The same text and choice are asked about once, so that looking at an unchanged case changes nothing.
/// </summary>
public sealed class CaseIntents(IIntentModel model, ModelAnswers answers, ExternalCalls calls)
{
    /// <summary>Named as missing on the card when the model did not answer in time.</summary>
    public const string Missing = "intents";

    private const int MostKept = 5;
    private const int MostRemembered = 2_000;

    private static readonly Counter<long> s_invented = ConsoleTelemetry.Meter.CreateCounter<long>("recs.intents.invented");

    private readonly ConcurrentDictionary<string, IntentFacts> _known = new(StringComparer.Ordinal);

    /// <summary>Whether the tenant lets leave what the model needs.</summary>
    public static bool MayLeave(FieldLimits? limits) =>
        limits.Allows(DataFields.ActionTexts, FieldPurpose.External)
        && (limits.Allows(DataFields.CaseTitle, FieldPurpose.External) || limits.Allows(DataFields.CaseDescription, FieldPurpose.External));

    /// <summary>The facts for a snapshot, or null; and whether the model should have answered and did not.</summary>
    public async Task<IntentReading> ReadAsync(SnapshotRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request is not { IsByRules: false, Search: { Intents: { } name, Mask: { } mask } })
        {
            return IntentReading.None;
        }

        var tenant = request.Facts;
        if (
            model.Provider is not { } provider
            || !await calls.MayCallAsync(tenant.TenantId, tenant.Region, tenant.Compliance, provider, cancellationToken)
        )
        {
            return IntentReading.None;
        }

        var limits = request.Limits;
        FieldText[] parts = [new(DataFields.CaseTitle, request.Case.Title), new(DataFields.CaseDescription, request.Case.Description)];
        if (OutboundText.From(mask, limits, parts) is not { } text)
        {
            return IntentReading.None;
        }

        var actions = ActionsOf(request)
            .Select(key => (Key: key, Title: TitleOf(request, key, title => OutboundText.From(mask, limits, title))))
            .Where(each => each.Title is not null)
            .ToDictionary(each => each.Key, each => each.Title!, StringComparer.Ordinal);
        if (actions.Count == 0)
        {
            return IntentReading.None; // the titles may not leave, or nothing is allowed now
        }

        var asked = $"{name} {text.Hash} {string.Join(',', actions.Select(each => $"{each.Key}:{each.Value.Hash}"))}";
        return _known.TryGetValue(asked, out var known)
            ? new(known, IsMissing: false)
            : await AskAsync(tenant.TenantId, name, asked, text, actions, cancellationToken);
    }

    private async Task<IntentReading> AskAsync(
        Guid tenantId,
        string name,
        string asked,
        OutboundText text,
        IReadOnlyDictionary<string, OutboundText> actions,
        CancellationToken cancellationToken
    )
    {
        if (await model.ReadAsync(tenantId, text, actions, cancellationToken) is not { } named)
        {
            return new(null, IsMissing: true);
        }

        var facts = FactsOf(name, named, actions.ContainsKey);
        if (facts.Invented > 0)
        {
            // the meter counts actions, and the tenant's figures count answers
            s_invented.Add(facts.Invented);
            answers.Count(tenantId, ModelUse.Intents, ModelOutcome.Invented);
        }

        return new(Keep(asked, facts), IsMissing: false);
    }

    // what is not among the actions that were sent is dropped
    private static IntentFacts FactsOf(string model, IReadOnlyList<NamedIntent> named, Func<string, bool> isKnown)
    {
        var kept = named
            .Where(each => isKnown(each.Action))
            .GroupBy(each => each.Action, StringComparer.Ordinal)
            .Select(group => new IntentScore(group.Key, FixedPoint.FromDouble(group.Max(each => each.Score))))
            .OrderByDescending(each => each.Score)
            .ThenBy(each => each.Action, StringComparer.Ordinal)
            .Take(MostKept)
            .ToList();
        return new(model, kept, named.Count(each => !isKnown(each.Action)));
    }

    // published, and allowed by the workflow from the case's state
    private static IEnumerable<string> ActionsOf(SnapshotRequest request)
    {
        var machine = WorkflowIndex.From(request.Parts.Shared.Workflow).Machine;
        return request
            .Facts.Catalog.Actions.Where(action =>
                !action.IsLogged && string.Equals(action.Status, ObjectStates.Published, StringComparison.Ordinal)
            )
            .Select(action => action.Key)
            .Where(key => machine.IsAllowed(request.Case.State, key))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    private static OutboundText? TitleOf(SnapshotRequest request, string key, Func<FieldText, OutboundText?> outbound) =>
        request.Facts.ActionTitles.TryGetValue(key, out var title) ? outbound(new(DataFields.ActionTexts, title)) : null;

    // what was read is forgotten all at once: it costs one more question for each case
    private IntentFacts Keep(string asked, IntentFacts facts)
    {
        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        _known[asked] = facts;
        return facts;
    }
}

/// <summary>What came of asking the intent model.</summary>
/// <param name="Facts">Null when it was not asked, or did not answer.</param>
/// <param name="IsMissing">It was asked and did not answer.</param>
public sealed record IntentReading(IntentFacts? Facts, bool IsMissing)
{
    /// <summary>Nobody was asked.</summary>
    public static IntentReading None { get; } = new(null, IsMissing: false);
}
