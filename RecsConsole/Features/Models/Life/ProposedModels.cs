using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Life.Ledger;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Models.Life;

/// <summary>Proposed models: for those who may decide, and for those who proposed or trained them, who see who else could.</summary>
public sealed class ProposedModels(ModelGate gate) : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Promote;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Model, ChangeKind.Permission];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.PromoteModel, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var rows = await desk
            .Scope.Db.Models.AsNoTracking()
            .Where(row => row.ProposedStatus != null)
            .OrderBy(row => row.ProposedAt)
            .ThenBy(row => row.Id)
            .Take(WaitingDesk.MaxItems)
            .Select(row => new ProposedModel(
                row.Version,
                row.Kind,
                ModelLabels.Share(
                    row.ProposedStatus!.Value,
                    new(row.ProposedPercent, row.ProposedTeams, row.ProposedRoles) { WindowHours = row.ProposedWindowHours }
                ),
                row.ProposedAt ?? row.CreatedAt,
                row.ProposedById,
                row.ProposedWhy,
                row.TrainedById,
                row.FeatureSchema,
                row.ReportJson
            ))
            .ToListAsync(cancellationToken);
        List<WaitingItem> items = [];
        foreach (var row in rows)
        {
            items.Add(await ToItemAsync(desk, row, cancellationToken));
        }

        return items;
    }

    /// <summary>"live for everybody, gate passed, 0.021 better, interval 0.006 to 0.036".</summary>
    /// <param name="gain">Over what ranked during the training, in nDCG; null in older reports.</param>
    internal static string DetailOf(string share, Measure? gain) =>
        gain is null ? Texts.ProposalPassed.With(share)
        : gain.Low > 0 ? Texts.ProposalIsBetter.With(share, ModelLabels.Figure(gain.Value), ModelLabels.Interval(gain))
        : Texts.ProposalWithDifference.With(share, ModelLabels.WithSign(gain.Value), ModelLabels.Interval(gain));

    /// <summary>"Ranking: +0.008 (-0.002 to +0.018, n 212)" for each row of the ledger that was measured.</summary>
    internal static IReadOnlyList<string> FiguresOf(IReadOnlyList<GateCheck> ledger) =>
        [
            .. ledger
                .Where(check => check.Figure.Interval.Length > 0)
                .Select(check =>
                    Texts.LedgerFigure.With(check.Name, check.Figure.Value, check.Figure.Interval, check.Figure.N.GetValueOrDefault())
                ),
        ];

    private async Task<WaitingItem> ToItemAsync(WaitingDesk desk, ProposedModel row, CancellationToken cancellationToken)
    {
        var report = ModelGate.ReportOf(row.ReportJson);
        HashSet<Guid> involved = [.. new[] { row.ProposedById, row.TrainedById }.OfType<Guid>()];
        return new(
            Kind,
            row.Version,
            Texts.ModelThatWaits.With(ModelLabels.Kind(row.Kind), row.Version),
            $"{ModelFilter.Root}/{Uri.EscapeDataString(row.Version)}",
            row.At
        )
        {
            Detail = DetailOf(row.Share, report?.OverPresentOf(ModelReport.Ndcg)),
            Figures = FiguresOf(gate.JudgeReport(row.Version, row.FeatureSchema, report)),
            FromId = row.ProposedById,
            Comment = row.ProposedById is null ? Texts.WhyOfTraining : row.Why,
            Others = involved.Contains(desk.ReaderId)
                ? await desk.OthersAsync(AccessOperation.PromoteModel, involved, cancellationToken)
                : null,
        };
    }

    // without the model content, which is large
    private sealed record ProposedModel(
        string Version,
        ItemKind Kind,
        string Share,
        DateTimeOffset At,
        Guid? ProposedById,
        string? Why,
        Guid? TrainedById,
        int FeatureSchema,
        string ReportJson
    );
}
