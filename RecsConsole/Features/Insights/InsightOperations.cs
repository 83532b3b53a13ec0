using System.Diagnostics.CodeAnalysis;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Cases;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Insights;

/// <summary>
/// The operations of the pages, each off the circuit's thread: an embedded database answers synchronously, and a slow tile must not block
/// the other tiles or keyboard input.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Tiles give their slot back after their page was left: see _slots.")]
public sealed class InsightOperations(
    OpenInsights open,
    ReadInsight read,
    ReadInsightAlarms alarms,
    ListInsightCases cases,
    ActorProvider actors,
    ChangePoller changes
)
{
    // More in parallel would only wait for the same disk, which other users need too. Not disposed: tiles may still be reading when their
    // page is left, and release their slot afterwards; without a wait handle there is nothing to free.
    private readonly SemaphoreSlim _slots = new(3, 3);

    public ChangePoller Changes => changes;

    public async Task<Actor> ActorAsync(CancellationToken cancellationToken) => await actors.GetAsync(cancellationToken);

    public Task<Result<InsightFrame>> OpenAsync(Actor actor, InsightFilter filter, CancellationToken cancellationToken) =>
        Task.Run(() => open.RunAsync(actor, filter, cancellationToken), cancellationToken);

    public Task<Result<InsightTile>> ReadAsync(Actor actor, InsightKind kind, InsightFilter filter, CancellationToken cancellationToken) =>
        InSlotAsync(() => read.RunAsync(actor, new(kind, filter), cancellationToken), cancellationToken);

    public Task<Result<IReadOnlyList<InsightAlarm>>> AlarmsAsync(Actor actor, CancellationToken cancellationToken) =>
        InSlotAsync(() => alarms.RunAsync(actor, cancellationToken), cancellationToken);

    public Task<Result<InsightCases>> CasesAsync(Actor actor, ListInsightCasesRequest request, CancellationToken cancellationToken) =>
        Task.Run(() => cases.RunAsync(actor, request, cancellationToken), cancellationToken);

    private async Task<T> InSlotAsync<T>(Func<Task<T>> run, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(run, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }
}
