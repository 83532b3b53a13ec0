using System.Globalization;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>Formats the numbers of a trace for display.</summary>
internal static class TraceLabels
{
    /// <summary>A scaled number with two decimals.</summary>
    public static string Of(long micro) => (micro / 1_000_000m).ToString("0.00", CultureInfo.CurrentCulture);

    /// <summary>A part of a sum, with its sign.</summary>
    public static string Signed(long micro) => (micro / 1_000_000m).ToString("+0.00;−0.00;0.00", CultureInfo.CurrentCulture);

    /// <summary>A width in per cent of the largest value.</summary>
    public static string Width(long amount, long widest) =>
        widest == 0 ? "0%" : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(amount) * 100.0 / widest:0.#}%");
}
