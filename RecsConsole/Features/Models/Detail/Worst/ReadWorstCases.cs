using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Life;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Detail.Worst;

/// <summary>
/// Reads the worst cases of a model's test period that the reader may see, each with its case and what went wrong (R124).
/// </summary>
public sealed class ReadWorstCases(OperationScopeFactory scopes)
{
    public async Task<Result<WorstCasesView>> RunAsync(Actor actor, string version, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewModels, "read.worst-cases", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var model = await scope
            .Db.Models.AsNoTracking()
            .Where(row => row.Version == version)
            .Select(row => new { row.Kind, row.ReportJson })
            .FirstOrDefaultAsync(cancellationToken);
        if (model is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchModel);
        }

        return ModelGate.ReportOf(model.ReportJson)?.Worst is { Cases.Count: > 0 } worst
            ? await ShowAsync(scope, model.Kind.ToSlateKind(), worst, cancellationToken)
            : new WorstCasesView([], 0);
    }

    private static async Task<WorstCasesView> ShowAsync(
        OperationScope scope,
        SlateKind kind,
        WorstCases worst,
        CancellationToken cancellationToken
    )
    {
        var cases = await ModelCases.PermittedAsync(scope, [.. worst.Cases.Select(each => each.CaseId).Distinct()], cancellationToken);
        var decisions = await ModelCases.OpenableAsync(
            scope,
            [.. worst.Cases.Select(each => each.DecisionId).OfType<Guid>()],
            cancellationToken
        );
        var shown = worst.Cases.Where(each => cases.ContainsKey(each.CaseId)).ToList();
        var documents =
            kind == SlateKind.Document
                ? await ModelCases.DocumentsAsync(
                    scope,
                    [.. shown.Select(each => each.Item).Distinct(StringComparer.Ordinal)],
                    cancellationToken
                )
                : [];
        var people = kind == SlateKind.Expert ? shown.Select(each => Guid.TryParse(each.Item, out var id) ? id : Guid.Empty) : [];
        var labels = await DecisionLabels.ReadAsync(scope.Db, null, documents, [.. people], cancellationToken);
        var lines = shown.ConvertAll(each => new WorstCaseLine(
            each.Kind,
            cases[each.CaseId],
            each.DecisionId is { } id && decisions.Contains(id) ? id : null,
            each.At,
            kind == SlateKind.Document && !documents.Contains(each.Item) ? null : labels.TitleOf(kind, each.Item, 0),
            each.Rank,
            each.Chance,
            [.. each.Reasons.Select(WordsOf)]
        ));
        return new(
            [
                .. WorstKind
                    .All.Select(name => new WorstCasesOfKind(
                        name,
                        worst.Counts.GetValueOrDefault(name),
                        [.. lines.Where(line => string.Equals(line.Kind, name, StringComparison.Ordinal))]
                    ))
                    .Where(each => each.Count > 0),
            ],
            worst.Cases.Count - shown.Count
        );
    }

    private static string WordsOf(string code) => Enum.TryParse<ReasonCode>(code, out var reason) ? ReasonTexts.Of(reason).Label : code;
}

/// <param name="Hidden">Number of cases that the reader may not see.</param>
public sealed record WorstCasesView(IReadOnlyList<WorstCasesOfKind> Kinds, int Hidden);

/// <param name="Count">Decisions of the test period with this error; the lines are the worst ones.</param>
public sealed record WorstCasesOfKind(string Kind, int Count, IReadOnlyList<WorstCaseLine> Lines);

/// <param name="DecisionId">The decision whose trace can be opened; null when there is none or the reader may not open it.</param>
/// <param name="Item">Title of the item; null when the reader may not know it.</param>
public sealed record WorstCaseLine(
    string Kind,
    string CaseKey,
    Guid? DecisionId,
    DateTimeOffset At,
    string? Item,
    int? Rank,
    double? Chance,
    IReadOnlyList<string> Reasons
);
