using RecsConsole.Database;

namespace RecsConsole.Features.Accounts.Usage;

/// <summary>A figure that another system observes about a customer, with its age.</summary>
public sealed record UsageFigure(string Name, string Source, decimal Value, DateTimeOffset ObservedAt)
{
    /// <summary>After this time the figure says little about today.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromDays(30);

    // A fall of three tenths: figures of usage vary with weeks and holidays.
    private const decimal Fallen = 0.7m;

    /// <summary>The figure before; null when there was none.</summary>
    public decimal? Before { get; init; }

    public bool IsStale { get; init; }

    /// <summary>It fell by more than it usually varies.</summary>
    public bool HasFallen => Before is { } before && before > 0 && Value <= before * Fallen;

    internal static UsageFigure From(AccountSignalRow row, DateTimeOffset now) =>
        new(row.Name, row.Source, Thousandths.Read(row.Value), row.ObservedAt)
        {
            Before = row.BeforeValue is { } before ? Thousandths.Read(before) : null,
            IsStale = now - row.ObservedAt > FreshFor,
        };
}
