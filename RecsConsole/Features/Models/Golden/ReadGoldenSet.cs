using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Golden;

/// <summary>Reads the golden set for cases that the reader may see and, for a decision, the expectations that can be added.</summary>
public sealed class ReadGoldenSet(OperationScopeFactory scopes)
{
    internal const string Name = "read.golden_set";

    /// <param name="decisionId">The decision to add an expectation for; null for the list alone.</param>
    public async Task<Result<GoldenSetView>> RunAsync(Actor actor, Guid? decisionId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewModels, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var form = decisionId is { } id ? await FormAsync(scope, id, cancellationToken) : null;
        if (decisionId is not null && form is null)
        {
            return await scope.DenyAsync(Name, "decision", decisionId.Value.ToString("D"), SaveGoldenCase.NotThere, cancellationToken);
        }

        var rows = await GoldenCases
            .InForce(scope.Db)
            .AsNoTracking()
            .OrderByDescending(row => row.At)
            .ThenBy(row => row.Id)
            .Take(GoldenCases.Max)
            .ToListAsync(cancellationToken);
        var lines = await GoldenLine.OfAsync(scope, rows, cancellationToken);
        return new GoldenSetView(
            lines,
            rows.Count - lines.Count,
            scope.Access.Subject.Roles.Any(role => role is ConsoleRole.Admin or ConsoleRole.Lead),
            form,
            await TimeZones.OfReaderAsync(scope.Db, actor, cancellationToken)
        );
    }

    private static async Task<GoldenMark?> FormAsync(OperationScope scope, Guid id, CancellationToken cancellationToken)
    {
        var row = await scope.Db.Decisions.AsNoTracking().FirstOrDefaultAsync(found => found.Id == id, cancellationToken);
        if (row is null || !(await ModelCases.OpenableAsync(scope, [id], cancellationToken)).Contains(id))
        {
            return null;
        }

        var cases = await ModelCases.PermittedAsync(scope, [row.CaseId], cancellationToken);
        return cases.TryGetValue(row.CaseId, out var key) ? new(id, key, row.At, await ChoicesAsync(scope, row, cancellationToken)) : null;
    }

    // the ranked candidates plus all catalog actions of that time, since the right action may not have been proposed
    private static async Task<IReadOnlyList<GoldenChoice>> ChoicesAsync(
        OperationScope scope,
        DecisionRow row,
        CancellationToken cancellationToken
    )
    {
        if (await GoldenCases.SnapshotAsync(scope.Db, row, cancellationToken) is not { } input)
        {
            return [];
        }

        var shown = DecisionContent.OutputOf(row).SelectMany(slate => slate.Items.Select(item => (slate.Kind, item.Id))).ToList();
        var all = shown
            .Concat(input.Snapshot.Shared.Catalog.Actions.Select(action => (Kind: SlateKind.Action, Id: action.Key)))
            .Concat(input.Snapshot.Visible.Documents.Select(document => (Kind: SlateKind.Document, Id: document.Key)))
            .Distinct()
            .ToList();
        var documents = await ModelCases.DocumentsAsync(
            scope,
            [.. all.Where(each => each.Kind is SlateKind.Document).Select(each => each.Id)],
            cancellationToken
        );
        var people = all.Where(each => each.Kind is SlateKind.Expert).Select(each => Guid.Parse(each.Id)).ToList();
        var labels = await DecisionLabels.ReadAsync(scope.Db, input.Snapshot?.Shared.Catalog, documents, people, cancellationToken);
        return
        [
            .. all.Where(each => each.Kind is not SlateKind.Document || documents.Contains(each.Id))
                .Select(each => new GoldenChoice(each.Kind, each.Id, labels.TitleOf(each.Kind, each.Id, 0)))
                .OrderBy(choice => choice.Kind)
                .ThenBy(choice => choice.Title, StringComparer.CurrentCulture),
        ];
    }
}

/// <param name="Hidden">Number of expectations for cases that the reader may not see.</param>
/// <param name="Form">The form for a decision; null without one.</param>
public sealed record GoldenSetView(IReadOnlyList<GoldenLine> Lines, int Hidden, bool MayManage, GoldenMark? Form, string? TimeZone);

/// <summary>A decision to add an expectation for.</summary>
/// <param name="Choices">Items that can be expected; empty when the decision can no longer be ranked.</param>
public sealed record GoldenMark(Guid DecisionId, string CaseKey, DateTimeOffset At, IReadOnlyList<GoldenChoice> Choices);

/// <summary>An item that can be expected or ruled out.</summary>
public sealed record GoldenChoice(SlateKind Kind, string Id, string Title);
