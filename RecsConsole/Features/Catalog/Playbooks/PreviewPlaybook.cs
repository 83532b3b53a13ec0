using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>
/// Finds the open cases for which a playbook, saved or not, would propose a step now, using the engine's own conditions. Counts only cases
/// that the reader may view.
/// </summary>
public sealed class PreviewPlaybook(OperationScopeFactory scopes, TenantFactsReader factsReader, TimeProvider clock)
{
    public async Task<Result<PlaybookPreview>> RunAsync(Actor actor, PlaybookContent text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "preview.playbook", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var choices = await PlaybookChoices.ReadForFormAsync(scope, cancellationToken);
        var wrong = PlaybookRules.Check(newKey: null, text, choices);
        if (wrong.Count > 0)
        {
            return Error.Invalid(PlaybookRules.Describe(wrong));
        }

        var facts = await factsReader.ReadAsync(actor, cancellationToken);
        var open = await OpenCases.ReadAsync(scope, facts, cancellationToken);
        var proposed = Proposed(open, facts, text.Facts("preview", 0), choices);
        return new PlaybookPreview([.. proposed.Take(OpenCases.Named)], proposed.Count, open.Seen.Count, open.IsCut);
    }

    private List<PreviewedCase> Proposed(OpenCases open, TenantFacts facts, PlaybookFacts playbook, PlaybookChoices choices)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        return [.. open.Seen.Select(each => Turn(each, facts, playbook, choices, open.Done, now)).OfType<PreviewedCase>()];
    }

    private static PreviewedCase? Turn(
        OpenCase found,
        TenantFacts tenant,
        PlaybookFacts playbook,
        PlaybookChoices choices,
        ILookup<Guid, string> done,
        DateTimeOffset now
    )
    {
        var type = tenant.CaseTypes[found.Row.TypeKey];
        var record = CaseFactsMapper.Row(found.Row, found.Tier, []);
        var facts = CaseFactsMapper.Record(record, tenant.SpansOf(type, record.Level), now, [], [], [.. playbook.FieldConditions()]);
        var steps = done[record.Id].ToHashSet(StringComparer.Ordinal);
        return playbook.TurnIn(facts, steps) is not { } number
            ? null
            : new(
                record.Key,
                record.IssueType,
                record.State,
                number,
                choices.TitleOf(playbook.Steps[number - 1].Action),
                OpenCases.IsPossible(type.Workflow, record.State, playbook.Steps[number - 1].Action)
            );
    }
}

/// <summary>What a playbook would propose now.</summary>
/// <param name="Total">Cases for which the playbook would propose a step.</param>
/// <param name="Looked">Open cases that were examined: those the reader may view.</param>
/// <param name="IsCut">There are more open cases than were examined.</param>
public sealed record PlaybookPreview(IReadOnlyList<PreviewedCase> Cases, int Total, int Looked, bool IsCut);

/// <summary>A case and the playbook step that is next.</summary>
/// <param name="IsPossible">The case's workflow has the step in this state; if not, the desk does not show it.</param>
public sealed record PreviewedCase(string Key, string IssueType, string State, int Step, string Action, bool IsPossible);
