using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Which open cases a playbook, saved or not, would propose a step for now, asked of the engine's own conditions. Only cases that the reader may view count.</summary>
public sealed class PreviewPlaybook(OperationScopeFactory scopes, TenantFactsReader factsReader, TimeProvider clock)
{
    /// <summary>The latest so many open cases are looked at.</summary>
    public const int MostCases = 2_000;

    /// <summary>So many are named.</summary>
    public const int Named = 20;

    public async Task<Result<PlaybookPreview>> RunAsync(Actor actor, PlaybookContent text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "preview.playbook", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var choices = await PlaybookChoices.ReadAsync(db, cancellationToken);
        var wrong = PlaybookRules.Check(newKey: null, text, choices);
        if (wrong.Count > 0)
        {
            return Error.Invalid(PlaybookRules.Say(wrong));
        }

        var facts = await factsReader.ReadAsync(actor, cancellationToken);
        var open = await OpenAsync(db, cancellationToken);
        var seen = open.Where(each =>
                facts.CaseTypes.ContainsKey(each.Row.TypeKey)
                && scope.Access.Decide(AccessOperation.ViewCase, AccessResources.Of(each.Row)).Permitted
            )
            .ToList();
        var done = await DoneAsync(db, cancellationToken);
        var proposed = Proposed(seen, facts, text.Facts("preview", 0), choices, done);
        return new PlaybookPreview([.. proposed.Take(Named)], proposed.Count, seen.Count, open.Count == MostCases);
    }

    private List<PreviewedCase> Proposed(
        List<OpenCase> cases,
        TenantFacts facts,
        PlaybookFacts playbook,
        PlaybookChoices choices,
        ILookup<Guid, string> done
    )
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        return
        [
            .. cases.Select(each => Turn(each, facts.CaseTypes[each.Row.TypeKey], playbook, choices, done, now)).OfType<PreviewedCase>(),
        ];
    }

    private static Task<List<OpenCase>> OpenAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db
            .Cases.AsNoTracking()
            .Where(row => row.IsOpen)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Take(MostCases)
            .Select(row => new OpenCase(
                row,
                db.Accounts.Where(account => account.Key == row.AccountKey).Select(account => account.Tier).FirstOrDefault()
            ))
            .ToListAsync(cancellationToken);

    private static async Task<ILookup<Guid, string>> DoneAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var steps = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind == "action")
            .Where(row => db.Cases.Any(found => found.Id == row.CaseId && found.IsOpen))
            .Select(row => new { row.CaseId, row.Activity })
            .Distinct()
            .ToListAsync(cancellationToken);
        return steps.ToLookup(step => step.CaseId, step => step.Activity);
    }

    private static PreviewedCase? Turn(
        OpenCase found,
        CaseTypeFacts type,
        PlaybookFacts playbook,
        PlaybookChoices choices,
        ILookup<Guid, string> done,
        DateTimeOffset now
    )
    {
        var record = CaseFactsMapper.Row(found.Row, found.Tier, []);
        var facts = CaseFactsMapper.Record(record, type.Spans, now, [], []);
        var steps = done[record.Id].ToHashSet(StringComparer.Ordinal);
        return playbook.TurnIn(facts, steps) is not { } number
            ? null
            : new(
                record.Key,
                record.IssueType,
                record.State,
                number,
                choices.TitleOf(playbook.Steps[number - 1].Action),
                IsPossible(type.Workflow, record.State, playbook.Steps[number - 1].Action)
            );
    }

    private static bool IsPossible(WorkflowDefinition workflow, string state, string action) =>
        workflow.Transitions.Any(step =>
            string.Equals(step.From, state, StringComparison.Ordinal) && string.Equals(step.ActionKey, action, StringComparison.Ordinal)
        );

    private sealed record OpenCase(CaseRow Row, string? Tier);
}

/// <summary>What a playbook would propose now.</summary>
/// <param name="Total">Cases it would propose a step for.</param>
/// <param name="Looked">Open cases that were asked: those the reader may view.</param>
/// <param name="IsCut">There are more open cases than were looked at.</param>
public sealed record PlaybookPreview(IReadOnlyList<PreviewedCase> Cases, int Total, int Looked, bool IsCut);

/// <summary>A case and the step whose turn it is.</summary>
/// <param name="IsPossible">Its workflow has the step in this state; where not, the desk does not show it.</param>
public sealed record PreviewedCase(string Key, string IssueType, string State, int Step, string Action, bool IsPossible);
