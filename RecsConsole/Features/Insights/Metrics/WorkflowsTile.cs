using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>The workflows side by side: decisions, acceptance, and how often the SLA was met.</summary>
internal sealed class WorkflowsTile : IInsightTile
{
    private const string Decisions = "decisions";

    public InsightKind Kind => InsightKind.Workflows;

    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.Decisions, DataFields.Responses, DataFields.CaseType, DataFields.CaseOutcome, DataFields.CaseDates];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await WorkflowCounts.ReadAsync(context, context.Period.Now, cancellationToken);
        var before = await WorkflowCounts.DecisionsAsync(context, context.Period.Before, cancellationToken);
        var names = (await InsightWorkflow.ReadAsync(context.Db, cancellationToken)).ToDictionary(
            workflow => workflow.Key,
            workflow => workflow.Name,
            StringComparer.Ordinal
        );
        var keys = now
            .Decisions.Keys.Union(now.Sla.Keys, StringComparer.Ordinal)
            .OrderByDescending(key => now.Decisions.GetValueOrDefault(key))
            .ThenBy(key => key, StringComparer.Ordinal)
            .ToList();
        var isByRole = context.Scope.Role is not null;
        return new([Compared(now, before.Count)])
        {
            Bars =
            [
                Bars(Texts.DecisionsByWorkflow, Texts.Decisions, keys, names, key => Volume(now, key)),
                Bars(Texts.AcceptedByWorkflow, SharedTexts.Accepted, keys, names, key => new("") { Rate = Accepted(now, key) }),
                .. isByRole ? Array.Empty<InsightBars>() : [Bars(Texts.SlaByWorkflow, Texts.SlaMet, keys, names, key => Sla(now, key))],
            ],
            Notes = isByRole ? [Texts.WorkflowsRule, InsightContext.NotByRole] : [Texts.WorkflowsRule],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (drill is not { Figure: Decisions, Value: { } workflow })
        {
            return Task.FromResult<InsightEvidence?>(null);
        }

        var types = context.Db.CaseTypes.Where(type => type.WorkflowKey == workflow);
        var cases = context.Cases.Where(row => types.Any(type => type.Key == row.TypeKey));
        return Task.FromResult<InsightEvidence?>(
            new(
                Texts.CasesWithDecisions,
                "decisions",
                CaseMention.Of(context.Decisions(context.Period.Now).Where(row => cases.Any(each => each.Id == row.CaseId)))
            )
        );
    }

    private static InsightFigure Compared(WorkflowCounts now, int before) =>
        new(Texts.WorkflowsCompared)
        {
            Key = "compared",
            Count = now.Decisions.Count,
            CountBefore = before,
            IsOfDifferent = true,
        };

    private InsightBar Volume(WorkflowCounts counts, string key) =>
        new("") { Count = counts.Decisions.GetValueOrDefault(key), Cases = new(Kind, Decisions, key) };

    // answers that come while it is counted must not be more than the decisions
    private static InsightRate Accepted(WorkflowCounts counts, string key)
    {
        var decisions = counts.Decisions.GetValueOrDefault(key);
        return new(Math.Min(counts.Accepted.GetValueOrDefault(key), decisions), decisions);
    }

    private static InsightBar Sla(WorkflowCounts counts, string key) => new("") { Rate = counts.Sla.GetValueOrDefault(key) ?? new(0, 0) };

    private static InsightBars Bars(
        string title,
        string value,
        IEnumerable<string> keys,
        Dictionary<string, string> names,
        Func<string, InsightBar> bar
    ) => new(title, Texts.Workflow, value, [.. keys.Select(key => bar(key) with { Label = names.GetValueOrDefault(key, key) })]);
}
