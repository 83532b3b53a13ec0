using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>Open findings of the quality check, as one line, for the maintainers of the catalog.</summary>
public sealed class FindingsToReview : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Report;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Catalog];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ManageCatalog, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var rows = await FindingReader.ReadAsync(desk.Scope, isDismissed: false, cancellationToken);
        return rows.Count == 0
            ? []
            :
            [
                new(
                    Kind,
                    "catalog-quality",
                    Texts.FindingsThatWait.With(rows.Count),
                    new QualityFilter().Address,
                    rows.Min(row => row.FoundAt)
                ),
            ];
    }
}
