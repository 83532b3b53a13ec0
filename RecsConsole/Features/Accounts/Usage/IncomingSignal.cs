namespace RecsConsole.Features.Accounts.Usage;

/// <summary>A figure about a customer as another system observed it.</summary>
/// <param name="Account">Key of the customer, the same for every system.</param>
/// <param name="Source">The system that observed it.</param>
/// <param name="Name">What it counts, such as active_users.</param>
/// <param name="Value">To three decimal places.</param>
public sealed record IncomingSignal(string Account, string Source, string Name, decimal Value, DateTimeOffset ObservedAt);

/// <summary>A figure about a customer as sent to another system.</summary>
/// <param name="IsStale">It was observed too long ago to say much about today.</param>
public sealed record ExchangedSignal(string Source, string Name, decimal Value, DateTimeOffset ObservedAt, bool IsStale)
{
    internal static ExchangedSignal From(UsageFigure figure) =>
        new(figure.Source, figure.Name, figure.Value, figure.ObservedAt, figure.IsStale);
}
