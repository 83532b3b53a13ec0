using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.History;
using RecsConsole.Recommender.Past;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Cli.Backtest;

/// <summary>Snapshots of the past as training reads them, with the fields of the case as of then too.</summary>
internal sealed class PastSnapshots(HistoryDesk desk, PastFields fields)
{
    /// <inheritdoc cref="HistoryDesk.IndexAt"/>
    public CaseIndex IndexAt(DateTimeOffset instant, string caseType) => desk.IndexAt(instant, caseType);

    /// <inheritdoc cref="HistoryDesk.WindowAt"/>
    public TimeSpan WindowAt(DateTimeOffset instant, string caseType) => desk.WindowAt(instant, caseType);

    /// <inheritdoc cref="HistoryDesk.ReadAsync"/>
    public Task<CaseSnapshot?> ReadAsync(HistoryCase known, HistoryMoment moment, SlateKind kind, CancellationToken cancellationToken) =>
        desk.ReadAsync(fields.At(known, moment), moment, kind, cancellationToken);
}
