using RecsConsole.Access;
using RecsConsole.Casework.Guards;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>
/// Finds the open cases that a policy, saved or not, would apply to if it were in force now, and what it would require, forbid and
/// recommend there. Counts only cases that the reader may view.
/// </summary>
public sealed class PreviewPolicy(OperationScopeFactory scopes, TenantFactsReader factsReader)
{
    public async Task<Result<PolicyPreview>> RunAsync(Actor actor, PolicyContent text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "preview.policy", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (text.Rules.Count is 0 or > PolicyRules.MaxRules)
        {
            return Error.Invalid(
                text.Rules.Count == 0 ? Texts.APolicyNeedsARule : Texts.AtMostRules.With(PolicyRules.MaxRules, text.Rules.Count)
            );
        }

        var facts = await factsReader.ReadAsync(actor, cancellationToken);
        var open = await OpenCases.ReadAsync(scope, facts, cancellationToken);
        var concerned = open.Seen.Select(each => ImpactOn(each, text, facts, open.Done)).OfType<ConcernedLine>().ToList();
        return new PolicyPreview(
            [.. concerned.Take(OpenCases.Named)],
            concerned.Count,
            open.Seen.Count,
            open.IsCut,
            [
                .. Counts(concerned, line => line.Impact.Requires.Concat(line.Impact.IsDone), PolicyRuling.Requires),
                .. Counts(concerned, line => line.Impact.Forbids, PolicyRuling.Forbids),
                .. Counts(concerned, line => line.Impact.Recommends, PolicyRuling.Recommends),
            ]
        );
    }

    private static ConcernedLine? ImpactOn(OpenCase found, PolicyContent text, TenantFacts facts, ILookup<Guid, string> done)
    {
        var row = found.Row;
        var impact = PolicyImpact.From(
            text.Rules,
            RuledCases.Of(row, found.Tier),
            [.. done[row.Id]],
            facts.CaseTypes[row.TypeKey].Workflow
        );
        return impact is null ? null : new(row.Key, row.Title, row.Status, impact);
    }

    private static IEnumerable<PolicyCount> Counts(
        IReadOnlyList<ConcernedLine> lines,
        Func<ConcernedLine, IEnumerable<string>> actionsOf,
        PolicyRuling ruling
    ) =>
        lines
            .SelectMany(line =>
                actionsOf(line)
                    .Select(action =>
                        (
                            Action: action,
                            IsDone: ruling == PolicyRuling.Requires && line.Impact.IsDone.Contains(action, StringComparer.Ordinal)
                        )
                    )
            )
            .GroupBy(each => each.Action, StringComparer.Ordinal)
            .Select(group => new PolicyCount(group.Key, ruling, group.Count(), group.Count(each => each.IsDone)))
            .OrderByDescending(count => count.Cases)
            .ThenBy(count => count.Action, StringComparer.Ordinal);
}

/// <summary>The effect that a policy would have now.</summary>
/// <param name="Total">Number of cases the policy would apply to.</param>
/// <param name="Looked">Open cases that were examined: those the reader may view.</param>
/// <param name="IsCut">There are more open cases than were examined.</param>
public sealed record PolicyPreview(
    IReadOnlyList<ConcernedLine> Cases,
    int Total,
    int Looked,
    bool IsCut,
    IReadOnlyList<PolicyCount> Counts
);

/// <summary>A case that the policy would apply to.</summary>
public sealed record ConcernedLine(string Key, string Title, string State, PolicyImpact Impact);

/// <summary>The number of cases in which an action would be required, forbidden or recommended.</summary>
/// <param name="Done">The cases among them that require the action and have it done already.</param>
public sealed record PolicyCount(string Action, PolicyRuling Ruling, int Cases, int Done);
