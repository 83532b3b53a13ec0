using RecsConsole.Features.Accounts.Usage;

namespace RecsConsole.Features.Accounts.Signals;

/// <summary>Which figures of usage ask for attention: those that fell. Pure.</summary>
internal static class UsageSignals
{
    /// <summary>The signals with the one of usage, the outdated ones last: they say less about today.</summary>
    public static IReadOnlyList<AccountSignal> AddTo(IReadOnlyList<AccountSignal> signals, IReadOnlyList<UsageFigure> usage)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(usage);
        List<UsageFigure> fallen = [.. usage.Where(each => each.HasFallen).OrderBy(each => each.IsStale)];
        IEnumerable<AccountSignal> all =
            fallen.Count == 0
                ? signals
                : signals.Append(new(AccountSignalKind.UsageFell, []) { Usage = fallen, IsStale = fallen[0].IsStale });
        return [.. all.OrderBy(signal => signal.IsStale)];
    }
}
