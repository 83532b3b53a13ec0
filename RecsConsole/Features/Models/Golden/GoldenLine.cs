using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Golden;

/// <summary>An expectation as its reader may see it.</summary>
/// <param name="CaseKey">Key of the case; there is no line for a case that the reader may not view.</param>
/// <param name="CanOpen">Whether the reader may open the decision.</param>
/// <param name="Item">Title of the item; null when the reader may not know it.</param>
/// <param name="Within">The largest allowed rank; null means that the item must not be shown.</param>
public sealed record GoldenLine(
    Guid Id,
    int Version,
    string CaseKey,
    Guid DecisionId,
    bool CanOpen,
    SlateKind Kind,
    string ItemId,
    string? Item,
    int? Within,
    string Why,
    string By,
    DateTimeOffset At
)
{
    /// <summary>The lines for rows whose cases the actor may view, in row order.</summary>
    internal static async Task<IReadOnlyList<GoldenLine>> OfAsync(
        OperationScope scope,
        IReadOnlyList<GoldenCaseRow> rows,
        CancellationToken cancellationToken
    )
    {
        var cases = await ModelCases.PermittedAsync(scope, [.. rows.Select(row => row.CaseId).Distinct()], cancellationToken);
        var decisions = await ModelCases.OpenableAsync(scope, [.. rows.Select(row => row.DecisionId).Distinct()], cancellationToken);
        var shown = rows.Where(row => cases.ContainsKey(row.CaseId)).ToList();
        var documents = await ModelCases.DocumentsAsync(
            scope,
            [.. shown.Where(row => KindOf(row) is SlateKind.Document).Select(row => row.ItemId).Distinct(StringComparer.Ordinal)],
            cancellationToken
        );
        var people = shown.Where(row => KindOf(row) is SlateKind.Expert).Select(row => Guid.Parse(row.ItemId)).Distinct();
        var labels = await DecisionLabels.ReadAsync(scope.Db, null, documents, [.. people], cancellationToken);
        var names = await ModelPeople.NamesAsync(scope.Db, shown.Select(row => row.ById), cancellationToken);
        return
        [
            .. shown.Select(row => new GoldenLine(
                row.Id,
                row.Version,
                cases[row.CaseId],
                row.DecisionId,
                decisions.Contains(row.DecisionId),
                KindOf(row),
                row.ItemId,
                KindOf(row) is SlateKind.Document && !documents.Contains(row.ItemId) ? null : labels.TitleOf(KindOf(row), row.ItemId, 0),
                row.Within,
                row.Why,
                ModelPeople.Of(names, row.ById) ?? Texts.TheConsole,
                row.At
            )),
        ];
    }

    private static SlateKind KindOf(GoldenCaseRow row) => row.Kind.ToSlateKind();
}
