using RecsConsole.Casework.Intake;
using RecsConsole.Platform;

namespace RecsConsole.Features.Accounts.Usage;

/// <summary>Validates a figure by itself, before any data of the tenant is read. Pure.</summary>
internal static class SignalRules
{
    public const int LongestName = 100;

    private const int FirstYear = 1970;

    // clocks of other systems are a little ahead at times
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(5);

    public static ReceivedFault? Check(IncomingSignal signal, DateTimeOffset now) =>
        !IsName(signal.Account) ? Wrong("account", Texts.SignalNameHasOneTo.With(LongestName))
        : !IsName(signal.Source) ? Wrong("source", Texts.SignalNameHasOneTo.With(LongestName))
        : !IsName(signal.Name) ? Wrong("name", Texts.SignalNameHasOneTo.With(LongestName))
        : Math.Abs(signal.Value) > Thousandths.Largest ? Wrong("value", Texts.SignalTooLarge)
        : signal.ObservedAt > now + s_ahead || signal.ObservedAt.UtcDateTime.Year < FirstYear
            ? Wrong("observedAt", Texts.SignalNotObservedYet.With(FirstYear))
        : null;

    private static bool IsName(string name) =>
        !string.IsNullOrWhiteSpace(name)
        && name.Length <= LongestName
        && !name.Any(char.IsControl)
        && string.Equals(name, name.Trim(), StringComparison.Ordinal);

    private static ReceivedFault Wrong(string field, string message) => new(ErrorKind.Invalid, field, message);
}
